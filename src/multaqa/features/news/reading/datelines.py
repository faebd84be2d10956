"""Lines that hold nothing but when (and where, and by whom) a text was published.

A date inside a sentence is never looked at. A weekday, "today", "3 hours ago", a day without its year and a date of
change or of printing make a line a date line, but give no date.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from multaqa.features.news.reading.entries import Reason
from multaqa.features.news.reading.furniture import furniture_reason, segments
from multaqa.features.news.reading.phrases import either, folded_phrases, is_han, phrases
from multaqa.features.news.reading.shapes import ends_sentence, word_count
from multaqa.lib.dates import FoundDate, find_dates
from multaqa.lib.fold import fold
from multaqa.lib.month_names import levantine_months, other_months, roman_months

_CLOCK: Final = (
    r"\d{1,2}\s?(?::|h|٫)\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:h|[ap]\.?m\.?)\b"
    r"|\d{1,2}\s?[时点]\s?\d{0,2}分?|[+-]\d\d:?\d\d\b"
)
_HIJRI_MONTHS: Final = (
    r"محرم|صفر|ربيع (?:ال)?(?:اول|اخر|ثاني)|جماد[يه]? (?:ال)?(?:اولي?|اخر[هي]?|ثاني[هي]?)|رجب|شعبان|رمضان|شوال"
    r"|ذ[وي]? ?القعده|ذ[وي]? ?الحجه"
)
_HIJRI: Final = rf"\d{{1,2}}[\s/-]*(?:{_HIJRI_MONTHS})(?: لعام)?,?\s*1[34]\d\d\s*ه?"
_TWO_READINGS: Final = r"(?<![\d./-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d)?\d\d(?![\d./-])"  # 03/04/2022 may be two days
_LEADING_CLOCK: Final = re.compile(rf"^(?:{_CLOCK}|[\s\W])+")
_GAP_MARKS: Final = "،,|;؛()[]–—-:：/·•."
_BEFORE_DATE: Final = "،,(–—-："
_AFTER_DATE: Final = "،,)–—-("
_BYLINE: Final = re.compile(r"(?:بقلم|by|par|por|автор|作者)\b")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2}")
_GAP: Final = re.compile(r"\s+")
_MOST_WORDS: Final = 26
_NAME_WORDS: Final = 6


@dataclass(frozen=True)
class DateLine:
    """A line of date and place; ``published`` is None when it gives no complete date of publication."""

    published: date | None
    amended: bool = False  # it speaks of a change, a printing or a closing, and of no publication
    labelled: bool = False  # it says itself that the date is one of publication


def date_line(text: str) -> DateLine | None:
    """What ``text`` says of the date of publication; None when it is no date line."""
    line = text.strip()
    if not line or len(line) > 260 or _is_sentence(line):
        return None
    parts = [_read(part) for part in segments(_widened(line))]
    if not any(part.is_date for part in parts) or not all(part.is_date or part.may_stand_beside for part in parts):
        return None
    days = {day for part in parts for day in part.published}
    published = days.pop() if len(days) == 1 else None
    amended = published is None and re.search(either(folded_phrases("dates", "otherwise")), fold(line)) is not None
    labelled = published is not None and re.search(either(folded_phrases("dates", "published")), fold(line)) is not None
    return DateLine(published, amended, labelled)


def _widened(line: str) -> str:
    """A Chinese line with wide gaps between its fields: there a single space parts them, for words need none."""
    if not _HAN.search(line):
        return line
    dates = [line[one.start : one.end] for one in find_dates(line)]
    widened = _GAP.sub("  ", line)
    for written in dates:
        widened = widened.replace(_GAP.sub("  ", written), written)
    return widened


def _is_sentence(line: str) -> bool:
    """Whether a line is too long for a date line, or ends as a sentence of some length does."""
    words = word_count(line)
    return words > _MOST_WORDS or (words > _NAME_WORDS + 6 and ends_sentence(line))


@dataclass(frozen=True)
class _Part:
    is_date: bool
    published: frozenset[date] = frozenset()
    may_stand_beside: bool = False


def _read(segment: str) -> _Part:
    found = find_dates(segment)
    if not found and not _vague().search(fold(segment)):
        return _Part(False, may_stand_beside=bool(furniture_reason(segment)) or word_count(segment) <= _NAME_WORDS - 1)
    named = _names_only(_without(segment, found), segment, found)
    days = frozenset(one.day for index, one in enumerate(found) if _is_publication(segment, found, index))
    return _Part(named, days if named else frozenset())


def _without(segment: str, found: list[FoundDate]) -> str:
    """What is left of a segment, folded, without dates, times, weekdays and the words that introduce a date."""
    for one in reversed(found):
        segment = f"{segment[: one.start]} {segment[one.end :]}"
    folded = fold(segment)
    for pattern in _droppable():
        folded = pattern.sub(" ", folded)
    return " ".join(folded.split()).strip(_GAP_MARKS + " ")


def _names_only(rest: str, segment: str, found: list[FoundDate]) -> bool:
    """Whether what is left is nothing, or a short name of a place, a source or a writer set apart from the date."""
    if not rest:
        return True
    if any(letter.isdigit() for letter in rest) or word_count(rest) > _NAME_WORDS:
        return False
    before = segment[: found[0].start].rstrip() if found else segment
    after = segment[found[-1].end :].lstrip() if found else ""
    if furniture_reason(before.rstrip(" ،,")) is Reason.BYLINE or _BYLINE.match(rest):
        return True
    if not found or (ends_sentence(segment) and _without(after, [])):
        return False
    if not before and furniture_reason(_LEADING_CLOCK.sub("", fold(after)).strip()):
        return True
    return _set_apart(before[-1:], before, _BEFORE_DATE) and _set_apart(after[:1], after, _AFTER_DATE)


def _set_apart(mark: str, words: str, marks: str) -> bool:
    """Whether the words beside a date are none, are parted from it by a mark, or introduce it."""
    folded = fold(words).strip(_GAP_MARKS + " ")
    labels = folded_phrases("dates", "published") | folded_phrases("dates", "otherwise")
    return not mark or mark in marks or any(folded.endswith(label) or folded.startswith(label) for label in labels)


def _is_publication(segment: str, found: list[FoundDate], index: int) -> bool:
    """Whether the words just before a date (in Chinese also after it) do not make it one of change or printing."""
    start = found[index - 1].end if index else 0
    end = found[index + 1].start if index + 1 < len(found) else len(segment)
    before, after = fold(segment[start : found[index].start]), fold(segment[found[index].end : end])
    others = folded_phrases("dates", "otherwise")
    written_after = tuple(label for label in others if is_han(label))
    return not re.search(either(others), before) and not after.strip(" :0123456789").startswith(written_after)


@cache
def _droppable() -> tuple[re.Pattern[str], ...]:
    labels = folded_phrases("dates", "published") | folded_phrases("dates", "otherwise")
    return (
        re.compile(_HIJRI),
        re.compile(_TWO_READINGS),
        re.compile(_CLOCK),
        re.compile(f"{_relative()}|{_day_month()}"),
        re.compile(either(labels)),
        re.compile(either(_weekdays() | folded_phrases("dates", "fillers"))),
    )


@cache
def _vague() -> re.Pattern[str]:
    """ "Yesterday", "3 hours ago", a weekday, a day and month, a month and year, a Hijri date: no full date."""
    return re.compile(rf"{_relative()}|{_day_month()}|^\W*(?:{either(_weekdays())})\W*$|{_HIJRI}|{_TWO_READINGS}")


def _relative() -> str:
    return rf"(?<!\w)(?:{'|'.join(phrases('dates', 'relative'))})(?!\w)"


@cache
def _weekdays() -> frozenset[str]:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "other")
    return frozenset(name for day in days for name in folded_phrases("days", day))


@cache
def _day_month() -> str:
    names = "|".join(
        map(re.escape, sorted({*levantine_months(), *roman_months(), *other_months()}, key=len, reverse=True))
    )
    month = rf"(?:{names})(?:\s?/\s?(?:{names}))?"
    day = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
    return (
        rf"(?<![\w.]){day}\s?(?:de |of |من )?{month}\b\.?(?!\w)|(?<!\w){month}\.?\s{day}(?!\w)"
        rf"|(?<!\w){month}\s(?:de )?(?:(?:19|20)\d\d)(?!\w)|(?<!\d)\d{{1,2}}\s?月\s?\d{{1,2}}\s?[日号]"
    )
