"""Dates as the United Nations writes them in six languages, and complete dates read from people's words.

Arabic months are double («شباط/فبراير»). Source: United Nations Editorial Manual, and CLDR through Babel for the rest.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from babel.dates import format_date as babel_date
from babel.dates import format_timedelta

from multaqa.lib.babel_locales import locale_of
from multaqa.lib.digits import show_digits
from multaqa.lib.found_dates import FoundDate, find_dates
from multaqa.lib.month_names import UN_ARABIC_MONTHS

__all__ = ["FoundDate", "find_dates", "format_date", "format_datetime", "format_month", "parse_date_words", "relative"]

_DAY_PATTERNS = {
    "zh-hans": "y年M月d日",
    "en": "d MMMM y",
    "fr": "d MMMM y",
    "ru": "d MMMM y 'года'",
    "es": "d 'de' MMMM 'de' y",
}
_MONTH_PATTERNS = {"zh-hans": "y年M月", "en": "MMMM y", "fr": "LLLL y", "ru": "LLLL y 'года'", "es": "LLLL 'de' y"}
_NO_BREAK_SPACE = "\u00a0"


def format_date(day: date, language: str) -> str:
    """``day`` written out: «15 شباط/فبراير 2022», "15 February 2022", "1er février 2022"."""
    if language == "ar":
        return show_digits(f"{day.day}{_NO_BREAK_SPACE}{_arabic_month(day)} {day.year}", "ar")
    text = babel_date(day, _DAY_PATTERNS.get(language, _DAY_PATTERNS["en"]), locale=locale_of(language))
    if language == "fr" and day.day == 1:
        text = "1er" + text.removeprefix("1")
    return text.replace(" ", _NO_BREAK_SPACE, 1)


def format_month(day: date, language: str) -> str:
    """The month and year of ``day``: «شباط/فبراير 2022», "February 2022"."""
    if language == "ar":
        return show_digits(f"{_arabic_month(day)} {day.year}", "ar")
    return babel_date(day, _MONTH_PATTERNS.get(language, _MONTH_PATTERNS["en"]), locale=locale_of(language))


def format_datetime(moment: datetime, language: str, zone: tzinfo, *, name_zone: bool = False) -> str:
    """``moment`` (aware) as a date and a 24-hour time in ``zone``; with ``name_zone`` followed by its offset from UTC.

    Zones are named by their offset because their names in CLDR hold names of countries. Raises ValueError for a naive
    ``moment``.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be shown in one.")
    local = moment.astimezone(zone)
    comma = {"ar": "، ", "zh-hans": " "}.get(language, ", ")
    clock = show_digits(f"{local:%H:%M}", language)
    offset = f" ({_offset(local)})" if name_zone else ""
    return f"{format_date(local.date(), language)}{comma}{clock}{offset}"


def relative(moment: datetime, language: str, *, now: datetime | None = None, zone: tzinfo = UTC) -> str:
    """ "3 hours ago" when ``moment`` (aware) is less than a day from ``now``; the date in ``zone`` otherwise."""
    away = moment - (now or datetime.now(UTC))
    if abs(away) >= timedelta(days=1):
        return format_date(moment.astimezone(zone).date(), language)
    text: str = format_timedelta(away, add_direction=True, locale=locale_of(language), threshold=1)
    return show_digits(re.sub(r"(?<=\d) ", _NO_BREAK_SPACE, text), language)


def parse_date_words(text: str) -> date | None:
    """The one complete date that ``text`` speaks of, in any of the six languages; None for none or for several.

    A date without its year, a weekday, «الحالي» or "yesterday" is no complete date; nothing is filled in.
    """
    days = {found.day for found in find_dates(text)}
    return days.pop() if len(days) == 1 else None


def _arabic_month(day: date) -> str:
    return UN_ARABIC_MONTHS[day.month - 1]


def _offset(moment: datetime) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "+" if minutes >= 0 else "\u2212"
    hours, rest = divmod(abs(minutes), 60)
    return "UTC" if minutes == 0 else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
