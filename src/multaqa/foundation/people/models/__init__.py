"""Accounts, appointments of staff, networks, and what signing in needs to remember."""

from multaqa.foundation.people.models.appointment import Appointment
from multaqa.foundation.people.models.first_run import FirstRun
from multaqa.foundation.people.models.invitation import Invitation
from multaqa.foundation.people.models.kept_form import KeptForm
from multaqa.foundation.people.models.network import Network
from multaqa.foundation.people.models.person import Digits, People, Person, State, Theme
from multaqa.foundation.people.models.provider_link import ProviderLink
from multaqa.foundation.people.models.recovery import AddressChange, Outcome, Recovery
from multaqa.foundation.people.models.report import ReprisalReport
from multaqa.foundation.people.models.shared_cache import SharedCacheEntry
from multaqa.foundation.people.models.sign_in import Device, SignIn

__all__ = [
    "AddressChange",
    "Appointment",
    "Device",
    "Digits",
    "FirstRun",
    "Invitation",
    "KeptForm",
    "Network",
    "Outcome",
    "People",
    "Person",
    "ProviderLink",
    "Recovery",
    "ReprisalReport",
    "SharedCacheEntry",
    "SignIn",
    "State",
    "Theme",
]
