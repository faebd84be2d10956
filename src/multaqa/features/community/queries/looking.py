"""Who looked at the threads of which community lately, as this process remembers it until it is written."""

import threading
import time
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

LATELY: Final = timedelta(seconds=15)


class Looks:
    """Participations whose person looked, and when, since the last writing."""

    def __init__(self) -> None:
        self._looked: dict[int, datetime] = {}
        self._taken = time.monotonic()
        self._lock = threading.Lock()

    def note(self, participation: int) -> None:
        """Remember that the person of the participation in this row looked now."""
        with self._lock:
            self._looked[participation] = timezone.now()

    def noted_since(self, moment: datetime) -> set[int]:
        """The participations noted since a moment and not written yet."""
        with self._lock:
            return {number for number, at in self._looked.items() if at >= moment}

    def take_if_due(self, *, seconds: float) -> dict[int, datetime]:
        """All that was noted, if the last taking is so long ago; it is remembered no longer. Else nothing."""
        with self._lock:
            if not self._looked or time.monotonic() - self._taken < seconds:
                return {}
            taken, self._looked, self._taken = self._looked, {}, time.monotonic()
        return taken

    def forget(self) -> None:
        """Remember nothing, and write nothing of it: for tests whose worlds share a process."""
        with self._lock:
            self._looked, self._taken = {}, time.monotonic()

    def give_back(self, looked: dict[int, datetime]) -> None:
        """Remember again what could not be written."""
        with self._lock:
            self._looked = looked | self._looked


looks: Final = Looks()


def looked_lately() -> set[int]:
    """The participations whose person looked so lately that it may not be written yet: nothing there is new to her."""
    return looks.noted_since(timezone.now() - LATELY)
