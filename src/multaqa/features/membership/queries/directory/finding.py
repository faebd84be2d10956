"""The directory for one reader: narrowed, counted over what she may see, and in the order of the list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice
from typing import Final, Literal, NamedTuple

from django.urls import reverse

from multaqa.features.membership.models import Shown
from multaqa.features.membership.queries.circles import circle_of
from multaqa.features.membership.queries.directory.rows import has_no_spaces, in_words
from multaqa.features.membership.queries.directory.sets import Members
from multaqa.features.membership.queries.directory.shelves import (
    FACETS,
    Shelf,
    network_and_edition,
    shelf_of,
)
from multaqa.foundation.access.api import PageOf, people_not_come_upon
from multaqa.foundation.people.api import Reader
from multaqa.lib.fold import fold

LONGEST_QUESTION: Final = 100
SCRIPTS: Final = {"ar": "ARABIC", "zh-hans": "CJK", "ru": "CYRILLIC"}
"""The script of each language of ours that is not written in Latin letters."""
_ARTICLE: Final = "ال"
_MOST_WORDS: Final = 6


type Order = Literal["match", "name", "latest"]
"""Best match, name, or who joined last. By name, names in the script of the reader's language come first; among the
best matches, those whose own name was looked for come before those found by their organisation."""


@dataclass(frozen=True)
class Wish:
    """What a reader looks for: words of a name, at most one value of each facet, and in which order."""

    words: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    order: Order = "match"

    def is_empty(self) -> bool:
        """Whether everybody is wanted."""
        return not self.words.strip() and not any(self.chosen.values())

    def without(self, facet: str) -> "Wish":
        """The same wish with one choice fewer."""
        return replace(self, chosen={name: value for name, value in self.chosen.items() if name != facet})


class Counted(NamedTuple):
    """A value of a facet, and how many have it beside all else that was chosen."""

    value: str
    members: int


@dataclass(frozen=True)
class Directory:
    """What one reader meets: ``seen`` are those whom she may meet at all, ``found`` those she looked for."""

    shelf: Shelf
    circle: Shown
    seen: Members
    wish: Wish

    @cached_property
    def found(self) -> Members:
        """Those who have everything that was wished."""
        return self._with_all(self.wish.chosen)

    @property
    def count(self) -> int:
        """How many were found."""
        return self.found.bit_count()

    def counts_of(self, facet: str) -> list[Counted]:
        """The values of a facet that somebody has whom the reader meets, each with its count; none with nobody."""
        others = self._with_all(self.wish.without(facet).chosen)
        counted = ((value, (those & others).bit_count()) for value, those in self.shelf.facets[facet].items())
        return [Counted(value, count) for value, count in counted if count]

    def page(self, number: int, size: int, *, language: str = "en") -> list[int]:
        """The row numbers of the members on a page (the first is 1), in the order that was wished."""
        ordered = self._latest() if self.wish.order == "latest" else chain(*map(_places, self._parts(language)))
        return [self.shelf.numbers[place] for place in islice(ordered, (number - 1) * size, number * size)]

    def members(self) -> list[int]:
        """The row numbers of all who were found, in the order of the list."""
        return [self.shelf.numbers[place] for place in _places(self.found)]

    def _latest(self) -> Iterator[int]:
        bits = _bits(self.found).ljust(len(self.shelf.numbers), "0")
        return (place for place in self.shelf.latest if bits[place] == "1")

    def _parts(self, language: str) -> Iterator[Members]:
        """Those found, in parts that follow one another; each is in the order of the list."""
        own = self.shelf.written.get(SCRIPTS.get(language, "LATIN"), 0)
        best = self._named if self.wish.order == "match" else self.found
        for some in (self.found & best, self.found & ~best):
            yield from (some & own, some & ~own)

    @cached_property
    def _named(self) -> Members:
        """Those of whose names every word begins one; everybody where no words are looked for."""
        those = self.seen
        for word in self._words:
            those &= self._by_name[word]
        return those

    @cached_property
    def _by_name(self) -> dict[str, Members]:
        """For each word those of whose names, in any script, one begins so."""
        return {word: self.shelf.names.holding(*beginnings(word)) for word in self._words}

    @cached_property
    def _words(self) -> list[str]:
        return in_words(fold(self.wish.words[:LONGEST_QUESTION])).split()[:_MOST_WORDS]

    @cached_property
    def _having_words(self) -> Members:
        those = self.seen
        for word in self._words:
            those &= self._by_name[word] | _at_bodies_named(self.shelf, word)
        return those

    def _with_all(self, chosen: Mapping[str, str]) -> Members:
        those = self._having_words
        for facet, value in chosen.items():
            if value:
                those &= self.shelf.having(facet, value)
        return those


def directory_for(reader: Reader, *, wish: Wish | None = None) -> Directory:
    """The directory of the network as a reader meets it; three queries while nobody has changed anything.

    What is no facet is left out, and a value that nobody has finds nobody.
    """
    network, edition = network_and_edition()
    circle = circle_of(reader, network)
    shelf = shelf_of(network, circle, edition=edition)
    wish = wish or Wish()
    known = {facet: value for facet, value in wish.chosen.items() if facet in FACETS}
    return Directory(shelf, circle, shelf.without(people_not_come_upon(reader)), replace(wish, chosen=known))


def pages_for(reader: Reader) -> PageOf:
    """Where the profiles lie that a reader may open, but for those who hide from her; two queries."""
    network, edition = network_and_edition()
    pages = shelf_of(network, circle_of(reader, network), edition=edition).pages
    return lambda person: reverse("membership:profile", args=[pages[person]]) if person in pages else ""


def beginnings(word: str) -> tuple[str, ...]:
    """What a text of folded names, each after a space, holds if one of them begins with a word.

    An Arabic article before it does not count, and scripts without spaces are searched inside names too.
    """
    return (word,) if has_no_spaces(word) else (f" {word}", f" {_ARTICLE}{word}")


def _at_bodies_named(shelf: Shelf, word: str) -> Members:
    """Those who show an organisation of whose names a word begins so."""
    wanted, found = beginnings(word), 0
    for public_id, names in shelf.bodies.names.items():
        if any(begin in names for begin in wanted):
            found |= shelf.having("organisation", public_id)
    return found


def _places(members: Members) -> Iterator[int]:
    """The places in a set, lowest first."""
    bits = _bits(members)
    place = bits.find("1")
    while place >= 0:
        yield place
        place = bits.find("1", place + 1)


def _bits(members: Members) -> str:
    """A letter for each place up to the last in a set: "1" for those in it."""
    return f"{members:b}"[::-1]
