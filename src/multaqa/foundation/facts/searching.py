"""Searching the log, newest first, at a cost that does not grow with it.

Nothing is counted and no page is skipped to: the next page begins below the last number shown. What is looked for by
several columns (someone who acted, or whom it was about) is looked for by each alone, along one index, and merged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import product
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from multaqa.foundation.facts.digests import GENESIS, payload_digest, seal_digest
from multaqa.foundation.facts.models import RecordedFact, Seal
from multaqa.lib.prepared import Given, PreparedObjects

SLACK = 10_000  # numbers that may be out of the order of moments: PostgreSQL gives them before they are committed
BATCH = 500
_TOLD_WITH: Final = ("payload", "by", "about")
_BEFORE: Final = "(SELECT id FROM facts_recordedfact WHERE at < %s ORDER BY at DESC LIMIT 1)"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which facts are looked for: ``person`` is the row number of who acted or whom it is about, ``thing`` a
    reference, ``kinds`` names of kinds, ``since`` is inside and ``until`` outside. What is empty does not narrow."""

    person: int | None = None
    thing: str = ""
    kinds: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A fact's place in the chain: its own link and the digest before it, and whether link and words still fit.

    ``seal`` is None while the fact waits for it; ``words_fit`` is None when the words were erased.
    """

    seal: Seal | None
    before: str
    fits: bool
    words_fit: bool | None


def facts_wanted(wanted: Wanted, *, below: int | None = None, limit: int) -> list[RecordedFact]:
    """The newest facts of these, numbered lower than ``below``; a few queries however long the log is."""
    if wanted == Wanted():
        return _newest(limit).objects(below=below or 2**63 - 1)  # which no number reaches
    branches = [_branch(narrowing, wanted, below)[:limit] for narrowing in _narrowings(wanted)]
    if len(branches) == 1:
        return list(branches[0].select_related(*_TOLD_WITH))
    numbers = {number for branch in branches for number in branch.values_list("pk", flat=True)}
    return list(_with_people().filter(pk__in=sorted(numbers, reverse=True)[:limit]).order_by("-pk"))


def all_wanted(wanted: Wanted, *, limit: int) -> Iterator[list[RecordedFact]]:
    """The same facts in batches, newest first, at most ``limit`` of them: for an export."""
    below, left = None, limit
    while left > 0 and (batch := facts_wanted(wanted, below=below, limit=min(BATCH, left))):
        yield batch
        below, left = batch[-1].pk, left - len(batch)


def numbers_before(moments: Sequence[datetime]) -> list[int]:
    """For each moment the highest number recorded before it, 0 for none: one statement, along the index of moments."""
    if not moments:
        return []
    # By hand, for the same subquery thirty times takes the ORM longer than all else on the page that shows a month.
    statement = f"SELECT {', '.join([_BEFORE] * len(moments))}"  # constants only
    with connection.cursor() as cursor:
        cursor.execute(statement, [connection.ops.adapt_datetimefield_value(moment) for moment in moments])
        return [number or 0 for number in cursor.fetchone()]


def fact_numbered(number: int) -> RecordedFact | None:
    """One fact with its payload and people; None when there is none of this number."""
    return _with_people().filter(pk=number).first()


def place_of(recorded: RecordedFact) -> Place:
    """Where a fact stands in the chain, reckoned anew from what is stored."""
    seal = Seal.objects.filter(recorded=recorded).first()
    number = seal.number if seal else 0
    before = Seal.objects.filter(number=number - 1).values_list("digest", flat=True).first() or GENESIS
    payload = recorded.payload
    fit = payload_digest(payload.salt, payload.words) == recorded.payload_digest if payload.words else None
    fits = seal is not None and seal.digest == seal_digest(before, number, recorded)
    return Place(seal=seal, before=before, fits=fits, words_fit=fit)


def _with_people() -> QuerySet[RecordedFact]:
    return RecordedFact.objects.select_related(*_TOLD_WITH)


@lru_cache(maxsize=8)  # pages have one length, batches and look-ups another
def _newest(limit: int) -> PreparedObjects[RecordedFact]:
    return PreparedObjects(RecordedFact, lambda below: _branch(Q(), Wanted(), below)[:limit], along=_TOLD_WITH)


def _narrowings(wanted: Wanted) -> Iterator[Q]:
    """One filter for each combination of a person's column and a kind: their union is what is wanted."""
    people = [Q(by=wanted.person), Q(about=wanted.person)] if wanted.person else [Q()]
    kinds = [Q(kind=kind) for kind in wanted.kinds] or [Q()]
    return (person & kind for person, kind in product(people, kinds))


def _branch(narrowing: Q, wanted: Wanted, below: int | Given | None) -> QuerySet[RecordedFact]:
    thing = Q(thing=wanted.thing) if wanted.thing else Q()
    facts = RecordedFact.objects.filter(narrowing, thing, _within(wanted)).order_by("-pk")
    return facts.filter(pk__lt=below) if below else facts


def _within(wanted: Wanted) -> Q:
    """The time wanted, also as a range of numbers, so that a walk along them does not read the rest of the log."""
    within, moments = Q(), RecordedFact.objects.values_list("pk", flat=True)
    if wanted.since:
        first = moments.filter(at__gte=wanted.since).order_by("at").first()
        within &= Q(at__gte=wanted.since, pk__gte=(first or 0) - SLACK) if first else Q(pk=None)
    if wanted.until:
        last = moments.filter(at__lt=wanted.until).order_by("-at").first()
        within &= Q(at__lt=wanted.until, pk__lte=last + SLACK) if last else Q(pk=None)
    return within
