"""Reports about people: sent, taken, handed back, closed; the person reported learns of none of it."""

from datetime import timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.conduct.models import Outcome, PersonReport, Reason
from multaqa.foundation.conduct.notices import REPORT_CLOSED, REPORT_SENT, REPORT_WAITS
from multaqa.foundation.conduct.policies import can_close, can_take, reports_met_by
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Capability, Person, people_with

REPORTS_KEPT: Final = timedelta(days=365)
"""How long a report stays after its matter is closed."""
_SENT_AGAIN: Final = timedelta(days=1)


class NobodyToReport(Exception):
    """No officer could look into a report but its writer, the person reported, and from whom one of them hides."""


class TakenMeanwhile(Exception):
    """Another officer took, handed back or closed a report since it was opened."""


@transaction.atomic
def report_person(
    reported: Person, *, reason: Reason, words: str, is_unnamed: bool, by: Person, page: str = ""
) -> PersonReport:
    """Report a person to the officers, who are told, as is the writer; the same again within a day is one report.

    Raises ``NobodyToReport``, and ``PermissionDenied`` for oneself.
    """
    if reported == by:
        raise PermissionDenied
    said = {"reporter": by, "reported": reported, "reason": reason, "words": words}
    since = timezone.now() - _SENT_AGAIN
    if again := PersonReport.objects.filter(**said, sent_at__gt=since).exclude(state=PersonReport.State.CLOSED).first():
        return again
    report = PersonReport.objects.create(**said, is_unnamed=is_unnamed, page=page)
    officers = officers_for(report)
    if not officers:
        raise NobodyToReport
    ref = ref_of(report)
    tell(officers, kind=REPORT_WAITS, once=ref)
    tell([by], kind=REPORT_SENT, thing_ref=ref, once=ref)
    return report


@transaction.atomic
def take_report(public_id: str, *, by: Person) -> PersonReport:
    """Look into a report. Raises ``PermissionDenied``, and ``TakenMeanwhile`` for the second of two officers."""
    report = _locked(public_id, by)
    if report.taken_by_id == by.pk and report.state == PersonReport.State.TAKEN:
        return report
    if not can_take(report):
        raise TakenMeanwhile
    report.state, report.taken_by, report.taken_at = PersonReport.State.TAKEN, by, timezone.now()
    report.save(update_fields=["state", "taken_by", "taken_at"])
    return report


@transaction.atomic
def hand_back_report(public_id: str, *, by: Person) -> None:
    """Leave a report to the others. Raises ``PermissionDenied``, and ``TakenMeanwhile`` unless she has it."""
    report = _locked(public_id, by)
    if not can_close(by, report):
        raise TakenMeanwhile
    report.state, report.taken_by, report.taken_at = PersonReport.State.NEW, None, None
    report.save(update_fields=["state", "taken_by", "taken_at"])


@transaction.atomic
def close_person_report(public_id: str, *, outcome: Outcome, answer: str, by: Person) -> None:
    """Close a report with what came of it, and an answer that its writer reads.

    Raises ``PermissionDenied``, and ``TakenMeanwhile`` unless she has it.
    """
    report = _locked(public_id, by)
    if not can_close(by, report):
        raise TakenMeanwhile
    report.state, report.closed_at = PersonReport.State.CLOSED, timezone.now()
    report.outcome, report.answer = outcome, answer
    report.save(update_fields=["state", "closed_at", "outcome", "answer"])
    if report.reporter is not None:
        tell([report.reporter], kind=REPORT_CLOSED, thing_ref=ref_of(report), once=ref_of(report))


def officers_for(report: PersonReport) -> list[Person]:
    """The officers who may know of a report; a query for each officer, of whom there are few."""
    one = PersonReport.objects.filter(pk=report.pk)
    return [
        each for each in people_with(Capability.MODERATE).order_by("pk") if one.filter(reports_met_by(each)).exists()
    ]


def forget_old_person_reports() -> int:
    """Delete reports whose matter was closed a year ago; returns how many."""
    return PersonReport.objects.filter(closed_at__lt=timezone.now() - REPORTS_KEPT).delete()[0]


def what_happened(report: PersonReport) -> str:
    """What an officer is told who comes second."""
    if report.state == PersonReport.State.CLOSED:
        return _("Another officer has closed this report meanwhile.")
    if report.state == PersonReport.State.NEW:
        return _("This report has been handed back meanwhile; it waits for an officer.")
    return _("Another officer has taken this report meanwhile.")


def _locked(public_id: str, officer: Person) -> PersonReport:
    met = PersonReport.objects.filter(reports_met_by(officer), public_id=public_id)
    report = PersonReport.objects.select_for_update().filter(pk__in=met.values("pk")).first()
    if report is None:
        raise PermissionDenied
    return report
