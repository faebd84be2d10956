"""How long a membership lasts: months on the calendar, and the days on which people are reminded."""

from calendar import monthrange
from datetime import datetime, timedelta
from typing import Final

ATTESTED_FROM: Final = timedelta(days=60)
"""So long before its end a membership can be attested; a term is always longer (three months at least)."""

REMINDED: Final = (60, 14, 1)
"""So many days before its end the member and those who can attest her are told."""


def months_after(moment: datetime, months: int) -> datetime:
    """The same time so many months later; on the last day of a month that is too short for the day."""
    year, month = divmod(moment.month - 1 + months, 12)
    year += moment.year
    last = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def reminder_due(ends_at: datetime, *, at: datetime) -> int:
    """Which reminder is due at a moment, as its number of days; 0 for none: too early, or over."""
    left = ends_at - at
    if left <= timedelta():
        return 0
    return min((days for days in REMINDED if left <= timedelta(days=days)), default=0)
