"""Figures of a text: numbers however they are written, each with the unit that stands beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from multaqa.lib.digits import to_western
from multaqa.lib.fold import fold
from multaqa.lib.rendition.words import begins, numerals, powers, units

_SEPARATORS: Final = ".,'’ \u00a0\u202f"
_FIGURE: Final = re.compile(rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_PARTS: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+")
_WORD_OR_SIGN: Final = re.compile(r"[^\W\d_]+|\S")
_AFTER: Final = 24  # letters after a number among which its unit stands
_LEADING: Final = "$€"


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text (with Western digits), what it can mean, and its unit ("" for none known)."""

    text: str
    values: frozenset[Decimal]
    unit: str = ""
    unit_text: str = ""

    @property
    def with_unit(self) -> str:
        """The number and its unit as they stand in the text."""
        return f"{self.text} {self.unit_text}".strip()

    @property
    def parts(self) -> list["Figure"]:
        """The numbers of which it is written: "9.30" may be a time or a day."""
        return [Figure(part, frozenset({Decimal(part)})) for part in _PARTS.findall(self.text)]


def figures_in(text: str) -> list[Figure]:
    """The figures of a text, in their order."""
    western = to_western(text)
    return [_figure(found, western) for found in _FIGURE.finditer(western)]


def unmatched(original: str, translation: str) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """Figures of the original alone, of the translation alone, and pairs of one number in two different units.

    A small number may stand as a word on the other side, and a decimal fraction as two numbers.
    """
    ours, theirs, pairs = _paired(figures_in(original), figures_in(translation))
    if any(len(figure.parts) > 1 for figure in (*ours, *theirs)):
        ours, theirs, more = _paired(_taken_apart(ours), _taken_apart(theirs))
        pairs += more
    spelt_there, spelt_here = _spelt(translation), _spelt(original)
    ours = [figure for figure in ours if not figure.values & spelt_there]
    theirs = [figure for figure in theirs if not figure.values & spelt_here]
    return ours, theirs, [(one, other) for one, other in pairs if _units_differ(one, other)]


def _figure(found: re.Match[str], text: str) -> Figure:
    written = text[found.end() : found.end() + _AFTER].strip()
    after = fold(written)
    power, length = next(((power, len(word)) for word, power in powers() if begins(after, word)), (0, 0))
    before = text[: found.start()].rstrip()[-1:]
    beside = before if before and before in _LEADING else after[length:].lstrip()
    unit = next((unit for word, unit in units() if begins(beside, word)), "")
    unit_text = _WORD_OR_SIGN.findall(beside if power or beside == before else written)[0] if unit else ""
    shown = f"{found.group()} {after[:length]}" if power else found.group()
    values = frozenset(value * 10**power for value in _readings(found.group()))
    return Figure(shown, values, unit, unit_text)


def _readings(written: str) -> Iterator[Decimal]:
    """What a number can mean: "1.000" is a thousand in one language and one in another."""
    plain = re.sub(r"['’ \u00a0\u202f]", "", written)
    marks = [letter for letter in plain if letter in ".,"]
    if not marks:
        yield Decimal(plain)
        return
    whole, _mark, rest = plain.rpartition(marks[-1])
    if len(rest) == 3:
        yield Decimal(re.sub("[.,]", "", plain))
    if len(marks) == 1 or len(set(marks)) > 1:
        yield Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")


def _paired(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[Figure], list[Figure], list[tuple[Figure, Figure]]]:
    """What is left of both sides, and the pairs of one value: those in one unit are found first."""
    pairs: list[tuple[Figure, Figure]] = []
    left, rest = list(ours), list(theirs)
    for same_unit in (True, False):
        for figure in list(left):
            like = (one for one in rest if one.values & figure.values and (not same_unit or one.unit == figure.unit))
            if (found := next(like, None)) is not None:
                left.remove(figure)
                rest.remove(found)
                pairs.append((figure, found))
    return left, rest, pairs


def _taken_apart(figures: Sequence[Figure]) -> list[Figure]:
    return [part for figure in figures for part in figure.parts]


def _units_differ(one: Figure, other: Figure) -> bool:
    """Whether both have a unit and not the same, or one alone is a percentage."""
    if one.unit and other.unit:
        return one.unit != other.unit
    return "percent" in (one.unit, other.unit)


def _spelt(text: str) -> set[Decimal]:
    """The small numbers that stand in a text as words."""
    words = (numerals().get(word) for word in _WORD.findall(fold(text)))
    return {Decimal(number) for number in words if number is not None}
