"""Accounts, appointments of staff, networks, and what signing in needs to remember."""

from multaqa.foundation.people.models.appointment import Appointment
from multaqa.foundation.people.models.kept_form import KeptForm
from multaqa.foundation.people.models.network import Network
from multaqa.foundation.people.models.person import Digits, People, Person, State, Theme
from multaqa.foundation.people.models.shared_cache import SharedCacheEntry

__all__ = ["Appointment", "Digits", "KeptForm", "Network", "People", "Person", "SharedCacheEntry", "State", "Theme"]
