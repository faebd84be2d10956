"""What every reader of a file gives: terms in an order in which they can be written, and what had to be left out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from multaqa.lib.labels import Labels


class UnreadableVocabulary(Exception):
    """The file is no vocabulary of the kind it is said to be; the text says what is wrong with it."""


@dataclass(frozen=True)
class LoadedTerm:
    """One term as a file gives it; ``parent`` is the code of its wider term, empty at the top.

    ``synonyms`` are (language, name).
    """

    code: str
    labels: Labels
    synonyms: tuple[tuple[str, str], ...] = ()
    definition: Labels = field(default_factory=dict)
    parent: str = ""
    suggests: bool = False


@dataclass(frozen=True)
class ReadVocabulary:
    """A vocabulary read: its title, whose it is, its terms (parents first), and a line for each thing left out."""

    title: Labels
    terms: list[LoadedTerm]
    rights: str = ""
    left_out: list[str] = field(default_factory=list)


def in_order(terms: Iterable[LoadedTerm]) -> list[LoadedTerm]:
    """The terms, each code once and parents before children; a parent that is missing or closes a circle is cut."""
    by_code: dict[str, LoadedTerm] = {}
    for term in terms:
        by_code.setdefault(term.code, term)
    placed: dict[str, LoadedTerm] = {}
    for term in by_code.values():
        for code in reversed(_line_above(term, by_code, placed)):
            one = by_code[code]
            placed[code] = one if one.parent in placed else _at_top(one)
    return list(placed.values())


def _line_above(term: LoadedTerm, by_code: dict[str, LoadedTerm], placed: dict[str, LoadedTerm]) -> list[str]:
    """The codes from ``term`` upwards that are not placed yet; it ends where a circle would close."""
    line: list[str] = []
    code = term.code
    while code in by_code and code not in placed and code not in line:
        line.append(code)
        code = by_code[code].parent
    return line


def _at_top(term: LoadedTerm) -> LoadedTerm:
    return LoadedTerm(term.code, term.labels, term.synonyms, term.definition, "", term.suggests)
