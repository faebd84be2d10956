"""The words by which reading understands a source; they lie beside this file as data, in six languages."""

import re
import tomllib
from functools import cache
from pathlib import Path

from multaqa.lib.fold import fold


@cache
def phrase_table(file: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The phrases of ``<file>.toml``, by section and name."""
    sections = tomllib.loads((Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8"))
    return {section: {name: _listed(phrases) for name, phrases in table.items()} for section, table in sections.items()}


def phrases(section: str, name: str) -> tuple[str, ...]:
    """The phrases of one name in ``phrases.toml``, as written there."""
    return phrase_table("phrases")[section][name]


@cache
def folded_phrases(section: str, name: str) -> frozenset[str]:
    """The same phrases, folded."""
    return frozenset(map(fold, phrases(section, name)))


def either(folded: frozenset[str] | tuple[str, ...]) -> str:
    """A pattern for any of the folded phrases, longest first; outside Chinese they must be whole words."""
    return "|".join(_bounded(phrase) for phrase in sorted(folded, key=len, reverse=True))


def is_han(phrase: str) -> bool:
    """Whether a phrase is Chinese, where words have no spaces between them."""
    return "\u4e00" <= phrase[:1] <= "\u9fff"


def _listed(written: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in written.replace("\n", " ").split(";") if phrase.strip())


def _bounded(phrase: str) -> str:
    return re.escape(phrase) if is_han(phrase) else rf"(?<!\w){re.escape(phrase)}(?!\w)"
