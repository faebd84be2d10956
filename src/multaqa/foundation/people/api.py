"""The door of ``people``: accounts, capabilities, guards of views, the network."""

from multaqa.foundation.people.capabilities import CAPABILITIES_OF_ROLE, Capability, Role
from multaqa.foundation.people.commands import (
    appoint,
    describe_network,
    end_account,
    end_appointment,
    found_network,
    open_account,
    prefer,
    reinstate,
    rename,
    suspend,
)
from multaqa.foundation.people.guards import Reader, reader_of, require, signed_in
from multaqa.foundation.people.models import Appointment, Digits, Network, Person, State, Theme
from multaqa.foundation.people.queries import (
    active_people,
    capabilities_of,
    demo_accounts_exist,
    has_capability,
    people_with,
    person_of,
    person_of_address,
    the_network,
)

__all__ = [
    "CAPABILITIES_OF_ROLE",
    "Appointment",
    "Capability",
    "Digits",
    "Network",
    "Person",
    "Reader",
    "Role",
    "State",
    "Theme",
    "active_people",
    "appoint",
    "capabilities_of",
    "demo_accounts_exist",
    "describe_network",
    "end_account",
    "end_appointment",
    "found_network",
    "has_capability",
    "open_account",
    "people_with",
    "person_of",
    "person_of_address",
    "prefer",
    "reader_of",
    "reinstate",
    "rename",
    "require",
    "signed_in",
    "suspend",
    "the_network",
]
