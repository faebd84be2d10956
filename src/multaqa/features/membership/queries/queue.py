"""Reads: the applications that wait for a reviewer, the longest first. Each begins with what this person may meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import AdmissionRules, Application, Decision
from multaqa.features.membership.policies import applications_met_by
from multaqa.features.membership.queries.standing_out import signals_met
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.labels import label_in, language_of

_STATE: Final = Application.State


class Pile(StrEnum):
    """A part of the queue, by what an application waits for."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    DECIDED = "decided"
    VOUCHING = "vouching"
    MORE = "more"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Sieve:
    """Which applications are wanted; what is empty excludes none. ``constituency`` and ``language`` are codes."""

    pile: Pile = Pile.WAITING
    constituency: str = ""
    language: str = ""


@dataclass(frozen=True)
class Row:
    """An application in the queue. ``due_at`` is when it should have been decided on; None where nobody here waits."""

    application: Application
    constituency: str
    organisation: str
    organisation_language: str
    signals: int
    due_at: datetime | None
    is_overdue: bool


def queue_for(person: Person, network: Network, sieve: Sieve) -> QuerySet[Application]:
    """The applications of a network in one pile, those that wait longest first; those that ended, the latest first."""
    wanted = _met(person, network).filter(_in_pile(sieve.pile, network))
    if sieve.constituency:
        wanted = wanted.filter(constituency__code=sieve.constituency)
    if sieve.language:
        wanted = wanted.filter(language=sieve.language)
    order = "-state_since" if sieve.pile == Pile.ENDED else "state_since"
    shown = wanted.select_related("person", "constituency", "organisation")
    return shown.order_by(order, "pk")


def counts_for(person: Person, network: Network) -> dict[Pile, int]:
    """How many applications lie in each pile; one query."""
    counts = {pile.value: Count("pk", filter=_in_pile(pile, network)) for pile in Pile}
    found = _met(person, network).aggregate(**counts)
    return {pile: found[pile.value] for pile in Pile}


def rows_of(applications: Iterable[Application], network: Network, *, reader: Person, language: str) -> list[Row]:
    """Applications as the queue shows them, in a language; five queries, however many."""
    applications, days = list(applications), days_to_answer(network)
    signals = signals_met(applications, reader=reader, language=language)
    return [_row(one, signals=len(signals[one.pk]), days=days, language=language) for one in applications]


def undoable_by(person: Person) -> QuerySet[Decision]:
    """What a reviewer decided lately and can still undo, the latest first."""
    met = visible_people(person, column="application__person")
    own = Decision.objects.filter(met, by=person, done_at=None, undone_at=None)
    return own.select_related("application__person").order_by("-at", "-pk")


def days_to_answer(network: Network) -> int:
    """The target time of an answer, in days."""
    rules = AdmissionRules.objects.filter(network=network).first() or AdmissionRules()
    return rules.days_to_answer


def _met(person: Person, network: Network) -> QuerySet[Application]:
    live = Decision.objects.filter(application=OuterRef("pk"), done_at=None, undone_at=None)
    met = Application.objects.filter(applications_met_by(person), network=network)
    return met.annotate(is_decided=Exists(live))


def _in_pile(pile: Pile, network: Network) -> Q:
    waiting = Q(state__in=(_STATE.REVIEW, _STATE.APPEALED))
    match pile:
        case Pile.WAITING:
            return waiting & Q(is_decided=False)
        case Pile.OVERDUE:
            late = timezone.now() - timedelta(days=days_to_answer(network))
            return waiting & Q(is_decided=False, state_since__lt=late)
        case Pile.DECIDED:
            return Q(is_decided=True)
        case Pile.VOUCHING:
            return Q(state=_STATE.VOUCHING)
        case Pile.MORE:
            return Q(state=_STATE.MORE)
    return Q(state__in=(_STATE.ADMITTED, _STATE.REFUSED, _STATE.WITHDRAWN))


def _row(application: Application, *, signals: int, days: int, language: str) -> Row:
    waits = application.state in (_STATE.REVIEW, _STATE.APPEALED)
    due_at = application.state_since + timedelta(days=days) if waits else None
    constituency, organisation = application.constituency, application.organisation
    return Row(
        application,
        label_in(constituency.name, language) if constituency else "",
        label_in(organisation.name, language) if organisation else "",
        language_of(organisation.name, language) if organisation else language,
        signals,
        due_at,
        due_at is not None and due_at < timezone.now(),
    )
