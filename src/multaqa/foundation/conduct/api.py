"""The door of ``conduct``: the rules, their acceptance, and whom to turn to."""

from multaqa.foundation.conduct.commands import (
    Refused,
    accept,
    adopt_delivered,
    bring_into_force,
    discard_version,
    set_contacts,
    start_version,
    write_version,
)
from multaqa.foundation.conduct.facts import VersionAccepted, VersionBroughtIntoForce
from multaqa.foundation.conduct.middleware import without_acceptance
from multaqa.foundation.conduct.models import Document
from multaqa.foundation.conduct.queries import Kept, contacts, documents_kept, in_force, unaccepted

__all__ = [
    "Document",
    "Kept",
    "Refused",
    "VersionAccepted",
    "VersionBroughtIntoForce",
    "accept",
    "adopt_delivered",
    "bring_into_force",
    "contacts",
    "discard_version",
    "documents_kept",
    "in_force",
    "set_contacts",
    "start_version",
    "unaccepted",
    "without_acceptance",
    "write_version",
]
