"""The door of ``people``: accounts, capabilities, guards of views, the network."""

from multaqa.foundation.people.adapter import AccountRules
from multaqa.foundation.people.capabilities import CAPABILITIES_OF_ROLE, Capability, Role
from multaqa.foundation.people.commands import (
    appoint,
    describe_network,
    end_account,
    end_appointment,
    found_network,
    mark_network,
    open_account,
    prefer,
    reinstate,
    rename,
    suspend,
)
from multaqa.foundation.people.facts import (
    AccountEnded,
    AppointmentEnded,
    NetworkDescribed,
    NetworkMarked,
    PersonAppointed,
    PersonJoined,
    PersonReinstated,
    PersonRenamed,
    PersonSuspended,
)
from multaqa.foundation.people.guards import require, signed_in
from multaqa.foundation.people.holdings import (
    Fate,
    Holding,
    Row,
    holdings,
    nothing_to_erase,
    nothing_to_export,
    register_holding,
)
from multaqa.foundation.people.kept_forms import posted_or_kept
from multaqa.foundation.people.models import Appointment, Digits, Network, Person, State, Theme
from multaqa.foundation.people.offices import capabilities_of, has_capability, people_with
from multaqa.foundation.people.policies import may_describe_network
from multaqa.foundation.people.preferences import Preferences, preferences_of, zone_of
from multaqa.foundation.people.queries import (
    active_people,
    demo_accounts_exist,
    networks_of,
    person_of,
    person_of_address,
    the_network,
)
from multaqa.foundation.people.readers import Reader, person_reading, reader_of
from multaqa.foundation.people.settings_pages import SettingsPage, register_settings_page, settings_tabs
from multaqa.foundation.people.tasks import forget_kept_forms

__all__ = [
    "CAPABILITIES_OF_ROLE",
    "AccountEnded",
    "AccountRules",
    "Appointment",
    "AppointmentEnded",
    "Capability",
    "Digits",
    "Fate",
    "Holding",
    "Network",
    "NetworkDescribed",
    "NetworkMarked",
    "Person",
    "PersonAppointed",
    "PersonJoined",
    "PersonReinstated",
    "PersonRenamed",
    "PersonSuspended",
    "Preferences",
    "Reader",
    "Role",
    "Row",
    "SettingsPage",
    "State",
    "Theme",
    "active_people",
    "appoint",
    "capabilities_of",
    "demo_accounts_exist",
    "describe_network",
    "end_account",
    "end_appointment",
    "forget_kept_forms",
    "found_network",
    "has_capability",
    "holdings",
    "mark_network",
    "may_describe_network",
    "networks_of",
    "nothing_to_erase",
    "nothing_to_export",
    "open_account",
    "people_with",
    "person_of",
    "person_of_address",
    "person_reading",
    "posted_or_kept",
    "prefer",
    "preferences_of",
    "reader_of",
    "register_holding",
    "register_settings_page",
    "reinstate",
    "rename",
    "require",
    "settings_tabs",
    "signed_in",
    "suspend",
    "the_network",
    "zone_of",
]
