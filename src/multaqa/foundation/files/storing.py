"""The bytes of files in the storage: a local folder or a bucket, whichever the settings name."""

import errno
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from multaqa.lib.ids import random_id

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
log = structlog.get_logger(__name__)


class NotKept(Exception):
    """The storage did not take the bytes; nothing is left behind. ``is_full`` when there was no room."""

    def __init__(self, *, is_full: bool) -> None:
        super().__init__("full" if is_full else "failed")
        self.is_full = is_full


def new_stem(now: datetime | None = None) -> str:
    """A place for a file: a folder for the day (UTC), so that days can be swept, and a name nobody can guess."""
    return f"{now or timezone.now():%Y/%m/%d}/{random_id()}{random_id()}"


def keep(contents: Sequence[tuple[str, bytes]]) -> None:
    """Put every content at its key, or none of them. Raises NotKept."""
    try:
        for key, content in contents:
            default_storage.save(key, ContentFile(content))
    except Exception as error:  # a bucket's client raises its own kinds
        remove(key for key, _ in contents)
        is_full = isinstance(error, OSError) and error.errno in _FULL
        log.error("a file was not kept", is_full=is_full, error=type(error).__name__)
        raise NotKept(is_full=is_full) from error


def remove(keys: Iterable[str]) -> None:
    """Delete what lies at these keys; what is not there is no fault."""
    for key in keys:
        try:
            default_storage.delete(key)
        except OSError as error:
            log.error("a file was not deleted", error=type(error).__name__)


def keys_of_day(day: datetime) -> list[str]:
    """Every key of a day (UTC)."""
    folder = f"{day:%Y/%m/%d}"
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in names]


def days_before(now: datetime, *, first: int, last: int) -> list[datetime]:
    """The days from ``first`` to ``last`` days ago."""
    return [now - timedelta(days=days) for days in range(first, last + 1)]
