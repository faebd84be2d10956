"""The organisations of the demo: none of them exists, nor do their places."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from multaqa.lib.labels import LANGUAGES, Labels

_FILE = Path(__file__).parent / "bodies.toml"


@dataclass(frozen=True)
class House:
    """A body of one constituency: what it is called, and in which country or area it has its seat."""

    constituency: str
    area: str
    names: Labels
    domain: str


@cache
def houses() -> Sequence[House]:
    """Every body, those of a constituency together."""
    written = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    places = list(written.pop("places").items())
    found: list[House] = []
    for constituency, table in written.items():
        for number, area in enumerate(table["areas"]):
            place = places[len(found) % len(places)]
            found.append(_house(constituency, area, kind=table["kinds"][number % len(table["kinds"])], place=place))
    return found


def _house(constituency: str, area: str, *, kind: Sequence[str], place: tuple[str, Any]) -> House:
    name, labels = place
    names = {language: _named(language, *both) for language, *both in zip(LANGUAGES, kind, labels, strict=True)}
    return House(constituency, area, names, f"{name}.{area.lower()}.example")


def _named(language: str, kind: str, place: str) -> str:
    """The kind with its place, in the order and with the comma of the language."""
    commas: Mapping[str, str] = {"ar": "، "}
    return f"{place}{kind}" if language == "zh-hans" else f"{kind}{commas.get(language, ', ')}{place}"
