"""What is new in a person's communities between two moments: what a digest brings, and nothing that she has read."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.models import Participation, Post, ReadMark, Thread
from multaqa.features.community.queries.asides import is_aside
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.notify.api import Bringer, Brought, News, register_bringer
from multaqa.foundation.people.api import Person, active_people

KIND: Final = "community.community"
MOST_OF_ONE: Final = 5
"""Threads of one community in one digest."""
MOST: Final = 60
"""Threads in one digest."""


def register_communities_in_digests() -> None:
    """Let digests tell of communities, and people choose how often for each."""
    register_bringer(
        Bringer(kind=KIND, label=_("Communities"), mine=sources_of, new=new_between, address=_address_of_all)
    )


def sources_of(person: Person) -> list[str]:
    """References of the communities that a person belongs to and that are written in; one query."""
    mine = Participation.objects.filter(
        readable_by(person, column="community__read_key"),
        person=person,
        state=Participation.State.ACTIVE,
        community__archived_at=None,
    )
    return [f"{KIND}:{public_id}" for public_id in mine.values_list("community__public_id", flat=True)]


def new_between(person: Person, sources: Collection[str], since: datetime, until: datetime) -> News:
    """The threads of these communities with something new to her, the latest first; two queries.

    Of each community at most ``MOST_OF_ONE`` are brought. What she wrote or has read is not new, nor what somebody
    wrote who is suspended or whom she has set aside.
    """
    rows = list(_moved(person, [ref.partition(":")[2] for ref in sources], since))
    chosen = _latest_of_each(rows)
    posts = {row["thread"]: row for row in _posts(person, [row[0] for row in chosen], since, until)}
    brought = [_brought(row, posts[row[0]]) for row in chosen if row[0] in posts]
    return News(brought, has_more=len(rows) > len(chosen))


def still_new(person: Person, told: Sequence[tuple[str, Any]]) -> list[str]:
    """Of threads told (reference, and in ``from`` the number of the first new post), those with a post for her.

    A post that was deleted, closed to her, or written by somebody suspended or set aside is none. One query.
    """
    first = {ref.partition(":")[2]: int(context.get("from", 1)) for ref, context in reversed(told)}
    asked = Q(pk__in=[])
    for public_id, number in first.items():
        asked |= Q(thread__public_id=public_id, number__gte=number)
    found = _heard(person).filter(asked).values_list("thread__public_id", flat=True).distinct()
    return [f"community.thread:{public_id}" for public_id in found]


def _moved(person: Person, communities: Sequence[str], since: datetime) -> QuerySet[Thread, Any]:
    """Threads that moved since and that she has not read to the end: row, public ids of thread and community, start."""
    read = ReadMark.objects.filter(person=person, thread=OuterRef("pk")).values("number")
    return (
        Thread.objects.filter(
            readable_by(person),
            readable_by(person, column="carrier__read_key"),
            community__public_id__in=communities,
            merged_into=None,
            last_at__gt=since,
        )
        .filter(Q(started_by=None) | Q(started_by__in=active_people()))
        .exclude(is_aside(person, column="started_by"))
        .annotate(read_to=Coalesce(Subquery(read), Value(0)))
        .filter(read_to__lt=F("last_number"))
        .order_by("-last_at", "-pk")
        .values_list("pk", "public_id", "community__public_id", "read_to")
    )


def _latest_of_each(rows: Sequence[Any]) -> list[Any]:
    of_one: Counter[str] = Counter()
    chosen = []
    for row in rows:
        of_one[row[2]] += 1
        if of_one[row[2]] <= MOST_OF_ONE:
            chosen.append(row)
    return chosen[:MOST]


def _posts(person: Person, threads: Sequence[int], since: datetime, until: datetime) -> QuerySet[Post, Any]:
    """For each thread with new posts how many, and the number of the first."""
    read = ReadMark.objects.filter(person=person, thread=OuterRef("thread")).values("number")
    return (
        _heard(person)
        .filter(thread__in=threads, written_at__gt=since, written_at__lte=until)
        .filter(number__gt=Coalesce(Subquery(read), Value(0)))
        .order_by()
        .values("thread")
        .annotate(count=Count("pk"), first=Min("number"))
    )


def _heard(person: Person) -> QuerySet[Post]:
    """Posts that she may read, of others in standing whom she has not set aside; thread and carrier have own keys."""
    shown = Post.objects.filter(readable_by(person), state=Post.State.SHOWN).exclude(author=person)
    return shown.filter(Q(author=None) | Q(author__in=active_people())).exclude(is_aside(person, column="author"))


def _brought(row: Any, posts: Any) -> Brought:
    _number, public_id, community, _read_to = row
    count = posts["count"]
    if posts["first"] == 1:
        line = gettext("New thread: %(title)s")
    else:
        line = ngettext("%(count)s new post: %(title)s", "%(count)s new posts: %(title)s", count)
    return Brought(f"community.thread:{public_id}", f"{KIND}:{community}", line, {"count": count})


def _address_of_all() -> str:
    return reverse("community:new_since")
