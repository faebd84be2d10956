"""What the installation writes to: disk, database, cache, storage of files."""

import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.jobs.api import Finding, Level, examination

LITTLE: Final = 0.15  # of the disk
TOO_LITTLE: Final = 0.05
LONG_WAL: Final = 256 << 20  # bytes; SQLite empties it at four megabytes when no reader holds it


@examination("disk", _("Space on the disk"))
def disk() -> Iterable[Finding]:
    """How much room is left where the installation keeps what it has."""
    usage = shutil.disk_usage(_existing(Path(settings.VAR)))
    share = usage.free / usage.total
    level = Level.BAD if share < TOO_LITTLE else Level.ATTENTION if share < LITTLE else Level.GOOD
    remedy = _("Room is to be made, or a larger disk given: without room nothing more can be saved.")
    values = {"free": _size(usage.free), "total": _size(usage.total)}
    text = _("Free: %(free)s of %(total)s.")
    yield Finding(level=level, text=text, remedy="" if level == Level.GOOD else remedy, values=values)


@examination("database", _("Database"))
def database() -> Iterable[Finding]:
    """How large the database is, and whether its journal grows."""
    values = {"size": _size(_database_size()), "vendor": connection.display_name}
    yield Finding(level=Level.GOOD, text=_("%(vendor)s: %(size)s."), values=values)
    if connection.vendor != "sqlite":
        return
    journal = _size_of(Path(f"{connection.settings_dict['NAME']}-wal"))
    if journal > LONG_WAL:
        text = _("The journal of the database has grown to %(size)s.")
        remedy = _("Something reads for very long: a restart of the site lets the database take the journal in.")
        yield Finding(level=Level.ATTENTION, text=text, remedy=remedy, values={"size": _size(journal)})


@examination("cache", _("Cache"))
def kept_for_a_while() -> Iterable[Finding]:
    """Whether the cache keeps what it is told."""
    if _cache_keeps():
        yield Finding(level=Level.GOOD, text=_("The cache keeps what it is told."))
    else:
        remedy = _("MULTAQA_CACHE_URL is to be checked: attempts to sign in are counted there.")
        yield Finding(level=Level.BAD, text=_("The cache forgets what it is told."), remedy=remedy)


@examination("storage", _("Storage of files"), slow=not isinstance(default_storage, FileSystemStorage))
def storage() -> Iterable[Finding]:
    """Whether a file can be written, read and deleted."""
    name = default_storage.save(f"examination-{secrets.token_hex(8)}", ContentFile(b"kept"))
    try:
        with default_storage.open(name) as kept:
            whole = kept.read() == b"kept"
    finally:
        default_storage.delete(name)
    if whole:
        yield Finding(level=Level.GOOD, text=_("Files can be written, read and deleted."))
    else:
        remedy = _("The storage is to be checked before anything more is uploaded.")
        yield Finding(level=Level.BAD, text=_("The storage does not give back what it was given."), remedy=remedy)


def _cache_keeps() -> bool:
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):  # it keeps what the database keeps
        cache.get("examination")  # which raises when its table is not there
        return True
    word = secrets.token_hex(8)
    cache.set("examination", word, timeout=60)
    return bool(cache.get("examination") == word)


def _database_size() -> int:
    if connection.vendor == "sqlite":
        return _size_of(Path(str(connection.settings_dict["NAME"])))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _size(count: int) -> object:
    """The size in words, in the language of whoever reads it."""
    return lazy(lambda: filesizeformat(count), str)()


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)
