"""Accounts, appointments of staff, and networks."""

from multaqa.foundation.people.models.appointment import Appointment
from multaqa.foundation.people.models.network import Network
from multaqa.foundation.people.models.person import Digits, People, Person, State, Theme

__all__ = ["Appointment", "Digits", "Network", "People", "Person", "State", "Theme"]
