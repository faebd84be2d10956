"""The door of ``people``: capabilities, roles, and who holds them."""

from multaqa.foundation.people.capabilities import Capability, Role
from multaqa.foundation.people.commands import LastSteward, appoint, end_appointment, offer_office, withdraw_offer
from multaqa.foundation.people.models import Appointment, Invitation
from multaqa.foundation.people.offices import (
    capabilities_of,
    has_a_steward,
    has_capability,
    office_numbered,
    offices_held,
    people_holding,
    people_with,
)
from multaqa.foundation.people.queries.invitations import offer_named, offer_token, open_offers
from multaqa.foundation.people.words_of_offices import duty_of_role, word_of_office

__all__ = [
    "Appointment",
    "Capability",
    "Invitation",
    "LastSteward",
    "Role",
    "appoint",
    "capabilities_of",
    "duty_of_role",
    "end_appointment",
    "has_a_steward",
    "has_capability",
    "offer_named",
    "offer_office",
    "offer_token",
    "office_numbered",
    "offices_held",
    "open_offers",
    "people_holding",
    "people_with",
    "withdraw_offer",
    "word_of_office",
]
