"""Keeps the parts of a site running in one terminal: starts them, restarts what dies, stops all of them together."""

import math
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from multaqa.foundation.jobs.forking import ENDINGS, Child, freeze_memory

GLANCE_SECONDS = 0.1


@dataclass(frozen=True, kw_only=True)
class Part:
    """One process to keep running: its name in the log, what it does, and what ``ps`` calls it."""

    name: str
    act: Callable[[], None]
    title: str


def program(command: Sequence[str]) -> Callable[[], None]:
    """What a part does that becomes another program."""
    return partial(os.execv, command[0], list(command))


@dataclass(frozen=True, kw_only=True)
class Patience:
    """In seconds: the first pause before a restart (doubled each time), the longest, what counts as a steady life,
    and how long a part may take to stop before it is killed."""

    first: float = 0.5
    longest: float = 30.0
    steady: float = 60.0
    farewell: float = 15.0


class Supervisor:
    """Runs ``parts`` until SIGINT, SIGTERM or SIGHUP; ``glance`` is called about ten times a second meanwhile.

    Each part is a copy of this process: what is imported before is imported, and kept in memory, once.
    """

    def __init__(
        self, parts: Sequence[Part], *, patience: Patience | None = None, glance: Callable[[], None] = lambda: None
    ) -> None:
        self._patience = patience or Patience()
        self._kept = [_Kept(part, self._patience) for part in parts]
        self._glance = glance
        self._stopping = False

    def run(self) -> None:
        """Start every part and return when all have stopped, none left behind."""
        freeze_memory()
        former = {number: signal.signal(number, self._stop) for number in ENDINGS}
        try:
            while not self._stopping:
                for kept in self._kept:
                    kept.keep()
                self._glance()
                time.sleep(GLANCE_SECONDS)
        finally:
            self._stop_all()
            for number, handler in former.items():
                signal.signal(number, handler)

    def _stop(self, *_arguments: object) -> None:
        self._stopping = True

    def _stop_all(self) -> None:
        for kept in self._kept:
            kept.ask_to_stop()
        deadline = time.monotonic() + self._patience.farewell
        for kept in self._kept:
            kept.see_off(deadline)


class _Kept:
    """One part, its present process and when it may start again."""

    def __init__(self, part: Part, patience: Patience) -> None:
        self._part = part
        self._patience = patience
        self._child: Child | None = None
        self._started = self._due = time.monotonic()
        self._pause = patience.first

    def keep(self) -> None:
        """Start the part when it is due; note its death and when to try again."""
        if self._child is None:
            if time.monotonic() >= self._due:
                self._started = time.monotonic()
                self._child = Child(self._part.act, title=self._part.title)
        elif (code := self._child.code()) is not None:
            self._child.signal_group(signal.SIGKILL)  # what it started itself would hold its port
            self._child = None
            self._plan_restart(code)

    def ask_to_stop(self) -> None:
        """Let the part finish what it has in hand."""
        if self._child is not None:
            self._child.signal_group(signal.SIGTERM)

    def see_off(self, deadline: float) -> None:
        """Wait until ``deadline`` (monotonic seconds), then kill; in any case nothing of the group is left."""
        if self._child is None:
            return
        if not self._child.ends_by(deadline):
            _warn("part did not stop, killed", part=self._part.name)
        self._child.signal_group(signal.SIGKILL)
        self._child.ends_by(math.inf)
        self._child = None

    def _plan_restart(self, code: int) -> None:
        if time.monotonic() - self._started >= self._patience.steady:
            self._pause = self._patience.first
        _warn("part ended, starting it again", part=self._part.name, code=code, seconds=self._pause)
        self._due = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, self._patience.longest)


def _warn(event: str, **details: object) -> None:
    """Log as all of the site does; the means are fetched only now, for a process that merely waits."""
    import structlog

    structlog.get_logger(__name__).warning(event, **details)
