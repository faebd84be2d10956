"""Writes: applications, nominations, members, organisations, rules of admission."""

from multaqa.features.membership.commands.entering import Seat, admit, appoint_member
from multaqa.features.membership.commands.organisations import (
    Body,
    end_contact,
    end_focal_point,
    enter_organisation,
    make_known,
    name_focal_point,
    propose_organisation,
    record_contact,
)

__all__ = [
    "Body",
    "Seat",
    "admit",
    "appoint_member",
    "end_contact",
    "end_focal_point",
    "enter_organisation",
    "make_known",
    "name_focal_point",
    "propose_organisation",
    "record_contact",
]
