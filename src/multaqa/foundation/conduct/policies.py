"""Who may keep the rules and the contacts, and who looks into reports about people."""

from django.db.models import Q

from multaqa.foundation.access.api import visible_people, visible_to_office
from multaqa.foundation.conduct.models import PersonReport
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability


def may_keep_rules(person: Person | None) -> bool:
    """True for holders of KEEP_RULES; nobody (None) is the operator at the command line, who may."""
    return person is None or has_capability(person, Capability.KEEP_RULES)


def may_look_into_reports(person: Reader) -> bool:
    """True for officers: those who moderate."""
    return has_capability(person, Capability.MODERATE)


def reports_met_by(officer: Person) -> Q:
    """The reports that an officer may know of.

    None about her or by her; none by somebody who hides from her; and none about somebody who hides from her by name
    (as whoever she is, or stands for). Hiding from everyone at once is no way out of a report.
    """
    if not may_look_into_reports(officer):
        return Q(pk__in=())
    by_others = ~Q(reporter=officer) & visible_people(officer, column="reporter")
    return by_others & ~Q(reported=officer) & visible_to_office(officer, column="reported")


def can_take(report: PersonReport) -> bool:
    """For each officer who may know of it: true while nobody looks into it, or who did is no officer any more."""
    if report.state == PersonReport.State.NEW:
        return True
    return report.state == PersonReport.State.TAKEN and not may_look_into_reports(report.taken_by)


def can_close(officer: Person, report: PersonReport) -> bool:
    """True for the officer who took it, until it is closed."""
    return report.state == PersonReport.State.TAKEN and report.taken_by_id == officer.pk
