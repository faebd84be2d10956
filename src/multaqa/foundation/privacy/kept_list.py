"""The list of the erased, kept outside the database: after a restore it says whose erasure is to be repeated.

Each line is "erased" and a public id, which names nobody once the account is empty. The same words go to the program's
log, so that the list can be had from there too.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import structlog
from django.conf import settings
from django.utils import timezone

_LINE = re.compile(r"\berased[ =]([0-9a-hjkmnp-tv-z]{12})\b")
log = structlog.get_logger(__name__)


def path_of_list() -> Path:
    """Where the list lies."""
    return Path(settings.ERASURES_LIST)


def note_erased(public_ids: Iterable[str]) -> int:
    """Add those who are not on the list yet, each on a line of its own; returns how many. Written through to disk."""
    path = path_of_list()
    known = set(ids_in(path.read_text(encoding="utf-8"))) if path.exists() else set()
    fresh = [public_id for public_id in public_ids if public_id not in known]
    if fresh:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as target:
            target.writelines(f"{timezone.now():%Y-%m-%d} erased {public_id}\n" for public_id in fresh)
            target.flush()
            os.fsync(target.fileno())
    for public_id in fresh:
        log.warning("a person was erased", erased=public_id)
    return len(fresh)


def ids_in(text: str) -> list[str]:
    """Every public id that a text calls erased, in order, once: the list itself, a copy of it, or a program's log."""
    return list(dict.fromkeys(_LINE.findall(text.replace('"erased": "', "erased "))))
