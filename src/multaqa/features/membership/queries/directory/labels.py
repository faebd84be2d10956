"""What the values of facets are called, in the order in which they are offered."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from multaqa.features.membership.queries.directory.finding import Counted, Directory
from multaqa.features.membership.queries.naming import language_named
from multaqa.foundation.taxonomy.api import area_name, regional_groups, regions
from multaqa.lib.fold import sort_key
from multaqa.lib.labels import label_in

MOST_BODIES: Final = 100
"""Of organisations, which may be thousands, those with the most members are offered; any can be found by its name."""
_DASH: Final = "— "


class Option(NamedTuple):
    """A value of a facet as it is offered; ``depth`` says how far below another it stands."""

    value: str
    label: str
    members: int


type Namer = Callable[[str], str]


class Naming:
    """Names the values of a directory's facets in one language."""

    def __init__(self, directory: Directory, language: str) -> None:
        self.directory = directory
        self.language = language

    def options(self, facet: str) -> list[Option]:
        """The values of a facet with their counts, in order; the one that was chosen is always among them."""
        counted = self.directory.counts_of(facet)
        chosen = self.directory.wish.chosen.get(facet, "")
        if facet == "organisation":
            counted = self._most_frequent(counted, chosen)
        options = [Option(value, label, members) for value, members in counted if (label := self.label(facet, value))]
        own = self._own_order(facet)
        if own is None:
            return sorted(options, key=lambda option: _kept_key(option.label))
        return sorted(options, key=lambda option: own.get(option.value, len(own)))

    def label(self, facet: str, value: str) -> str:
        """What a value is called; empty for one that is none."""
        return self._namers[facet](value)

    @cached_property
    def _namers(self) -> dict[str, Namer]:
        terms = dict.fromkeys(("expertise", "stage", "sector", "threat"), self._term)
        return {
            **terms,
            "group": lambda code: (
                label_in(regional_groups()[code].names, self.language) if code in regional_groups() else ""
            ),
            "region": lambda code: label_in(regions()[code].names, self.language) if code in regions() else "",
            "country": lambda code: area_name(code, self.language),
            "language": lambda code: language_named(code, self.language),
            "constituency": self._constituency,
            "organisation": self._body,
        }

    def _term(self, public_id: str) -> str:
        subject = self.directory.shelf.subjects.offered.get(public_id)
        return label_in(subject.labels, self.language) if subject else ""

    def _constituency(self, code: str) -> str:
        return label_in(self.directory.shelf.constituencies.get(code, {}), self.language)

    def _body(self, public_id: str) -> str:
        """An organisation that somebody shows whom the reader meets: others are as unknown as nothing."""
        shelf = self.directory.shelf
        is_met = shelf.having("organisation", public_id) & self.directory.seen
        return label_in(shelf.bodies.labels.get(public_id, {}), self.language) if is_met else ""

    def _own_order(self, facet: str) -> dict[str, int] | None:
        """The order of the vocabulary and of the constituencies; None for what is ordered by name."""
        if facet == "constituency":
            return {code: place for place, code in enumerate(self.directory.shelf.constituencies)}
        is_of_vocabulary = facet in {"expertise", "stage", "sector", "threat"}
        return self.directory.shelf.subjects.order if is_of_vocabulary else None

    def _most_frequent(self, counted: list[Counted], chosen: str) -> list[Counted]:
        first = sorted(counted, key=lambda one: (-one.members, one.value))[:MOST_BODIES]
        return first + [one for one in counted if one.value == chosen and one not in first]


@lru_cache(maxsize=4096)
def _kept_key(label: str) -> str:
    """By what a label is sorted; worked out once, for a page sorts hundreds."""
    return sort_key(label)
