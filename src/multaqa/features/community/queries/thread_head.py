"""What stands above the posts of a thread, and what its reader is there: one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from multaqa.features.community.models import (
    Carrier,
    Community,
    KeptPost,
    Measure,
    Participation,
    Post,
    ReadingChoice,
    ReadMark,
    Role,
    Thread,
)
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.notify.api import Follow
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.prepared import Given, Prepared, Row, columns_of, object_of

KIND: Final = "community.thread"


@dataclass(frozen=True)
class ThreadHead:
    """A thread that the reader may read, its carrier and community, and what she is there.

    ``read_to`` is the number up to which she has read it, None if she never opened it. ``at`` is the number of the post
    at which the page was asked to begin, None for one that is not there for her. ``role`` is None for who does not take
    part. ``kept`` is what she was writing here and has not sent. ``wants_originals``: she chose no translations.
    """

    thread: Thread
    read_to: int | None
    at: int | None
    role: str | None
    is_suspended: bool
    is_followed: bool
    kept: str
    wants_originals: bool

    @property
    def is_open(self) -> bool:
        """Whether anything may be written in it by those who take part."""
        thread, community = self.thread, self.thread.community
        over = thread.closed_at is not None or thread.merged_into_id is not None
        return not over and (community is None or community.archived_at is None)

    @property
    def may_write(self) -> bool:
        """Whether the reader may reply, as ``policies.threads.may_write_in`` says."""
        return self.is_open and not self.is_suspended and (self.role is not None or self.thread.community is None)

    @property
    def may_arrange(self) -> bool:
        """Whether the reader sets threads in order here, as ``policies.threads.may_arrange`` says."""
        return self.role == Role.FACILITATOR


def thread_head(public_id: str, *, reader: Reader, at: str = "") -> ThreadHead | None:
    """The head of a thread; None when there is none that the reader may read. ``at`` is the public id of a post."""
    row = reader.pk if reader is not None else 0
    found = rows_for(reader, _HEAD, public_id=public_id, row=row, at=at, at_now=timezone.now())
    return _head(found[0]) if found else None


def reads_in_mine(person: Person) -> bool:
    """Whether posts are shown to a person in her language where a translation exists: unless she chose otherwise."""
    return not ReadingChoice.objects.filter(person=person, in_mine=False).exists()


def _head(row: Row) -> ThreadHead:
    columns = iter(row)
    thread, carrier, community = (_made(model, columns) for model in (Thread, Carrier, Community))
    thread.carrier = carrier
    if community.pk is not None:
        thread.community = carrier.community = community
    read_to, at, role, is_suspended, is_followed, kept, wants_originals = columns
    return ThreadHead(
        thread, read_to, at, role, bool(is_suspended), bool(is_followed), kept or "", bool(wants_originals)
    )


def _made(model: Any, columns: Any) -> Any:
    return object_of(model, [next(columns) for _ in columns_of(model)])


def _heads(public_id: Given, row: Given, at: Given, at_now: Given, reader: Reader | Given) -> QuerySet[Any, Any]:
    mine: Any = {"person": row, "state": Participation.State.ACTIVE, "community": OuterRef("community")}
    posts = Post.objects.filter(readable_by(reader), thread=OuterRef("pk"), public_id=at)
    followed = Follow.objects.filter(person=row, thing=Concat(Value(f"{KIND}:"), OuterRef("public_id")))
    own = readable_by(reader) & readable_by(reader, column="carrier__read_key")
    kept_out = Q(ended_at=None, kind=Measure.Kind.SUSPENDED, until__gt=at_now)
    suspended = Measure.objects.filter(kept_out, about=row, community=OuterRef("community"))
    return (
        Thread.objects.filter(own, public_id=public_id)
        .annotate(
            read_to=Subquery(ReadMark.objects.filter(person=row, thread=OuterRef("pk")).values("number")),
            at=Subquery(posts.values("number"), output_field=IntegerField()),
            role=Subquery(Participation.objects.filter(**mine).values("role")),
            suspended=Exists(suspended),
            followed=Exists(followed),
            kept=Subquery(KeptPost.objects.filter(person=row, thread=OuterRef("pk")).values("source")),
            originals=Exists(ReadingChoice.objects.filter(person=row, in_mine=False)),
        )
        .values_list(*_columns(), "read_to", "at", "role", "suspended", "followed", "kept", "originals")
    )


def _columns() -> Sequence[str]:
    of_carrier = (f"carrier__{name}" for name in columns_of(Carrier))
    of_community = (f"community__{name}" for name in columns_of(Community))
    return (*columns_of(Thread), *of_carrier, *of_community)


_HEAD: Final = Prepared(_heads)
