"""Where a person may put a question so that another may read and answer it."""

from collections.abc import Collection
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from multaqa.features.community.models import Carrier, Community, Participation
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.people.api import Person
from multaqa.lib.prepared import Given, Prepared

_ACTIVE: Final = Participation.State.ACTIVE


def places_shared(reader: Person, people: Collection[int]) -> dict[int, int]:
    """In how many communities the reader may put a question that each of these people (row numbers) could read.

    Members of the network are meant: what an open community says to all of it they read. One query.
    """
    wide, hers = set[int](), dict[int, set[int]]()
    for community, is_wide, person in rows_for(reader, _SHARED, row=reader.pk, people=[reader.pk, *people]):
        if is_wide:
            wide.add(community)
        hers.setdefault(person, set()).add(community)
    shared = {person: len(hers.get(person, set()) | wide) for person in people}
    return {person: times for person, times in shared.items() if times}


def carriers_shared(reader: Person, other: Person) -> list[Carrier]:
    """The carriers of those communities, in the order in which she came into them."""
    both = Participation.objects.filter(community=OuterRef("community"), person=other, state=_ACTIVE)
    hers = _own(reader, reader.pk).annotate(both=Exists(both)).filter(Q(both=True) | Q(community__is_wide=True))
    found = Carrier.objects.filter(
        readable_by(reader), community__in=hers.values("community"), ref__startswith="community.community:"
    )
    return list(found.select_related("community__network").order_by("pk"))


def takes_part_in(community: Community | None, person: Person) -> bool:
    """Whether a person belongs to a community now."""
    return Participation.objects.filter(community=community, person=person, state=_ACTIVE).exists()


def _own(reader: Person | Given, row: int | Given) -> QuerySet[Participation]:
    known = readable_by(reader, column="community__read_key")
    return Participation.objects.filter(known, person=row, state=_ACTIVE, community__archived_at=None)


def _shared(reader: Person | Given, row: Given, people: Given) -> QuerySet[Any, Any]:
    own = _own(reader, row).values("community")
    both = Participation.objects.filter(state=_ACTIVE, person__in=people, community__in=own)
    return both.order_by().values_list("community", "community__is_wide", "person")


_SHARED: Final = Prepared(_shared)
