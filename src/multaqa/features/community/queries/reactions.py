"""What was said of posts with one tap, counted over whom the reader may meet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Count, IntegerField, Max, QuerySet, Value, When

from multaqa.features.community.models import Post, Reaction
from multaqa.foundation.access.api import rows_for, visible_people
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.prepared import Given, Prepared

_MOST_NAMED: Final = 500
_ICONS: Final = {
    Reaction.Kind.HELPED: "helped",
    Reaction.Kind.AGREE: "agree",
    Reaction.Kind.CAN_HELP: "can-help",
    Reaction.Kind.DID_TOO: "did-too",
}


@dataclass(frozen=True)
class Counted:
    """How many said one thing of a post, and whether the reader is one of them."""

    kind: Reaction.Kind
    count: int
    is_mine: bool

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return _ICONS[self.kind]


def reactions_on(posts: Collection[int], *, reader: Reader) -> Mapping[int, tuple[Counted, ...]]:
    """For each post (row number) all four reactions in their order, with counts; one query.

    Who hides from the reader is not counted; the caller has asked whether the posts may be read.
    """
    if not posts:
        return {}
    row = reader.pk if reader is not None else 0
    found = {
        (post, kind): (count, bool(mine))
        for post, kind, count, mine in rows_for(reader, _COUNTS, posts=list(posts), row=row)
    }
    return {
        post: tuple(Counted(kind, *found.get((post, kind.value), (0, False))) for kind in Reaction.Kind)
        for post in posts
    }


def who_reacted(post: Post, *, reader: Reader) -> Sequence[tuple[Reaction.Kind, tuple[Person, ...]]]:
    """Who said what of a post, in the order of saying, but for those who hide from the reader.

    What nobody said is left out; the first five hundred are named.
    """
    met = Reaction.objects.filter(visible_people(reader, column="person"), post=post)
    said: dict[str, list[Person]] = {kind.value: [] for kind in Reaction.Kind}
    for reaction in met.select_related("person").order_by("at", "pk")[:_MOST_NAMED]:
        said[reaction.kind].append(reaction.person)
    return [(kind, tuple(said[kind.value])) for kind in Reaction.Kind if said[kind.value]]


def _counts(reader: Reader | Given, posts: Given, row: Given) -> QuerySet[Any, Any]:
    mine = Case(When(person=row, then=Value(1)), default=Value(0), output_field=IntegerField())
    met = Reaction.objects.filter(visible_people(reader, column="person"), post__in=posts)
    return (
        met.order_by()
        .values("post", "kind")
        .annotate(count=Count("pk"), mine=Max(mine))
        .values_list("post", "kind", "count", "mine")
    )


_COUNTS: Final = Prepared(_counts)
