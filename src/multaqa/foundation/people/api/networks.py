"""The door of ``people``: the network, its languages and senders, and the first run of an installation."""

from multaqa.foundation.people.commands import (
    LinkOver,
    begin_first_run,
    choose_sender,
    describe_network,
    describe_part,
    found_network,
    mark_network,
    name_report_readers,
    offer_languages,
    open_network,
    set_up_link,
)
from multaqa.foundation.people.models import Network, ReprisalReport
from multaqa.foundation.people.policies import may_describe_network
from multaqa.foundation.people.providers import bar_from_providers
from multaqa.foundation.people.queries import networks_of, report_readers, the_network
from multaqa.foundation.people.queries.first_run import first_run, is_open, key_of_token
from multaqa.foundation.people.senders import may_send_as, sender_address, sender_domain
from multaqa.foundation.people.spoken import answered_in, language_choices, not_offered, offered_languages, spoken

__all__ = [
    "LinkOver",
    "Network",
    "ReprisalReport",
    "answered_in",
    "bar_from_providers",
    "begin_first_run",
    "choose_sender",
    "describe_network",
    "describe_part",
    "first_run",
    "found_network",
    "is_open",
    "key_of_token",
    "language_choices",
    "mark_network",
    "may_describe_network",
    "may_send_as",
    "name_report_readers",
    "networks_of",
    "not_offered",
    "offer_languages",
    "offered_languages",
    "open_network",
    "report_readers",
    "sender_address",
    "sender_domain",
    "set_up_link",
    "spoken",
    "the_network",
]
