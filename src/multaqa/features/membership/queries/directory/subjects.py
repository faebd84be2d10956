"""By what members are told apart: the vocabulary, the organisations, the regions of countries and areas."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Self

from multaqa.features.membership.models import Organisation, OrganisationName
from multaqa.features.membership.queries.directory.rows import Rows, in_words
from multaqa.foundation.taxonomy.api import Term, TermState, areas, regions_of
from multaqa.lib.labels import Labels

TERM_FACETS: Final = {"stages": "stage", "vulnerable-targets": "sector", "threats": "threat"}
"""Which facet the terms below a heading of our vocabulary belong to; all others are expertise."""
_WORLD: Final = "001"
_OURS: Final = "multaqa"


@dataclass(frozen=True)
class Subject:
    """A term that members may bear: ``facet`` is where it is offered, ``depth`` how far below its heading it stands."""

    public_id: str
    labels: Labels
    facet: str
    depth: int


@dataclass(frozen=True)
class Subjects:
    """Our vocabulary. ``wider`` gives for the row number of a term its own public id and those of all above it."""

    offered: Mapping[str, Subject]
    wider: Mapping[int, Sequence[str]]

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each term among all: below a wider one, in the order of the vocabulary."""
        return {public_id: place for place, public_id in enumerate(self.offered)}

    def below(self, public_id: str) -> dict[str, Sequence[str]]:
        """A subject and those below it that are offered, in their order, each with itself and all above it."""
        ways = {way[0]: way for way in self.wider.values() if public_id in way and way[0] in self.offered}
        return {one: ways[one] for one in sorted(ways, key=self.order.__getitem__)}

    @classmethod
    def read(cls) -> Self:
        """Read it in one query."""
        terms = {term.pk: term for term in Term.objects.filter(scheme__slug=_OURS).order_by("position", "pk")}
        offered: dict[str, Subject] = {}
        wider: dict[int, list[str]] = {}
        for term in terms.values():
            way = list(_way_up(term, terms))
            facet = next((TERM_FACETS[one.code] for one in way if one.code in TERM_FACETS), "expertise")
            subjects = [one for one in way if one.suggests]
            wider[term.pk] = [one.public_id for one in subjects]
            if term.suggests and term.state == TermState.ACTIVE and not _is_root(term):
                offered[term.public_id] = Subject(term.public_id, term.labels, facet, len(subjects) - 1)
        return cls(offered, wider)


def _is_root(term: Term) -> bool:
    return term.code in TERM_FACETS


def _way_up(term: Term, terms: Mapping[int, Term]) -> Iterator[Term]:
    """The term that stands for this one, and all above it."""
    here: Term | None = terms.get(term.merged_into_id or term.pk)
    while here is not None:
        yield here
        here = terms.get(here.parent_id) if here.parent_id else None


@dataclass(frozen=True)
class Bodies:
    """Organisations by public id: their labels, and all their names folded, each after a space."""

    labels: Mapping[str, Labels]
    names: Mapping[str, str]

    @classmethod
    def read(cls, public_ids: Collection[str]) -> Self:
        """Read them in two queries."""
        bodies = Organisation.objects.all()
        labels = {row[0]: row[1] for row in bodies.values_list("public_id", "name") if row[0] in public_ids}
        names = folded_names()
        return cls(labels, {public_id: names.get(public_id, "") for public_id in labels})


def folded_names() -> dict[str, str]:
    """All names of each organisation, by its public id, folded and each after a space; one query."""
    names: dict[str, str] = {}
    for public_id, fold in OrganisationName.objects.values_list("organisation__public_id", "fold"):
        names[public_id] = f"{names.get(public_id, '')} {in_words(fold)}"
    return names


@dataclass(frozen=True)
class Spread:
    """Who has which value, as pairs of a value and a place in the list."""

    rows: Rows
    subjects: Subjects

    def by_facet(self) -> dict[str, Iterator[tuple[str, int]]]:
        """The pairs of each facet; a term counts for those above it, and a country for its regions."""
        placed = list(enumerate(self.rows.ordered))
        return {
            **{facet: self._terms(facet) for facet in ("expertise", "stage", "sector", "threat")},
            "group": ((group, place) for place, row in placed if (group := group_of(row.area))),
            "region": ((region, place) for place, row in placed for region in _regions(row.area)),
            "country": ((row.area, place) for place, row in placed if row.area),
            "language": iter(self.rows.languages),
            "constituency": ((row.constituency, place) for place, row in placed),
            "organisation": ((row.organisation, place) for place, row in placed if row.organisation),
        }

    def _terms(self, facet: str) -> Iterator[tuple[str, int]]:
        for term, place in self.rows.terms:
            for public_id in self.subjects.wider.get(term, ()):
                subject = self.subjects.offered.get(public_id)
                if subject is not None and subject.facet == facet:
                    yield public_id, place


def group_of(area: str) -> str:
    """The regional group of the United Nations that a Member State belongs to; empty for all others."""
    return areas()[area].group if area in areas() else ""


@cache
def _regions(area: str) -> tuple[str, ...]:
    """The regions of M49 that an area lies in, but the world."""
    return tuple(code for code in regions_of(area) if code != _WORLD) if area in areas() else ()
