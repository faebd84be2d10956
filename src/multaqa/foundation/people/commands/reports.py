"""Confidential reports of reprisals: for two named officers, and for nobody else."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.facts import (
    ReportReadersNamed,
    ReprisalReportClosed,
    ReprisalReported,
    ReprisalReportOpened,
)
from multaqa.foundation.people.models import Person, ReprisalReport
from multaqa.foundation.people.offices import has_capability
from multaqa.foundation.people.policies import may_name_report_readers, may_read_reports
from multaqa.foundation.people.queries import report_readers, the_network
from multaqa.foundation.people.sealing import seal, unseal

REPORTS_KEPT: Final = timedelta(days=365)
_PURPOSE: Final = "reprisal report"


@dataclass(frozen=True)
class Report:
    """What a report says: ``person`` is its writer's public id, ``contact`` how she may be reached, if she says."""

    person: str
    name: str
    email: str
    words: str
    contact: str


class NoReadersNamed(Exception):
    """The network has not named the two officers to whom reports go."""


@transaction.atomic
def name_report_readers(first: Person, second: Person, *, by: Person | None) -> None:
    """Name the two officers who read reports, in place of those before.

    Raises ``PermissionDenied``, and ``ValueError`` unless they are two people who hold SAFEGUARD.
    """
    if not may_name_report_readers(by):
        raise PermissionDenied
    if first == second or not all(has_capability(one, Capability.SAFEGUARD) for one in (first, second)):
        raise ValueError("Reports go to two different officers.")
    the_network().report_readers.set([first, second])
    record(ReportReadersNamed(people=sorted([first.public_id, second.public_id])), by=by)


@transaction.atomic
def send_report(person: Person, *, words: str, contact: str = "") -> ReprisalReport:
    """Seal what a person reports. Raises ``NoReadersNamed``. The fact names neither her nor anything she says."""
    if len(report_readers()) != 2:
        raise NoReadersNamed
    said = Report(person=person.public_id, name=person.name, email=person.email, words=words, contact=contact)
    sealed = seal(json.dumps(asdict(said), ensure_ascii=False), purpose=_PURPOSE)
    report = ReprisalReport.objects.create(sealed=sealed)
    record(ReprisalReported(report=report.public_id), by=None)
    return report


@transaction.atomic
def open_report(report: ReprisalReport, *, by: Person) -> Report:
    """What a report says; that it was opened is recorded. Raises ``PermissionDenied`` for all but the two officers."""
    if not may_read_reports(by, the_network()):
        raise PermissionDenied
    said = unseal(report.sealed, purpose=_PURPOSE, max_age=None)
    if said is None:
        raise ValueError("This report was sealed under a secret key that the site no longer has.")
    record(ReprisalReportOpened(report=report.public_id), by=by)
    return Report(**json.loads(said))


@transaction.atomic
def close_report(report: ReprisalReport, *, by: Person) -> None:
    """Close the matter of a report; it is deleted a year later. Raises ``PermissionDenied``."""
    if not may_read_reports(by, the_network()):
        raise PermissionDenied
    if report.closed_at is None:
        report.closed_at = timezone.now()
        report.save(update_fields=["closed_at"])
        record(ReprisalReportClosed(report=report.public_id), by=by)


def forget_old_reports() -> int:
    """Delete reports whose matter was closed a year ago; returns how many."""
    return ReprisalReport.objects.filter(closed_at__lt=timezone.now() - REPORTS_KEPT).delete()[0]
