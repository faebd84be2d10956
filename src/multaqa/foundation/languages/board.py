"""The translators' board: what awaits translation, gathered from every feature that has text in languages."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from multaqa.foundation.access.api import Guarded, readable_by, rows_for
from multaqa.foundation.languages.models import Status, TextInLanguage
from multaqa.foundation.people.api import Person
from multaqa.lib.prepared import Given, Prepared


class Want(StrEnum):
    """What a translation wants: to be begun, to be finished, or to follow its source, which has changed since."""

    AWAITING = "awaiting"
    DRAFTED = "drafted"
    STALE = "stale"


@dataclass(frozen=True, kw_only=True)
class BoardSource:
    """The texts of one kind of thing. ``kind`` is the thing's, ``plural`` what the board calls many of them.

    ``only`` keeps out what is not ready for translators (such as texts of drafts). ``address`` gives the path, in the
    active language, of the page where one thing (by public id) is translated into a language. ``public_id`` is the
    column of the whole, or the path to it, that holds the thing's public id.
    """

    kind: str
    plural: str
    texts: type[TextInLanguage]
    address: Callable[[str, str], str]
    only: Q = field(default_factory=Q)
    public_id: str = "public_id"


@dataclass(frozen=True)
class Awaited:
    """One thing that awaits translation into one language, and since when."""

    ref: str
    language: str
    source_language: str
    want: Want
    since: datetime
    address: str


type Rows = QuerySet[Any, dict[str, Any]] | list[dict[str, Any]]
_sources: dict[str, BoardSource] = {}
_WANTS = {
    Want.AWAITING: Q(status=Status.AWAITING),
    Want.DRAFTED: Q(status=Status.DRAFTED),
    Want.STALE: Q(status=Status.DONE, is_stale=True),
}


def register_board_source(source: BoardSource) -> None:
    """Put a feature's texts on the board."""
    _sources[source.kind] = source


def board_sources() -> tuple[BoardSource, ...]:
    """Every feature's texts, in the order in which they were registered."""
    return tuple(_sources.values())


def awaiting_for(person: Person, language: str, *, kind: str = "", want: Want | None = None) -> Rows:
    """What awaits translation into a language and may be read by the person, longest waiting first.

    The rows are mappings for ``awaited``; of every kind and want when these are not given. One query when it is read.
    """
    sources = [source for source in board_sources() if kind in ("", source.kind)]
    found = [_rows(source, person).filter(_wanted(want), language=language) for source in sources]
    return found[0].union(*found[1:], all=True).order_by("since", "public_id") if found else []


def counts_for(person: Person) -> Counter[tuple[str, str, Want]]:
    """How many things of each kind await each language in each want; one query for each kind."""
    counts: Counter[tuple[str, str, Want]] = Counter()
    for source in board_sources():
        for language, status, many in rows_for(person, _counting(source)):
            counts[source.kind, language, _want_of({"status": status})] += many
    return counts


def awaited(row: Mapping[str, Any]) -> Awaited:
    """What a row of ``awaiting_for`` stands for."""
    address = _sources[row["kind"]].address(row["public_id"], row["language"])
    ref = f"{row['kind']}:{row['public_id']}"
    return Awaited(ref, row["language"], row["source_language"], _want_of(row), row["since"], address)


@cache
def _counting(source: BoardSource) -> Prepared:
    """How many of a feature's texts await each language in each status."""

    def counted(reader: Person | Given) -> QuerySet[Any, Any]:
        rows = _rows(source, reader).filter(_wanted(None)).order_by().values("language", "status")
        counts: QuerySet[Any, Any] = rows.annotate(many=Count("pk")).values_list("language", "status", "many")
        return counts

    return Prepared(counted)


def _rows(source: BoardSource, person: Person | Given) -> QuerySet[Any, Any]:
    """A feature's translations whose things the person may read, under names that all features share."""
    whole = source.texts.WHOLE
    readable = Q()
    if issubclass(source.texts._meta.get_field(whole).related_model or object, Guarded):
        readable = readable_by(person, column=f"{whole}__read_key")
    translations = source.texts._base_manager.filter(source.only, readable).exclude(source_language="")
    return translations.values(
        "language",
        "source_language",
        "status",
        kind=Value(source.kind),
        public_id=F(f"{whole}__{source.public_id}"),
        since=F("changed_at"),
    )


def _wanted(want: Want | None) -> Q:
    if want is not None:
        return _WANTS[want]
    return reduce(or_, _WANTS.values())


def _want_of(row: Mapping[str, Any]) -> Want:
    """A row on the board that is done is there because it is stale."""
    return Want.STALE if row["status"] == Status.DONE else Want(row["status"])
