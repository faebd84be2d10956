"""The door of membership."""

from multaqa.features.membership.commands import (
    Body,
    Seat,
    admit,
    appoint_member,
    enter_organisation,
    name_focal_point,
    record_contact,
)
from multaqa.features.membership.models import Capacity, Constituency, Contact, Member, Organisation
from multaqa.features.membership.queries.members import constituencies_of, constituency_named, member_of
from multaqa.features.membership.refusals import CannotBeChanged, CannotEnter

__all__ = [
    "Body",
    "CannotBeChanged",
    "CannotEnter",
    "Capacity",
    "Constituency",
    "Contact",
    "Member",
    "Organisation",
    "Seat",
    "admit",
    "appoint_member",
    "constituencies_of",
    "constituency_named",
    "enter_organisation",
    "member_of",
    "name_focal_point",
    "record_contact",
]
