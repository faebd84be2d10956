"""The directory as one circle of readers sees it, kept in the memory of each process.

A *shelf* holds row numbers, folded names and sets of members, never a page: who is hidden from whom is taken out of it
at each reading, and cards are read from the tables. Each member is one place in the order of the list; a set of members
is an integer with a bit for each place, so that a count is the number of bits that two integers share.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.utils import timezone

from multaqa.features.membership.models import Constituency, DirectoryEdition, Member, Shown
from multaqa.features.membership.policies import listed_for, profiles_for
from multaqa.features.membership.queries.directory.rows import Rows, script_of
from multaqa.features.membership.queries.directory.sets import Members, NamesInOne, set_of
from multaqa.features.membership.queries.directory.subjects import Bodies, Spread, Subjects
from multaqa.foundation.people.api import Network, the_network
from multaqa.lib.labels import Labels
from multaqa.lib.prepared import PreparedObjects

FACETS: Final = (
    "expertise",
    "stage",
    "sector",
    "threat",
    "group",
    "region",
    "country",
    "language",
    "constituency",
    "organisation",
)


@dataclass(frozen=True)
class Shelf:
    """The directory for one circle. ``numbers`` are the members' row numbers in the order of the list.

    ``written`` says whose first name is of which script (``script_of``). ``places`` finds a member by the row number
    of her account; ``names`` are her folded names, each after a space,
    empty where her name is not shown; ``facets`` says who has which value; ``good_until`` is when a membership ends.
    ``pages`` gives the public id of each member whose profile opens, listed or not, by the row number of her account;
    ``latest`` are the places by when their members joined, the latest first.
    """

    edition: str
    good_until: datetime | None
    numbers: tuple[int, ...]
    places: Mapping[int, int]
    names: NamesInOne
    facets: Mapping[str, Mapping[str, Members]]
    written: Mapping[str, Members]
    pages: Mapping[int, str]
    latest: tuple[int, ...]
    subjects: Subjects
    bodies: Bodies
    constituencies: Mapping[str, Labels]

    def without(self, hidden: Iterable[int]) -> Members:
        """Everybody but the people with these row numbers."""
        everybody = (1 << len(self.numbers)) - 1
        return everybody & ~sum(1 << self.places[person] for person in hidden if person in self.places)

    def having(self, facet: str, value: str) -> Members:
        """Those who have a value, whoever may be hidden; nobody for a value that nobody has."""
        return self.facets[facet].get(value, 0)


_kept: dict[tuple[int, int], Shelf] = {}
_EDITION: Final = PreparedObjects(
    DirectoryEdition, lambda: DirectoryEdition.objects.order_by("network")[:1], along=("network",)
)


def network_and_edition() -> tuple[Network, str]:
    """The installation's network, and the edition of its directory; empty before anybody was admitted. One query."""
    found = next(iter(_EDITION.objects()), None)
    return (found.network, found.edition) if found else (the_network(), "")


def shelf_of(network: Network, circle: Shown, *, edition: str) -> Shelf:
    """The directory of a network for a circle: the one kept in this process, or a new one made by nine queries.

    ``edition`` was read before (``network_and_edition``); nothing is kept without one.
    """
    kept = _kept.get((network.pk, circle))
    if kept is None or not edition or kept.edition != edition or _is_over(kept):
        kept = _kept[network.pk, circle] = _built(network, circle, edition)
    return kept


def _is_over(shelf: Shelf) -> bool:
    return shelf.good_until is not None and shelf.good_until <= timezone.now()


def _built(network: Network, circle: Shown, edition: str) -> Shelf:
    rows = Rows.read(Member.objects.filter(Q(network=network), listed_for(circle)), circle)
    subjects, bodies = Subjects.read(), Bodies.read(rows.organisations())
    spread = Spread(rows, subjects)
    pages = Member.objects.filter(Q(network=network), profiles_for(circle))
    return Shelf(
        edition=edition,
        good_until=min(filter(None, (row.ends_at for row in rows.ordered)), default=None),
        numbers=tuple(row.number for row in rows.ordered),
        places={row.person: place for place, row in enumerate(rows.ordered)},
        names=NamesInOne.of(rows.names),
        facets={facet: _as_sets(pairs, len(rows.ordered)) for facet, pairs in spread.by_facet().items()},
        written=_as_sets(((script_of(name), place) for place, name in enumerate(rows.names)), len(rows.ordered)),
        pages=dict(pages.values_list("person", "public_id")),
        latest=_latest_first(rows),
        subjects=subjects,
        bodies=bodies,
        constituencies={each.code: each.name for each in Constituency.objects.filter(network=network)},
    )


def _latest_first(rows: Rows) -> tuple[int, ...]:
    """Whoever shows no name stands at the end here too, so that her place tells nothing."""
    named = [place for place, name in enumerate(rows.names) if name]
    nameless = (place for place, name in enumerate(rows.names) if not name)
    return (*sorted(named, key=lambda place: rows.ordered[place].since, reverse=True), *nameless)


def _as_sets(pairs: Iterator[tuple[str, int]], size: int) -> dict[str, Members]:
    """Pairs of a value and a place, as a set of places for each value."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for value, place in pairs:
        places[value].append(place)
    return {value: set_of(those, size) for value, those in places.items()}
