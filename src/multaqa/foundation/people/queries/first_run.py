"""Reads: whether the site is open, and what the link to its setting up says."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.core.cache import caches

from multaqa.foundation.people.models import FirstRun
from multaqa.foundation.people.offices import has_a_steward

LINK_LASTS: Final = 24 * 3600  # seconds
_OPEN: Final = "people.is_open"
_LINKING: Final = "multaqa.people.first_run"


def is_open() -> bool:
    """Whether visitors are let in: always in a demo, and once opened for good. A yes is remembered by the process."""
    if settings.DEMO or caches["process"].get(_OPEN):
        return True
    if FirstRun.objects.filter(opened_at=None).exists():
        return False
    remember_open()
    return True


def remember_open() -> None:
    """Let this process ask no more."""
    caches["process"].set(_OPEN, True, None)


def first_run() -> FirstRun | None:
    """How far the setting up has come; None for an installation that never had a first run."""
    return FirstRun.objects.first()


def link_token(row: FirstRun) -> str:
    """What the set-up link holds: the key of the row, signed, with the time; good for a day."""
    return signing.TimestampSigner(salt=_LINKING).sign(row.key)


def key_of_token(token: str) -> str | None:
    """The key in a set-up link while it can be used; None if it is forged, too old, used, or there is a steward."""
    try:
        key = signing.TimestampSigner(salt=_LINKING).unsign(token, max_age=LINK_LASTS)
    except signing.BadSignature:
        return None
    counts = bool(key) and FirstRun.objects.filter(key=key).exists() and not has_a_steward()
    return key if counts else None
