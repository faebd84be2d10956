"""The program itself: version, migrations, settings, clock."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.config.backups.making import version_here
from multaqa.config.pending import migrations_applied, waiting_migrations
from multaqa.config.weaknesses import weaknesses
from multaqa.foundation.jobs.api import Finding, Level, examination
from multaqa.lib.dates import format_datetime

DRIFT: Final = timedelta(seconds=5)
EARLIEST: Final = datetime(2026, 1, 1, tzinfo=UTC)  # no installation is older than the program


@examination("version", _("Version"))
def installed() -> Iterable[Finding]:
    """Which version runs."""
    yield Finding(level=Level.GOOD, text=_("Version: %(version)s."), values={"version": version_here()})


@examination("migrations", _("Migrations"))
def migrations() -> Iterable[Finding]:
    """Whether the database fits the program."""
    waiting = [] if migrations_applied() else waiting_migrations()
    if waiting:
        text = _("Migrations wait: %(count)s.")
        remedy = _("A backup is to be made first, then `manage.py migrate` run.")
        yield Finding(level=Level.BAD, text=text, remedy=remedy, values={"count": len(waiting)})
    else:
        yield Finding(level=Level.GOOD, text=_("The database fits the program."))


@examination("settings", _("Settings"))
def weak_settings() -> Iterable[Finding]:
    """Whether the settings are safe."""
    found = weaknesses()
    for sentence in found:
        yield Finding(level=Level.BAD, text="%(sentence)s", values={"sentence": sentence}, remedy=_SETTINGS)
    if settings.DEMO:
        remedy = _("For real people, MULTAQA_DEMO is to be left out and an empty database given.")
        yield Finding(level=Level.ATTENTION, text=_("This is a demo: its passwords are known to all."), remedy=remedy)
    elif not found:
        yield Finding(level=Level.GOOD, text=_("The settings are safe."))


@examination("clock", _("Clock"))
def clock() -> Iterable[Finding]:
    """Whether this machine and the database agree on the time, and whether it can be true."""
    here = datetime.now(UTC)
    drift = abs(_time_of_database() - here)
    values = {"seconds": round(drift.total_seconds(), 1), "zone": settings.TIME_ZONE, "here": _in_words(here)}
    if here < EARLIEST:
        yield Finding(
            level=Level.BAD, text=_("This machine believes it is %(here)s."), remedy=_SYNCHRONISE, values=values
        )
    elif drift > DRIFT:
        text = _("This machine and the database differ by %(seconds)s seconds.")
        yield Finding(level=Level.BAD, text=text, remedy=_SYNCHRONISE, values=values)
    else:
        text = _("It is %(here)s; the database agrees. Zone of the installation: %(zone)s.")
        yield Finding(level=Level.GOOD, text=text, values=values)


def _written_out(moment: datetime) -> str:
    return format_datetime(moment, get_language() or "en", timezone.get_default_timezone(), name_zone=True)


def _time_of_database() -> datetime:
    if connection.vendor == "sqlite":  # in this very process: only the machine's own clock can be asked
        return datetime.fromtimestamp(time.time(), UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    moment: datetime = row[0] if row else timezone.now()
    return moment.astimezone(UTC)


_in_words = lazy(_written_out, str)  # a finding is filled when it is read, in the language of its reader
_SETTINGS: Final = _("The documents for operators describe the variable; the site is to be started anew afterwards.")
_SYNCHRONISE: Final = _(
    "The clocks are to be synchronised (NTP): codes for signing in and ends of grants depend on them."
)
