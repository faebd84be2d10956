"""Expertise earned by answers that were accepted: never one's own acceptance, never what was said under a veil."""

from collections.abc import Collection
from typing import Any, Final

from django.core.cache import caches
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import ngettext

from multaqa.features.community.models import Post, Question, Thread
from multaqa.features.membership.api import ProfileLine
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.digits import localise_number
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import Given, Prepared

_MOST: Final = 12
_KNOWN: Final = "community:earning"
_KNOWN_SECONDS: Final = 60


def answers_accepted(people: Collection[int], *, about: Collection[int], reader: Reader) -> dict[int, int]:
    """How many answers of each of these people on these terms (row numbers) were accepted, that the reader may read.

    One query; who has none is left out.
    """
    return dict(rows_for(reader, _BY_PERSON, people=list(people), about=list(about)))


def earned_lines(person: Person, reader: Reader, language: str) -> list[ProfileLine]:
    """The subjects on which a member's answers were accepted, the most first, for a profile.

    One query, or none about whom nothing was accepted until a minute ago.
    """
    if person.pk not in _earning():
        return []
    found = rows_for(reader, _BY_TERM, row=person.pk)
    return [ProfileLine(_line(label_in(labels, language), times, language)) for labels, times in found]


def _earning() -> frozenset[int]:
    """The row numbers of everyone of whom an answer was accepted, whoever may read it; read again each minute."""
    known: frozenset[int] | None = caches["process"].get(_KNOWN)
    if known is None:
        known = frozenset(number for (number,) in _EARNING.rows())
        caches["process"].set(_KNOWN, known, _KNOWN_SECONDS)
    return known


def _line(subject: str, times: int, language: str) -> str:
    said = ngettext("%(subject)s: %(times)s answer accepted", "%(subject)s: %(times)s answers accepted", times)
    return said % {"subject": subject, "times": localise_number(times, language)}


def _accepted(reader: Reader | Given) -> QuerySet[Question]:
    """Questions of which the reader may read the accepted answer, its author known and neither asking nor accepting."""
    keys = readable_by(reader, column="conclusion__read_key") & readable_by(reader, column="thread__read_key")
    author = F("conclusion__author")
    return Question.objects.filter(
        keys & readable_by(reader, column="thread__carrier__read_key"),
        ~Q(thread__started_by=author) & ~Q(concluded_by=author),
        outcome=Question.Outcome.ANSWERED,
        conclusion__state=Post.State.SHOWN,
        conclusion__author__isnull=False,
    ).order_by()


def _by_person(reader: Reader | Given, people: Given, about: Given) -> QuerySet[Any, Any]:
    threads = Thread.topics.through.objects.filter(term__in=about).values("thread")
    found = _accepted(reader).filter(conclusion__author__in=people, thread__in=threads)
    return found.values("conclusion__author").annotate(times=Count("pk")).values_list("conclusion__author", "times")


def _by_term(reader: Reader | Given, row: Given) -> QuerySet[Any, Any]:
    found = _accepted(reader).filter(conclusion__author=row, thread__topics__isnull=False)
    counted = found.values("thread__topics", "thread__topics__labels").annotate(times=Count("pk"))
    return counted.order_by("-times", "thread__topics").values_list("thread__topics__labels", "times")[:_MOST]


_EARNING: Final = Prepared(
    lambda: (
        Question.objects.filter(outcome=Question.Outcome.ANSWERED, conclusion__author__isnull=False)
        .order_by()
        .values_list("conclusion__author")
        .distinct()
    )
)
_BY_PERSON: Final = Prepared(_by_person)
_BY_TERM: Final = Prepared(_by_term)
