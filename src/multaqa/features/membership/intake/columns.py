"""The columns of lists that are brought in: what they are called in six languages, and which there must be."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from multaqa.lib.fold import fold
from multaqa.lib.labels import LANGUAGES, Labels, label_in


@dataclass(frozen=True)
class Column:
    """A column: ``titles`` by language, ours first, the others as lists bear them; an invented ``example``.

    ``longest`` is in characters. ``must``: every row has it.
    """

    key: str
    longest: int
    must: bool
    titles: dict[str, Sequence[str]]
    example: Labels

    def title(self, language: str) -> str:
        """What it is called in a language."""
        return self.titles[language][0]


@dataclass(frozen=True)
class Titles:
    """What the first row of a list means: ``places`` of known columns by key, what is unknown, missing, or twice."""

    places: dict[str, int]
    unknown: tuple[str, ...]
    missing: tuple[Column, ...]
    twice: tuple[str, ...]


def columns_of(kind: str) -> Sequence[Column]:
    """The columns of lists of a kind, ``people`` or ``bodies``. Raises ``KeyError``."""
    return _columns()[kind]


def column_called(kind: str, key: str) -> Column:
    """The column with a key. Raises ``StopIteration`` for one that there is not."""
    return next(column for column in columns_of(kind) if column.key == key)


def read_titles(kind: str, titles: Iterable[str]) -> Titles:
    """What the titles of a list mean, in whichever of the six languages each is written."""
    known = _by_title(kind)
    places: dict[str, int] = {}
    unknown, twice = [], []
    for place, title in enumerate(titles):
        key = known.get(fold(title).rstrip(" *:"), "")
        if key and key not in places:
            places[key] = place
        elif key:
            twice.append(title)
        elif title:
            unknown.append(title)
    missing = tuple(column for column in columns_of(kind) if column.must and column.key not in places)
    return Titles(places, tuple(unknown), missing, tuple(twice))


def template_rows(kind: str, language: str) -> list[list[str]]:
    """The rows of a template: the titles in a language, and one row of an invented example."""
    columns = [column for column in columns_of(kind) if column.example]
    titles = [column.title(language) for column in columns]
    return [titles, [label_in(column.example, language) for column in columns]]


@cache
def _columns() -> dict[str, tuple[Column, ...]]:
    tables = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
    return {kind: tuple(_column(key, said) for key, said in columns.items()) for kind, columns in tables.items()}


def _column(key: str, said: dict[str, Any]) -> Column:
    titles = {language: said[language] for language in LANGUAGES}
    return Column(key, said["longest"], said.get("must", False), titles, said.get("example", {}))


@cache
def _by_title(kind: str) -> dict[str, str]:
    columns = columns_of(kind)
    known = {fold(title): column.key for column in columns for titles in column.titles.values() for title in titles}
    return known | {column.key: column.key for column in columns}
