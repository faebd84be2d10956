"""Threads in the order in which they moved: of one community, and those with something new in all that are hers."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone

from multaqa.features.community.models import Community, Participation, Post, ReadMark, Thread
from multaqa.features.membership.api import Said, said
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.notify.api import Follow
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.prepared import Given, Prepared, Row, object_of

A_PAGE: Final = 20
_TERM: Final = "taxonomy.term:"
NEW_FOR: Final = timedelta(days=60)
"""For how long what is new is listed: what nobody opened for longer is found in its community."""

_COLUMNS: Final = (
    "pk",
    "public_id",
    "kind",
    "title",
    "language",
    "label",
    "replies",
    "last_at",
    "pinned_at",
    "closed_at",
    "started_by",
    "started_by__name",
)


@dataclass(frozen=True)
class Topic:
    """A topic of a thread, named in the reader's language; whether she follows it is asked on the thread's page."""

    public_id: str
    label: str
    is_followed: bool = False

    @property
    def ref(self) -> str:
        """The topic as a thing that can be followed."""
        return f"{_TERM}{self.public_id}"


@dataclass(frozen=True)
class StreamRow:
    """A thread in a list; ``is_new``: something in it was not read by the reader, ``is_unopened``: nothing was.

    ``community`` is named only where threads of several stand together.
    """

    public_id: str
    url: str
    kind: str
    title: str
    language: str
    label: str
    replies: int
    last_at: datetime
    is_pinned: bool
    is_closed: bool
    starter: Person | None
    topics: tuple[Topic, ...]
    is_new: bool
    is_unopened: bool
    community: Said | None = None


@dataclass(frozen=True)
class Stream:
    """Threads of a page, the pinned ones apart; ``older`` names the last one where there are more, else ""."""

    pinned: Sequence[StreamRow]
    rows: Sequence[StreamRow]
    older: str

    @property
    def named(self) -> str:
        """The public ids of its threads, for asking whether they are still there."""
        return ",".join(row.public_id for row in (*self.pinned, *self.rows))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.pinned or self.rows)


def stream_of(community: Community, *, reader: Reader, language: str, query: Mapping[str, str]) -> Stream:
    """A page of a community's threads, the pinned ones first, then those that moved last; three queries at most.

    ``query`` may hold ``older``, the public id of a thread: then it is the page after that one.
    """
    own: dict[str, Any] = {"community": community.pk, "row": reader.pk if reader else 0}
    older = query.get("older", "")
    place = _place_of(older, reader=reader) if older else None
    pinned = [] if place else rows_for(reader, _PINNED, **own)
    at, number = place or (timezone.now() + timedelta(days=1), 0)
    return _page(pinned, rows_for(reader, _STREAM, **own, at=at, number=number), language)


def new_to(person: Person, *, language: str, older: str = "") -> Stream:
    """Threads of all her communities in which something is new to her, those that moved last first; three queries."""
    place = _place_of(older, reader=person) if older else None
    at, number = place or (timezone.now() + timedelta(days=1), 0)
    found = rows_for(person, _NEW, row=person.pk, at=at, number=number, since=timezone.now() - NEW_FOR)
    return _page([], found, language)


def _page(pinned: Sequence[Row], found: Sequence[Row], language: str) -> Stream:
    more, found = len(found) > A_PAGE, found[:A_PAGE]
    topics = _topics_of([row[0] for row in (*pinned, *found)], language)
    rows = [_row(row, topics, language) for row in found]
    return Stream([_row(row, topics, language) for row in pinned], rows, rows[-1].public_id if more else "")


def _row(row: Row, topics: Mapping[int, tuple[Topic, ...]], language: str) -> StreamRow:
    number, public_id, kind, title, code, label, replies, last_at, pinned, closed, by, name, *seen = row
    has_new, read_to, *community = seen
    return StreamRow(
        public_id=public_id,
        url=reverse("community:thread", args=[public_id]),
        kind=kind,
        title=title,
        language=code,
        label=label,
        replies=replies,
        last_at=last_at,
        is_pinned=pinned is not None,
        is_closed=closed is not None,
        starter=object_of(Person, (by, name), only=("id", "name")) if by is not None else None,
        topics=topics.get(number, ()),
        is_new=bool(has_new),
        is_unopened=read_to == 0,
        community=said(community[0], language) if community and community[0] else None,
    )


def _topics_of(threads: Collection[int], language: str) -> dict[int, tuple[Topic, ...]]:
    """The topics of threads (row numbers), in a language; one query, or none."""
    found: defaultdict[int, list[Topic]] = defaultdict(list)
    for thread, public_id, labels in _TOPICS.rows(threads=list(threads)):
        found[thread].append(Topic(public_id, said(labels, language).text))
    return {thread: tuple(topics) for thread, topics in found.items()}


def topics_of_thread(thread: Thread, language: str, *, reader: Reader) -> tuple[Topic, ...]:
    """The topics of one thread, in a language, and which of them the reader follows; one query."""
    found = _TOPICS_FOLLOWED.rows(thread=thread.pk, row=reader.pk if reader is not None else 0)
    return tuple(Topic(public_id, said(labels, language).text, bool(follows)) for public_id, labels, follows in found)


def _place_of(public_id: str, *, reader: Reader) -> tuple[datetime, int] | None:
    keys = readable_by(reader) & readable_by(reader, column="carrier__read_key")
    return Thread.objects.filter(keys, public_id=public_id).values_list("last_at", "pk").first()


def _threads(reader: Reader | Given, row: Given) -> QuerySet[Thread]:
    """The threads that the reader may read, each with how far she has read it and whether there is more."""
    own = readable_by(reader) & readable_by(reader, column="carrier__read_key")
    mark = ReadMark.objects.filter(person=row, thread=OuterRef("pk")).values("number")
    unread = Post.objects.filter(readable_by(reader), thread=OuterRef("pk"), number__gt=OuterRef("read_to"))
    return (
        Thread.objects.filter(own, merged_into=None)
        .annotate(read_to=Coalesce(Subquery(mark), Value(0)))
        .annotate(has_new=Exists(unread.filter(state=Post.State.SHOWN)))
    )


def _pinned(community: Given, row: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    pinned = _threads(reader, row).filter(community=community, pinned_at__isnull=False)
    return pinned.order_by("-pinned_at").values_list(*_COLUMNS, "has_new", "read_to")[:A_PAGE]


def _stream(community: Given, row: Given, at: Given, number: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    found = _threads(reader, row).filter(community=community, pinned_at=None)
    return _older(found, at, number).values_list(*_COLUMNS, "has_new", "read_to")[: A_PAGE + 1]


def _new(row: Given, at: Given, number: Given, since: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    hers = Participation.objects.filter(person=row, state=Participation.State.ACTIVE).values("community")
    found = _threads(reader, row).filter(community__in=hers, last_at__gte=since, has_new=True)
    columns = (*_COLUMNS, "has_new", "read_to", "community__name")
    return _older(found, at, number).values_list(*columns)[: A_PAGE + 1]


def _older(threads: QuerySet[Thread], at: Given, number: Given) -> QuerySet[Thread]:
    """Those that come after a thread that moved then and has this row number, the latest first."""
    return threads.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=number)).order_by("-last_at", "-pk")


_PINNED: Final = Prepared(_pinned)
_STREAM: Final = Prepared(_stream)
_NEW: Final = Prepared(_new)
_TOPIC: Final = Concat(Value(_TERM), OuterRef("term__public_id"))
_TOPICS_FOLLOWED: Final = Prepared(
    lambda thread, row: (
        Thread.topics.through.objects.filter(thread=thread)
        .order_by("term__position", "term")
        .values_list("term__public_id", "term__labels", Exists(Follow.objects.filter(person=row, thing=_TOPIC)))
    )
)
_TOPICS: Final = Prepared(
    lambda threads: (
        Thread.topics.through.objects.filter(thread__in=threads)
        .order_by("thread", "term__position", "term")
        .values_list("thread", "term__public_id", "term__labels")
    )
)
