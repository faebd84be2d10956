"""What pages note while they are read: kept in the memory of the process, and written together now and then.

Reading writes nothing by itself. What was noted within the last seconds is lost with the process: only marks of
convenience belong here, such as when somebody was last seen, and how far she has read.
"""

import threading
import time
from collections.abc import Callable, Mapping

from django.db import OperationalError


class Batch[K, V]:
    """Values noted since the last writing, one for each key: the greatest.

    ``write`` gets them all at once, at most every so many ``seconds``.
    """

    def __init__(self, write: Callable[[Mapping[K, V]], object], *, seconds: float) -> None:
        self._write = write
        self._seconds = seconds
        self._noted: dict[K, V] = {}
        self._written = time.monotonic()
        self._lock = threading.Lock()

    def note(self, key: K, value: V) -> None:
        """Remember a value, unless a greater one is remembered."""
        with self._lock:
            self._noted[key] = _greater(self._noted.get(key), value)

    def forget(self) -> None:
        """Remember nothing, and write nothing of it."""
        with self._lock:
            self._noted, self._written = {}, time.monotonic()

    def write_if_due(self) -> None:
        """Write what was noted if the last writing is long enough ago; a busy database is asked again later."""
        if time.monotonic() - self._written >= self._seconds:
            self.write_now()

    def write_now(self) -> None:
        """Write what was noted, if anything was."""
        with self._lock:
            if not self._noted:
                return
            noted, self._noted, self._written = self._noted, {}, time.monotonic()
        try:
            self._write(noted)
        except OperationalError:
            for key, value in noted.items():
                self.note(key, value)


_batches: list[Batch[object, object]] = []


def batched[K, V](write: Callable[[Mapping[K, V]], object], *, seconds: float) -> Batch[K, V]:
    """A batch of its own that every request of a signed-in person looks after."""
    made = Batch(write, seconds=seconds)
    _batches.append(made)  # type: ignore[arg-type]  # only asked whether it is due
    return made


def write_all_due() -> None:
    """Write every batch that is due."""
    for batch in _batches:
        batch.write_if_due()


def forget_all_noted() -> None:
    """Forget what every batch remembers: for tests whose worlds share a process."""
    for batch in _batches:
        batch.forget()


def _greater[V](known: V | None, value: V) -> V:
    return value if known is None or value > known else known  # type: ignore[operator]  # of one kind, with an order
