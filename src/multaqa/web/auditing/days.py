"""How many facts there were each day, for people who would rather look than read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from django.utils.timezone import get_current_timezone, localdate

from multaqa.foundation.facts.api import numbers_before

DAYS: Final = 30
HEIGHT: Final = 40
WIDTH: Final = 8
GAP: Final = 2


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of a plot: what it stands for, and where it stands, in units of the drawing (``HEIGHT`` high)."""

    day: date
    count: int
    x: int
    y: int
    height: int


def days_of_facts() -> list[Bar]:
    """The last DAYS days with about how many facts each had: reckoned from their numbers, nothing is counted."""
    today = localdate()
    days = [today - timedelta(days=DAYS - 1 - index) for index in range(DAYS)]
    numbers = numbers_before([_midnight(day) for day in [*days, today + timedelta(days=1)]])
    counts = [max(0, after - before) for before, after in pairwise(numbers)]
    return bars(list(zip(days, counts, strict=True)))


def bars(counted: list[tuple[date, int]]) -> list[Bar]:
    """Bars as high as their counts, the highest as high as the drawing; what is not nothing can be seen."""
    most = max((count for _day, count in counted), default=0) or 1
    heights = [max(round(HEIGHT * count / most), 1 if count else 0) for _day, count in counted]
    return [
        Bar(day=day, count=count, x=index * (WIDTH + GAP), y=HEIGHT - height, height=height)
        for index, ((day, count), height) in enumerate(zip(counted, heights, strict=True))
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, get_current_timezone()).astimezone(UTC)
