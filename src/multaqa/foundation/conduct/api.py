"""The door of ``conduct``: the rules, their acceptance, whom to turn to, and reports about people."""

from multaqa.foundation.conduct.commands import (
    NobodyToReport,
    Refused,
    accept,
    adopt_delivered,
    bring_into_force,
    discard_version,
    report_person,
    set_contacts,
    start_version,
    write_version,
)
from multaqa.foundation.conduct.facts import VersionAccepted, VersionBroughtIntoForce
from multaqa.foundation.conduct.middleware import without_acceptance
from multaqa.foundation.conduct.models import LONGEST_REPORT, Document, PersonReport, Reason
from multaqa.foundation.conduct.queries import Kept, contacts, documents_kept, in_force, unaccepted
from multaqa.foundation.conduct.tasks import forget_closed_reports

__all__ = [
    "LONGEST_REPORT",
    "Document",
    "Kept",
    "NobodyToReport",
    "PersonReport",
    "Reason",
    "Refused",
    "VersionAccepted",
    "VersionBroughtIntoForce",
    "accept",
    "adopt_delivered",
    "bring_into_force",
    "contacts",
    "discard_version",
    "documents_kept",
    "forget_closed_reports",
    "in_force",
    "report_person",
    "set_contacts",
    "start_version",
    "unaccepted",
    "without_acceptance",
    "write_version",
]
