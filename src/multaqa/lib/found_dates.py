"""Complete dates found in people's words, in six languages and with every Arabic month people write.

Arabic: «15 شباط/فبراير 2022», the reversed «أكتوبر / تشرين الأول», single names, Maghrebi names, ordinals in words.
Numbers with strokes are taken only when they cannot be read in two ways; dots are always day.month.year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from multaqa.lib.fold import fold, fold_with_positions
from multaqa.lib.month_names import levantine_months, other_months, roman_months

_DIGITS_OF_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
_YEAR = rf"{_DIGITS_OF_YEAR}(?!\d)"
_DIGITS_OF_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_DAY = rf"(?<![\d.,/]){_DIGITS_OF_DAY}"
_GAP = r"\s{0,3}"  # bounded, so that a page of blanks costs no time
_ARABIC_ORDINALS = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرين",
    "الحادي والعشرين",
    "الثاني والعشرين",
    "الثالث والعشرين",
    "الرابع والعشرين",
    "الخامس والعشرين",
    "السادس والعشرين",
    "السابع والعشرين",
    "الثامن والعشرين",
    "التاسع والعشرين",
    "الثلاثين",
    "الحادي والثلاثين",
]
_CHINESE_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class FoundDate:
    """A complete date, and where its words stand: ``text[start:end]``."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> list[FoundDate]:
    """The complete dates in ``text``, in order; words that are no day of the calendar are left out."""
    folded, positions = fold_with_positions(text)
    found = sorted(_matches(folded), key=lambda match: (match[0], -match[1]))
    kept: list[FoundDate] = []
    end_of_last = 0
    for start, end, day in found:
        if start >= end_of_last:
            kept.append(FoundDate(positions[start], positions[end - 1] + 1, day))
            end_of_last = end
    return kept


def _matches(folded: str) -> Iterator[tuple[int, int, date]]:
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            day = _day_of(match)
            if day is not None:
                yield match.start(), match.end(), day


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{_any_of(other_months())})"
    month_number = r"(?P<month_number>\d{1,2})"
    arabic = rf"(?:{_GAP}من\s(?:شهر\s)?)?{_GAP}{_arabic_month_pattern()}"
    arabic_year = rf"{_GAP}[،,]?{_GAP}(?:(?:من )?(?:عام|سنه)\s)?{_YEAR}"
    sources = (
        rf"{_DAY}{arabic}{arabic_year}",
        rf"(?<!\w)(?P<ordinal>{_any_of(_ordinals())}){arabic}{arabic_year}",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º)?[\s-]{{0,3}}(?:of |de )?{month}\b\.?,?[\s-]{{0,3}}(?:de |del |of )?{_YEAR}",
        rf"\b{month}\.?\s{_DIGITS_OF_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"{_YEAR}{_GAP}年{_GAP}{month_number}{_GAP}月{_GAP}{_DIGITS_OF_DAY}{_GAP}[日号]",
        rf"(?P<chinese>[{_CHINESE_DIGITS}○零]{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}[日号])",
        rf"(?<![\d/-]){_DIGITS_OF_YEAR}(?P<mark>[-/.]){month_number}(?P=mark){_DIGITS_OF_DAY}(?!\d|[-/.]\d)",
        rf"(?<![\d./-]){_DIGITS_OF_DAY}\.{month_number}\.{_YEAR}",
        rf"(?<![\d./-])(?P<either>\d{{1,2}}[/-]\d{{1,2}})[/-]{_YEAR}",
    )
    return tuple(re.compile(source) for source in sources)


def _arabic_month_pattern() -> str:
    levantine, roman = _any_of(levantine_months()), _any_of(roman_months())
    return (
        rf"(?:(?P<levantine>{levantine})(?:{_GAP}[/(]{_GAP}(?P<roman_after>{roman})\)?)?"
        rf"|(?P<roman>{roman})(?:{_GAP}[/(]{_GAP}(?P<levantine_after>{levantine})\)?)?)"
    )


def _any_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _ordinals() -> dict[str, int]:
    return {fold(word): number for number, word in enumerate(_ARABIC_ORDINALS, start=1)}


def _day_of(match: re.Match[str]) -> date | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "chinese" in parts:
        return _chinese_day(parts["chinese"])
    if "either" in parts:
        return _unambiguous_day(parts["either"], int(parts["year"]))
    month = _month_of(parts)
    day = _ordinals()[parts["ordinal"]] if "ordinal" in parts else int(parts["day"])
    return None if month is None else _calendar_day(int(parts["year"]), month, day)


def _month_of(parts: dict[str, str]) -> int | None:
    """The number of the month; None when two names of one month disagree."""
    if "month_number" in parts:
        return int(parts["month_number"])
    if "month" in parts:
        return other_months()[parts["month"]]
    numbers = {levantine_months()[value] for name, value in parts.items() if name.startswith("levantine")}
    numbers |= {roman_months()[value] for name, value in parts.items() if name.startswith("roman")}
    return numbers.pop() if len(numbers) == 1 else None


def _unambiguous_day(numbers: str, year: int) -> date | None:
    first, second = map(int, re.split("[/-]", numbers))
    if first == second or first > 12:
        return _calendar_day(year, second, first)
    return _calendar_day(year, first, second) if second > 12 else None


def _chinese_day(text: str) -> date | None:
    year, month, day = re.split("[年月]", text.rstrip("日号"))
    digits = year.replace("○", "〇").replace("零", "〇")
    number = int("".join(str(_CHINESE_DIGITS.index(digit)) for digit in digits))
    return _calendar_day(number, _chinese_number(month), _chinese_number(day))


def _chinese_number(text: str) -> int:
    tens, ten, units = text.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.index(units) if len(units) == 1 else 0
    if len(tens) > 1 or len(units) > 1:
        return 0
    return 10 * (_CHINESE_DIGITS.index(tens) if tens else 1) + (_CHINESE_DIGITS.index(units) if units else 0)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
