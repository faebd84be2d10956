"""Writes: accounts, offices, networks."""

from multaqa.foundation.people.commands.accounts import (
    empty_account,
    end_account,
    open_account,
    prefer,
    reinstate,
    rename,
    suspend,
)
from multaqa.foundation.people.commands.asked import (
    answer_reset,
    answer_sign_up,
    sealed_provider_sign_up,
    sealed_reset,
    sealed_sign_up,
)
from multaqa.foundation.people.commands.invitations import (
    OFFERS_KEPT,
    OfferOver,
    accept_offer,
    decline_offer,
    forget_old_offers,
    join_by_offer,
    offer_office,
    withdraw_offer,
)
from multaqa.foundation.people.commands.links import AlreadyLinked, LastWayIn, end_links, link, note_use, unlink
from multaqa.foundation.people.commands.locking import lock, unlock
from multaqa.foundation.people.commands.networks import describe_network, found_network, mark_network
from multaqa.foundation.people.commands.offices import LastSteward, appoint, end_appointment
from multaqa.foundation.people.commands.reports import (
    REPORTS_KEPT,
    NoReadersNamed,
    Report,
    close_report,
    forget_old_reports,
    name_report_readers,
    open_report,
    send_report,
)
from multaqa.foundation.people.commands.sign_ins import (
    ADDRESSES_KEPT,
    DEVICES_KEPT,
    end_all_sessions,
    end_other_sign_ins,
    end_sign_in,
    forget_old_sign_ins,
)
from multaqa.foundation.people.commands.standing import require_second_factor

__all__ = [
    "ADDRESSES_KEPT",
    "DEVICES_KEPT",
    "OFFERS_KEPT",
    "REPORTS_KEPT",
    "AlreadyLinked",
    "LastSteward",
    "LastWayIn",
    "NoReadersNamed",
    "OfferOver",
    "Report",
    "accept_offer",
    "answer_reset",
    "answer_sign_up",
    "appoint",
    "close_report",
    "decline_offer",
    "describe_network",
    "empty_account",
    "end_account",
    "end_all_sessions",
    "end_appointment",
    "end_links",
    "end_other_sign_ins",
    "end_sign_in",
    "forget_old_offers",
    "forget_old_reports",
    "forget_old_sign_ins",
    "found_network",
    "join_by_offer",
    "link",
    "lock",
    "mark_network",
    "name_report_readers",
    "note_use",
    "offer_office",
    "open_account",
    "open_report",
    "prefer",
    "reinstate",
    "rename",
    "require_second_factor",
    "sealed_provider_sign_up",
    "sealed_reset",
    "sealed_sign_up",
    "send_report",
    "suspend",
    "unlink",
    "unlock",
    "withdraw_offer",
]
