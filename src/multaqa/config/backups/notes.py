"""When a backup was last made here, and a restore last rehearsed: small files beside the data, not in the database.

A restored database would bring old notes along, and a backup is made while the database may only be read.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from django.conf import settings

type Event = Literal["backup", "rehearsal"]
NAME: Final = "last-{event}.txt"


def note(event: Event) -> None:
    """Note that this happened just now."""
    path = _path(event)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(datetime.now(UTC).isoformat(timespec="seconds") + "\n", encoding="ascii")


def last(event: Event) -> datetime | None:
    """When this happened last, as far as it was noted here."""
    try:
        return datetime.fromisoformat(_path(event).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def _path(event: Event) -> Path:
    return Path(settings.VAR) / NAME.format(event=event)
