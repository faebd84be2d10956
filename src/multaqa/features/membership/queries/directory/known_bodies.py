"""All organisations that the network knows, as lists need them: kept in the memory of each process, as shelves are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries.directory.shelves import Shelf
from multaqa.features.membership.queries.directory.subjects import folded_names, group_of
from multaqa.lib.fold import sort_key
from multaqa.lib.labels import Labels, label_in


@dataclass(frozen=True)
class KnownBody:
    """An organisation: its names in six languages, and all of them folded, each after a space."""

    public_id: str
    labels: Labels
    acronym: str
    constituency: str
    is_at_risk: bool
    area: str
    folded: str

    @property
    def group(self) -> str:
        """The regional group of its State; empty where there is none."""
        return group_of(self.area)


@dataclass(frozen=True)
class KnownBodies:
    """All of them, of one edition of the directory; ``_orders`` keeps them by name in each language asked for."""

    edition: str
    bodies: Sequence[KnownBody]
    _orders: dict[str, Sequence[KnownBody]] = field(default_factory=dict)

    @classmethod
    def read(cls, edition: str) -> Self:
        """Read them in two queries."""
        names = folded_names()
        known = Organisation.objects.filter(state=Organisation.State.KNOWN)
        columns = ("public_id", "name", "acronym", "constituency__code", "constituency__is_at_risk", "area")
        bodies = [
            KnownBody(public_id, labels, acronym, constituency, is_at_risk, area, names.get(public_id, ""))
            for public_id, labels, acronym, constituency, is_at_risk, area in known.values_list(*columns)
        ]
        return cls(edition, bodies)

    def in_order(self, language: str) -> Sequence[KnownBody]:
        """By their names in a language."""
        if language not in self._orders:
            keyed = sorted(self.bodies, key=lambda body: sort_key(label_in(body.labels, language)))
            self._orders[language] = keyed
        return self._orders[language]


_kept: dict[int, KnownBodies] = {}


def known_bodies(shelf: Shelf) -> KnownBodies:
    """Those of the edition that a shelf is of; two queries after a change, else none."""
    kept = _kept.get(0)
    if kept is None or not shelf.edition or kept.edition != shelf.edition:
        kept = _kept[0] = KnownBodies.read(shelf.edition)
    return kept
