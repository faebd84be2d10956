"""Sets of members as integers, and the text in which all their names are searched at once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

type Members = int
"""A set of members: bit n is the member at place n."""


def set_of(places: Iterable[int], size: int) -> Members:
    """The set of these places, all below ``size``."""
    octets = bytearray(size // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


@dataclass(frozen=True)
class NamesInOne:
    """The names of all members in one text, a line for each place: ten thousand are searched as one string.

    ``starts`` are where the lines begin.
    """

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, names: Sequence[str]) -> Self:
        """The names of the members in their order, each without a line break."""
        lines = [name.replace("\n", " ") + "\n" for name in names]
        return cls("".join(lines), list(accumulate(map(len, lines), initial=0))[:-1])

    def holding(self, *wanted: str) -> Members:
        """Those in whose names one of these stands."""
        return set_of((place for each in wanted for place in self._places_of(each)), len(self.starts))

    def _places_of(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            yield place
            at = self.text.find(wanted, self.starts[place + 1]) if place + 1 < len(self.starts) else -1
