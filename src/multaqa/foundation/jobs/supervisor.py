"""Keeps the parts of a site running in one terminal: starts them, restarts what dies, stops all of them together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

GLANCE_SECONDS = 0.1
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # prctl(2)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One process to keep running: its name in the log, its command, what its environment adds to ours.

    ``delay`` (seconds) leaves the processors to the parts that people wait for.
    """

    name: str
    command: Sequence[str]
    delay: float = 0.0
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Patience:
    """In seconds: the first pause before a restart (doubled each time), the longest, what counts as a steady life,
    and how long a part may take to stop before it is killed."""

    first: float = 0.5
    longest: float = 30.0
    steady: float = 60.0
    farewell: float = 15.0


class Supervisor:
    """Runs ``parts`` until SIGINT, SIGTERM or SIGHUP; ``glance`` is called about ten times a second meanwhile."""

    def __init__(
        self, parts: Sequence[Part], *, patience: Patience | None = None, glance: Callable[[], None] = lambda: None
    ) -> None:
        self._patience = patience or Patience()
        self._kept = [_Kept(part, self._patience) for part in parts]
        self._glance = glance
        self._stopping = False

    def run(self) -> None:
        """Start every part and return when all have stopped, none left behind."""
        former = {
            number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
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
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._due = time.monotonic() + part.delay
        self._pause = patience.first

    def keep(self) -> None:
        """Start the part when it is due; note its death and when to try again."""
        if self._process is None:
            if time.monotonic() >= self._due:
                self._start()
        elif (code := self._process.poll()) is not None:
            _signal_group(self._process.pid, signal.SIGKILL)  # what it started itself would hold its port
            self._process = None
            self._plan_restart(code)

    def ask_to_stop(self) -> None:
        """Let the part finish what it has in hand."""
        if self._process is not None:
            _signal_group(self._process.pid, signal.SIGTERM)

    def see_off(self, deadline: float) -> None:
        """Wait until ``deadline`` (monotonic seconds), then kill; in any case nothing of the group is left."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _warn("part did not stop, killed", part=self._part.name)
        _signal_group(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def _start(self) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603  (the command is ours)
            self._part.command,
            env={**os.environ, **self._part.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def _plan_restart(self, code: int) -> None:
        if time.monotonic() - self._started >= self._patience.steady:
            self._pause = self._patience.first
        _warn("part ended, starting it again", part=self._part.name, code=code, seconds=self._pause)
        self._due = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, self._patience.longest)


def _warn(event: str, **details: object) -> None:
    """Log as all of the site does; the means are fetched only now, so that a process that only waits stays small."""
    import django
    import structlog
    from django.apps import apps

    if not apps.ready and "DJANGO_SETTINGS_MODULE" in os.environ:
        django.setup()
    structlog.get_logger(__name__).warning(event, **details)


def _signal_group(leader: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS refuses groups of the dead
        os.killpg(leader, number)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
