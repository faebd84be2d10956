"""Backups: when the last was made, and when one was last proved fit to restore."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from multaqa.config.backups.notes import last
from multaqa.foundation.jobs.api import Finding, Level, examination

OLD: Final = timedelta(days=2)
TOO_OLD: Final = timedelta(days=7)
REHEARSE: Final = timedelta(days=90)


@examination("backup", _("Backup"))
def backup() -> Iterable[Finding]:
    """How old the last backup is."""
    made = last("backup")
    remedy = _("`manage.py backup FILE` makes one while the site runs; a timer should do it each night.")
    if made is None:
        level = Level.ATTENTION if settings.DEMO else Level.BAD
        yield Finding(level=level, text=_("No backup was made here yet."), remedy=remedy)
        return
    age = timezone.now() - made
    level = Level.BAD if age > TOO_OLD else Level.ATTENTION if age > OLD else Level.GOOD
    values = {"days": age.days}
    text = ngettext_lazy(
        "The last backup was made and read again %(days)d day ago.",
        "The last backup was made and read again %(days)d days ago.",
        "days",
    )
    yield Finding(level=level, text=text, remedy="" if level == Level.GOOD else remedy, values=values)


@examination("rehearsal", _("Verified backup"))
def rehearsal() -> Iterable[Finding]:
    """How long ago a backup was last proved fit to restore."""
    done = last("rehearsal")
    remedy = _("`manage.py restore FILE --verify` reads a backup to its end and touches nothing; it is noted here.")
    if done is None:
        yield Finding(level=Level.ATTENTION, text=_("No backup was verified for a restore yet."), remedy=remedy)
        return
    age = timezone.now() - done
    text = ngettext_lazy(
        "A backup was verified for a restore %(days)d day ago.",
        "A backup was verified for a restore %(days)d days ago.",
        "days",
    )
    level = Level.ATTENTION if age > REHEARSE else Level.GOOD
    values = {"days": age.days}
    yield Finding(level=level, text=text, remedy="" if level == Level.GOOD else remedy, values=values)
