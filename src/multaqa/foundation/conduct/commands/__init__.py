"""Writes of conduct, split by noun."""

from multaqa.foundation.conduct.commands.acceptances import accept
from multaqa.foundation.conduct.commands.contacts import set_contacts
from multaqa.foundation.conduct.commands.reports import (
    NobodyToReport,
    TakenMeanwhile,
    close_person_report,
    forget_old_person_reports,
    hand_back_report,
    report_person,
    take_report,
    what_happened,
)
from multaqa.foundation.conduct.commands.versions import (
    Refused,
    adopt_delivered,
    bring_into_force,
    discard_version,
    start_version,
    write_version,
)

__all__ = [
    "NobodyToReport",
    "Refused",
    "TakenMeanwhile",
    "accept",
    "adopt_delivered",
    "bring_into_force",
    "close_person_report",
    "discard_version",
    "forget_old_person_reports",
    "hand_back_report",
    "report_person",
    "set_contacts",
    "start_version",
    "take_report",
    "what_happened",
    "write_version",
]
