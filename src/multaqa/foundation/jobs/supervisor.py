"""One process for each queue, so that a slow job never holds up a quick one; those that die are started again."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

LOOK_SECONDS = 0.2
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
SOUND_SECONDS = 60.0
GRACE_SECONDS = 20.0
log = structlog.get_logger(__name__)


@dataclass
class Child:
    """A command that is to run for ever; ``pause`` is how many seconds to wait before it is started again."""

    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C in the terminal reaches the supervisor alone."""
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603  # our own command line
        self.started = time.monotonic()

    def revive(self) -> None:
        """Start it again if it has died and its pause is over; quick deaths double the pause."""
        if self.process is None or self.process.poll() is None:
            return
        lived = time.monotonic() - self.started
        if lived < self.pause:
            return
        log.error("a process died and is started again", command=" ".join(self.command), code=self.process.returncode)
        self.pause = FIRST_PAUSE if lived > SOUND_SECONDS else min(self.pause * 2, LONGEST_PAUSE)
        self.start()

    def end(self, *, deadline: float) -> None:
        """Wait for it to end by itself until ``deadline`` (monotonic), then insist, then kill."""
        if self.process is None:
            return
        for insist in (self.process.terminate, self.process.kill):
            try:
                self.process.wait(max(deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                insist()
                deadline = time.monotonic() + 5
        self.process.wait()


class Supervisor:
    """Keeps commands running until told to stop."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self._children = [Child(command) for command in commands]
        self._stopping = False

    def run(self) -> None:
        """Start everything, revive what dies, end everything within about GRACE_SECONDS of ``stop()``."""
        for child in self._children:
            child.start()
        while not self._stopping:
            time.sleep(LOOK_SECONDS)
            for child in self._children:
                child.revive()
        for child in self._children:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self._children:
            child.end(deadline=deadline)

    def stop(self) -> None:
        """Let the pieces in hand finish, then return from ``run``."""
        self._stopping = True


def worker_command(queue: str, *, lease: float, parent: int) -> list[str]:
    """The command line of one queue's worker, the way this process itself was started."""
    options = ["--queue", queue, "--lease", str(lease), "--parent", str(parent)]
    return [sys.executable, sys.argv[0], "work", *options]
