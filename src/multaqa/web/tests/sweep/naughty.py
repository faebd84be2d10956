"""The naughty strings of ``strings.toml``, and how they are dealt out to places."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote_from_bytes, unquote_to_bytes

HUGE: Final = 50_000
"""Encoded bytes above which a string goes alone: several would pass what a request may hold."""
LONGEST_IN_ADDRESS: Final = 4_000


@dataclass(frozen=True)
class Naughty:
    """One string: its group, its percent-encoded bytes as they go over the line, and the text they stand for."""

    group: str
    encoded: str

    @property
    def raw(self) -> bytes:
        """The bytes that are sent."""
        return unquote_to_bytes(self.encoded)

    @property
    def text(self) -> str:
        """What these bytes say to a reader of UTF-8."""
        return self.raw.decode("utf-8", "replace")

    @property
    def is_huge(self) -> bool:
        """Whether it is sent alone."""
        return len(self.encoded) > HUGE


class Deal:
    """Deals the strings out in turn, so that each is sent somewhere before any is sent a second time."""

    def __init__(self, strings: list[Naughty], *, dealt: int = 0) -> None:
        self.strings = strings
        self.dealt = dealt

    def take(self, count: int) -> list[Naughty]:
        """The next strings."""
        taken = [self.strings[(self.dealt + step) % len(self.strings)] for step in range(count)]
        self.dealt += count
        return taken

    @property
    def is_whole(self) -> bool:
        """Whether every string was sent."""
        return self.dealt >= len(self.strings)


@cache
def groups() -> dict[str, tuple[Naughty, ...]]:
    """Every string, by group."""
    written = tomllib.loads((Path(__file__).parent / "strings.toml").read_text(encoding="utf-8"))
    return {name: tuple(_strings(name, group)) for name, group in written.items()}


def every_string(*, in_address: bool = False) -> list[Naughty]:
    """One string of each group in turn until all are there; ``in_address``: those that fit an address."""
    found = [naughty for naughty in chain(*zip_longest(*groups().values())) if naughty is not None]
    return [naughty for naughty in found if not in_address or len(naughty.encoded) <= LONGEST_IN_ADDRESS]


def _strings(name: str, group: dict[str, Any]) -> Iterator[Naughty]:
    for text in group["strings"]:
        yield Naughty(name, _encoded(text))
    for encoded in group.get("bytes", ()):
        yield Naughty(name, encoded)
    for units in group.get("units", ()):
        yield Naughty(name, _encoded("".join(chr(int(unit, 16)) for unit in units.split())))
    for repeated in group.get("repeats", ()):
        yield Naughty(name, _encoded(repeated["text"] * repeated["times"]))


def _encoded(text: str) -> str:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")
