"""The countries and areas, from the files beside this one; read once, never from the database.

Names are those of the United Nations; names of territories in CLDR (Babel) are other ones and are never shown.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from multaqa.lib.fold import sort_key
from multaqa.lib.labels import LANGUAGES, Labels, label_in

_FOLDER = Path(__file__).parent


class Status(StrEnum):
    """How a country or area stands to the United Nations."""

    MEMBER = "member"
    OBSERVER = "observer"
    AREA = "area"


@dataclass(frozen=True)
class Area:
    """A country or area: ``code`` is ISO 3166-1 alpha-3, ``m49`` and ``region`` three digits of M49.

    ``group`` is the regional group of a Member State, empty for others; ``formal`` holds every language, equal to
    ``names`` where there is no longer name.
    """

    code: str
    m49: str
    status: Status
    region: str
    group: str
    names: Labels
    formal: Labels


@dataclass(frozen=True)
class Region:
    """A region of M49 (``code`` of three digits, ``under`` the wider one) or a regional group (``under`` empty)."""

    code: str
    under: str
    names: Labels


@cache
def areas() -> dict[str, Area]:
    """Every country and area by its code."""
    return {code: _area(code, table) for code, table in _tables("areas.toml").items()}


@cache
def regions() -> dict[str, Region]:
    """The regions of M49 by their codes."""
    return {code: _region(code, table) for code, table in _tables("regions.toml")["regions"].items()}


@cache
def regional_groups() -> dict[str, Region]:
    """The five regional groups of Member States by their codes."""
    return {code: _region(code, table) for code, table in _tables("regions.toml")["groups"].items()}


def area_name(code: str, language: str, *, formal: bool = False) -> str:
    """The short or formal name of a country or area in ``language``; empty for a code that is not known."""
    area = areas().get(code)
    return label_in(area.formal if formal else area.names, language) if area else ""


@cache
def area_choices(language: str) -> tuple[tuple[str, str], ...]:
    """(code, short name) of every country and area, in the order of their names in ``language``, for a form."""
    named = [(code, area_name(code, language)) for code in areas()]
    return tuple(sorted(named, key=lambda choice: sort_key(choice[1])))


def regions_of(code: str) -> list[str]:
    """The M49 regions that a country or area lies in, from the smallest to the world. Raises KeyError."""
    found = [areas()[code].region]
    while regions()[found[-1]].under:
        found.append(regions()[found[-1]].under)
    return found


def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _area(code: str, table: dict[str, Any]) -> Area:
    return Area(
        code=code,
        m49=table["m49"],
        status=Status(table["status"]),
        region=table["region"],
        group=table.get("group", ""),
        names={language: table[language][0] for language in LANGUAGES},
        formal={language: table[language][-1] for language in LANGUAGES},
    )


def _region(code: str, table: dict[str, str]) -> Region:
    return Region(code, table.get("under", ""), {language: table[language] for language in LANGUAGES})
