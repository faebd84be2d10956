"""Drawing the members of the demo: the same ones each time."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, Final

from multaqa.features.membership.api import Level, SaidName
from multaqa.lib.labels import LANGUAGES, Labels
from multaqa.web.demo.people.bodies import House, houses

SIZES: Final = {
    "member-states": 34,
    "observer-states": 4,
    "un-entities": 12,
    "international-organisations": 16,
    "parliaments": 14,
    "private-sector": 24,
    "civil-society": 20,
    "victims-associations": 10,
    "academia": 18,
}
"""How many of each constituency there are beside the cast."""
_TRAVELLED: Final = ("un-entities", "international-organisations")
"""Whose people come from anywhere; all others from where their body has its seat."""
STATES: Final = ("member-states", "observer-states")
_FOLDER = Path(__file__).parent
_NO_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Settler:
    """Somebody who joins: ``house`` is her body, ``names`` has her own script first, ``topics`` are codes."""

    email: str
    site: str
    constituency: str
    house: House | None
    area: str
    names: Sequence[SaidName]
    languages: Mapping[str, Level]
    function: Labels
    topics: Sequence[str]
    purpose: str
    offers: str
    needs: str

    @property
    def key(self) -> str:
        """Her name in Latin letters with points between, which nobody else in the demo bears."""
        return _slug(self.names[-1])

    @property
    def called(self) -> str:
        """Her name in her own script, in its order."""
        own = self.names[0]
        parts = (own.family, own.given) if own.family_first else (own.given, own.family)
        return " ".join(part for part in parts if part)


class Drawing:
    """Draws people one after the other from the lists; two drawings give the same people."""

    def __init__(self) -> None:
        self._random = Random(1372)  # noqa: S311 - nothing secret: the demo is to be the same each time
        self._words = _table("words.toml")
        self._customs = {area: custom for custom in _table("names.toml").values() for area in custom["areas"]}
        housed = {house.area for house in houses()}
        self._elsewhere = cycle(sorted(self._customs, key=lambda area: (area in housed, area)))
        self._drawn: set[str] = set()

    @property
    def topics(self) -> Sequence[str]:
        """The codes of all subjects that somebody may bear."""
        topics: Sequence[str] = self._words["topics"]
        return topics

    def everybody(self) -> Iterator[Settler]:
        """Those of every constituency, in its order."""
        for constituency, size in SIZES.items():
            own = [house for house in houses() if house.constituency == constituency]
            for number in range(size):
                alone = constituency not in STATES and number % 4 == 3
                yield self.one(constituency, None if alone else own[number % len(own)])

    def one(self, constituency: str, house: House | None, *, area: str = "") -> Settler:
        """One more, of this body or of none; from ``area`` if it is given."""
        home = area or (house.area if house and constituency not in _TRAVELLED else next(self._elsewhere))
        custom = self._customs[home]
        names = self._names(custom)
        place = LANGUAGES.index(custom["site"])
        function = dict(zip(LANGUAGES, self._pick("functions"), strict=True))
        return Settler(
            email=f"{_slug(names[-1])}.{len(self._drawn)}@{_domain(house)}",
            site=custom["site"],
            constituency=constituency,
            house=house,
            area=home,
            names=names,
            languages=_levels(custom),
            function=function if self._random.random() < 0.7 else {custom["site"]: function[custom["site"]]},
            topics=self._random.sample(self.topics, 4),
            purpose=self._words["purposes"][place],
            offers=self._pick("offers")[place] if self._random.random() < 0.7 else "",
            needs=self._pick("needs")[place] if self._random.random() < 0.5 else "",
        )

    def _names(self, custom: Mapping[str, Any]) -> list[SaidName]:
        """A name that nobody has yet, in its own script and in Latin letters."""
        while True:
            is_woman = self._random.random() < 0.5
            given = self._random.choice(custom["women" if is_woman else "men"])
            family = self._random.choice(custom["family_women" if is_woman and "family_women" in custom else "family"])
            if (key := f"{given[-1]} {family[-1]}") not in self._drawn:
                self._drawn.add(key)
                return [_said(custom, *both) for both in zip(given, family, strict=True)]

    def _pick(self, what: str) -> Sequence[str]:
        chosen: Sequence[str] = self._random.choice(self._words[what])
        return chosen


def _said(custom: Mapping[str, Any], given: str, family: str) -> SaidName:
    if custom.get("patronymic"):
        return SaidName(given=f"{given} {family}")
    return SaidName(given=given, family=family, family_first=custom.get("family_first", False))


def _levels(custom: Mapping[str, Any]) -> dict[str, Level]:
    """Her own language, and those that she works in."""
    site, others = custom["site"], custom["speaks"]
    first, rest = (site, others) if custom.get("native", True) else (others[0], [site, *others[1:]])
    return {first: Level.FIRST, **{one: Level.FLUENT if not at else Level.WORKS for at, one in enumerate(rest)}}


def _domain(house: House | None) -> str:
    return house.domain if house else "people.example"


def _slug(name: SaidName) -> str:
    """The letters a to z of a name, with points between."""
    plain = unicodedata.normalize("NFKD", f"{name.given} {name.family}").lower()
    return _NO_LETTERS.sub(".", "".join(letter for letter in plain if letter.isascii())).strip(".")


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
