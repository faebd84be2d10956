"""Reads: what is held, a person's exports and erasure, the officers' cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.foundation.access.api import visible_to_office
from multaqa.foundation.people.api import (
    Capability,
    Fate,
    Holding,
    Person,
    counts_about,
    holdings,
    people_with,
    person_of_address,
)
from multaqa.foundation.privacy.models import Erasure, ErasureState, Export, LegalHold
from multaqa.lib.prepared import Given, Prepared, PreparedObjects

OPEN = (ErasureState.PROPOSED, ErasureState.WAITING)


@dataclass(frozen=True)
class HeldLine:
    """One line of the page: a holding, and how many rows of it are about the reader (None: nobody is signed in)."""

    holding: Holding
    count: int | None


def holdings_in_reading_order() -> list[Holding]:
    """Every holding, accounts first."""
    return holdings()[::-1]


def held_lines(person: Person | None) -> list[HeldLine]:
    """A line for each holding, with the number of rows about the person."""
    counts = counts_about(person) if person else {}
    return [HeldLine(one, counts.get(one.model)) for one in holdings_in_reading_order()]


def exports_of(person: Person) -> QuerySet[Export]:
    """A person's exports that can be fetched or are being made, newest first."""
    return Export.objects.filter(person=person).exclude(expires_at__lte=timezone.now()).order_by("-asked_at")


def export_of(person: Person, public_id: str) -> Export | None:
    """One of her own exports that has not expired, or None."""
    return exports_of(person).select_related("progress").filter(public_id=public_id).first()


def open_erasure(person: Person) -> Erasure | None:
    """The erasure that waits for its day, or for a second officer; None if there is none."""
    return next(iter(_OPEN_ERASURE.objects(person=person.pk)), None)


def holds_on(person: Person) -> QuerySet[LegalHold]:
    """The legal holds on a person that hold now."""
    return live_holds().filter(person=person)


def live_holds(*, at: datetime | Given | None = None) -> QuerySet[LegalHold]:
    """Every legal hold that holds now, or at a moment, the first to end first."""
    now = at or timezone.now()
    return LegalHold.objects.filter(since__lte=now, until__gt=now, lifted_at=None).order_by("until", "pk")


def told_hold(person: Person) -> LegalHold | None:
    """A hold on a person of which she is told, or None."""
    return next(iter(_TOLD_HOLD.objects(person=person.pk, at=timezone.now())), None)


_OPEN_ERASURE: Final = PreparedObjects(
    Erasure, lambda person: Erasure.objects.filter(person=person, state__in=OPEN).order_by("pk")[:1]
)
_TOLD_HOLD: Final = PreparedObjects(
    LegalHold, lambda person, at: live_holds(at=at).filter(person=person, is_told=True)[:1]
)


def is_last_steward(person: Person) -> bool:
    """Whether nobody but this person could appoint anyone."""
    stewards = people_with(Capability.APPOINT)
    return stewards.filter(pk=person.pk).exists() and not stewards.exclude(pk=person.pk).exists()


def due_erasures(*, at: datetime | Given | None = None) -> QuerySet[Erasure]:
    """The erasures whose day has come, now or at a moment, and on which no hold lies."""
    held = live_holds(at=at).values("person")
    return Erasure.objects.filter(state=ErasureState.WAITING, due_at__lte=at or timezone.now()).exclude(person__in=held)


def late_and_erased(*, before: datetime) -> tuple[int, set[str]]:
    """How many erasures were due ``before`` and wait still, and the public ids of the erased; one query."""
    found = _LATE_AND_ERASED.rows(at=timezone.now(), before=before)
    erased = {public_id for state, public_id in found if state == ErasureState.DONE}
    return sum(state != ErasureState.DONE for state, _ in found), erased


def _late_and_erased(at: Given, before: Given) -> QuerySet[Any, Any]:
    late = due_erasures(at=at).filter(due_at__lt=before).values("pk")
    return Erasure.objects.filter(Q(state=ErasureState.DONE) | Q(pk__in=late)).values_list("state", "person__public_id")


_LATE_AND_ERASED: Final = Prepared(_late_and_erased)


def open_cases(officer: Person) -> QuerySet[Erasure]:
    """Every erasure that waits and that an officer may know of, with its people, the first to come first.

    Hers is another officer's whom she hides from by name, or as what she stands for; hiding from everyone at once
    leaves her case where it is.
    """
    open_ones = Erasure.objects.filter(visible_to_office(officer, column="person"), state__in=OPEN)
    return open_ones.select_related("person", "proposed_by").order_by("due_at", "pk")


def case_of(public_id: str, *, officer: Person) -> Erasure | None:
    """An erasure by its id, with its people; None where the officer may not know of it."""
    met = Erasure.objects.filter(visible_to_office(officer, column="person"), public_id=public_id)
    return met.select_related("person", "proposed_by").first()


def holds_met_by(officer: Person) -> QuerySet[LegalHold]:
    """The legal holds that hold now and that an officer may know of: none on herself, and as for ``open_cases``."""
    met = live_holds().filter(visible_to_office(officer, column="person")).exclude(person=officer)
    return met.select_related("person", "by")


def hold_of(public_id: str, *, officer: Person) -> LegalHold | None:
    """A hold by its id, whether it holds or not; None where the officer may not know of it."""
    return LegalHold.objects.filter(visible_to_office(officer, column="person"), public_id=public_id).first()


def account_met(email: str, *, officer: Person) -> Person | None:
    """The person who signs in with an address; None where there is none, or where she hides from the officer."""
    person = person_of_address(email)
    if person is None:
        return None
    return Person.objects.filter(visible_to_office(officer), pk=person.pk).first()


def erased_ids() -> Iterator[str]:
    """The public ids of all who were erased."""
    done = Erasure.objects.filter(state=ErasureState.DONE).order_by("pk")
    yield from done.values_list("person__public_id", flat=True).iterator()


def fates(person: Person) -> list[tuple[Fate, list[HeldLine]]]:
    """What goes, what is emptied and what stays when a person is erased; only what there is of hers."""
    lines = [line for line in held_lines(person) if line.count]
    return [(fate, found) for fate in Fate if (found := [one for one in lines if one.holding.fate == fate])]
