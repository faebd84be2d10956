"""When mail comes: which rhythm holds for a notice, at which moment a digest is due, when quiet hours end."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.models import Manner, Rhythm

DIGESTED: Final = frozenset({Rhythm.DAILY, Rhythm.WEEKLY})
_A_DAY: Final = timedelta(days=1)


def rhythm_for(kind: NoticeKind, manner: Manner, *, chosen: str | None) -> Rhythm:
    """How often a notice is mailed; ``chosen`` is what its receiver chose for the source it comes from.

    What asks for her in person waits for no digest: it may have a deadline.
    """
    if kind.urgent:
        return Rhythm.AT_ONCE
    rhythm = Rhythm(chosen or manner.rhythm)
    if rhythm == Rhythm.NEVER or (manner.only_direct and not kind.direct):
        return Rhythm.NEVER
    return Rhythm.AT_ONCE if kind.direct else rhythm


def slot_before(moment: datetime, *, rhythm: str, manner: Manner, zone: ZoneInfo) -> datetime:
    """The last moment not after ``moment`` at which a digest of a rhythm was due in a time zone."""
    day = moment.astimezone(zone).date() + _A_DAY
    while True:
        slot = datetime.combine(day, time(manner.hour), tzinfo=zone)
        if slot <= moment and (rhythm == Rhythm.DAILY or day.weekday() == manner.weekday):
            return slot
        day -= _A_DAY


def slot_after(moment: datetime, *, rhythm: str, manner: Manner, zone: ZoneInfo) -> datetime:
    """The first moment after ``moment`` at which a digest of a rhythm is due in a time zone."""
    day = moment.astimezone(zone).date()
    while True:
        slot = datetime.combine(day, time(manner.hour), tzinfo=zone)
        if slot > moment and (rhythm == Rhythm.DAILY or day.weekday() == manner.weekday):
            return slot
        day += _A_DAY


def end_of_quiet(moment: datetime, *, manner: Manner, zone: ZoneInfo) -> datetime | None:
    """When the quiet hours end in which a moment lies; None outside of them. They may reach over midnight."""
    begin, end = manner.quiet_from, manner.quiet_until
    if begin is None or end is None or begin == end:
        return None
    local = moment.astimezone(zone)
    is_quiet = begin <= local.hour < end if begin < end else local.hour >= begin or local.hour < end
    if not is_quiet:
        return None
    day = local.date() if local.hour < end else local.date() + _A_DAY
    return datetime.combine(day, time(end), tzinfo=zone)
