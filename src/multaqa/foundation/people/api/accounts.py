"""The door of ``people``: accounts, their sign-in, standing and recovery."""

from multaqa.foundation.people.adapter import AccountRules
from multaqa.foundation.people.address_changes import on_address_change
from multaqa.foundation.people.commands import (
    end_all_sessions,
    lock,
    look_through,
    open_account,
    prefer,
    reinstate,
    rename,
    require_second_factor,
    suspend,
    unlock,
)
from multaqa.foundation.people.commands.recoveries import OutOfTurn, verify_second
from multaqa.foundation.people.forms.joining import FirstAccountForm
from multaqa.foundation.people.forms.recoveries import VerificationForm
from multaqa.foundation.people.joining import sign_in_new
from multaqa.foundation.people.models import Person, Recovery, State
from multaqa.foundation.people.queries import (
    active_people,
    demo_accounts_exist,
    people_in_standing,
    people_of,
    people_seen_since,
    person_of,
    person_of_address,
    sign_in_named,
)
from multaqa.foundation.people.queries.recoveries import (
    address_change_named,
    addresses_known,
    changes_undone_with,
    open_recoveries,
    recoveries_half_verified,
    recovery_named,
    stop_token,
    undo_token_at,
)
from multaqa.foundation.people.second_voices import register_second_voice
from multaqa.foundation.people.standing import awaits_second_factor, has_second_factor, in_standing, needs_second_factor

__all__ = [
    "AccountRules",
    "FirstAccountForm",
    "OutOfTurn",
    "Person",
    "Recovery",
    "State",
    "VerificationForm",
    "active_people",
    "address_change_named",
    "addresses_known",
    "awaits_second_factor",
    "changes_undone_with",
    "demo_accounts_exist",
    "end_all_sessions",
    "has_second_factor",
    "in_standing",
    "lock",
    "look_through",
    "needs_second_factor",
    "on_address_change",
    "open_account",
    "open_recoveries",
    "people_in_standing",
    "people_of",
    "people_seen_since",
    "person_of",
    "person_of_address",
    "prefer",
    "recoveries_half_verified",
    "recovery_named",
    "register_second_voice",
    "reinstate",
    "rename",
    "require_second_factor",
    "sign_in_named",
    "sign_in_new",
    "stop_token",
    "suspend",
    "undo_token_at",
    "unlock",
    "verify_second",
]
