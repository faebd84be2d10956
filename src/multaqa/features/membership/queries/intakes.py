"""Reads: the lists that somebody brings in, and their rows as she sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from multaqa.features.membership.intake.columns import column_called
from multaqa.features.membership.intake.faults import sentence_of, stored_problem
from multaqa.features.membership.models import Intake, IntakeLike, IntakeRow
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Person


class Rank(IntEnum):
    """What a row waits for, first those that wait for somebody."""

    FAULTY = 0
    ASKED = 1
    FIT = 2
    KNOWN = 3


@dataclass(frozen=True)
class Told:
    """A problem: the title of its column as the file has it, and the sentence."""

    column: str
    sentence: str


@dataclass(frozen=True)
class RowShown:
    """A row as the page shows it: ``cells`` are titles with texts, ``likes`` whom it is like whom the reader meets."""

    row: IntakeRow
    rank: Rank
    name: str
    cells: Sequence[tuple[str, str]]
    problems: Sequence[Told]
    likes: Sequence[IntakeLike]

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to choose: it is somebody known, by address or by name."""
        return any(like.is_same for like in self.likes)


def intakes_of(person: Person) -> QuerySet[Intake]:
    """The lists that a person brings in, the latest first."""
    return Intake.objects.filter(person=person).order_by("-begun_at", "-pk")


def intake_of(person: Person, public_id: str) -> Intake | None:
    """One of her lists; None for anybody else's."""
    return intakes_of(person).filter(public_id=public_id).select_related("network", "person").first()


def likes_met(reader: Person) -> QuerySet[IntakeLike]:
    """The likenesses that she may be told of: whoever hides from her now is in none."""
    met = IntakeLike.objects.filter(Q(person=None) | visible_people(reader, column="person"))
    return met.select_related("person", "organisation", "other").order_by("-is_same", "-likeness", "pk")


def ranked_rows(intake: Intake, *, reader: Person) -> QuerySet[Any]:
    """The rows with their ``rank``, those first that wait for somebody."""
    likes = likes_met(reader).filter(row=OuterRef("pk")).order_by()
    rows = IntakeRow.objects.filter(of=intake).annotate(
        rank=Case(
            When(is_faulty=True, then=Value(Rank.FAULTY)),
            When(Q(Exists(likes.filter(is_same=True))), then=Value(Rank.KNOWN)),
            When(choice=IntakeRow.Choice.OTHER, then=Value(Rank.FIT)),
            When(choice=IntakeRow.Choice.OUT, then=Value(Rank.KNOWN)),
            When(Q(Exists(likes.filter(pk=OuterRef("same_as")))), then=Value(Rank.KNOWN)),
            When(Q(Exists(likes)), then=Value(Rank.ASKED)),
            default=Value(Rank.FIT),
            output_field=IntegerField(),
        )
    )
    return rows.order_by("rank", "number")


def counts_of(intake: Intake, *, reader: Person) -> dict[Rank, int]:
    """How many rows there are of each rank; one query."""
    rows = ranked_rows(intake, reader=reader).order_by().values("rank").annotate(count=Count("pk"))
    return dict.fromkeys(Rank, 0) | {Rank(row["rank"]): row["count"] for row in rows}


def with_likes(rows: QuerySet[Any], *, reader: Person) -> QuerySet[Any]:
    """The same rows with the likenesses that she meets, for ``shown_rows``; one query more."""
    return rows.prefetch_related(Prefetch("likes", queryset=likes_met(reader)))


def shown_rows(rows: Sequence[Any], intake: Intake, *, language: str) -> list[RowShown]:
    """What a page shows of rows of ``ranked_rows`` read ``with_likes``; no query of its own."""
    titles = dict(intake.columns)
    return [_shown(row, intake, titles, language) for row in rows]


def _shown(row: Any, intake: Intake, titles: dict[str, str], language: str) -> RowShown:
    def title_of(key: str) -> str:
        return titles.get(key) or column_called(intake.kind, key).title(language)

    problems = [stored_problem(kept) for kept in row.problems]
    return RowShown(
        row=row,
        rank=Rank(row.rank),
        name=_name_of(row.cells),
        cells=[(title_of(key), text) for key, text in row.cells.items() if text],
        problems=[Told(title_of(one.column), sentence_of(one)) for one in problems],
        likes=list(row.likes.all()),
    )


def _name_of(cells: dict[str, Any]) -> str:
    """The first cell that names it."""
    named = (text for key, text in cells.items() if text and (key == "name" or key.startswith("name_")))
    return next(named, "") or next(iter(cells.values()), "")
