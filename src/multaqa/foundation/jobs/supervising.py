"""A process that only supervises: ``python -m multaqa.foundation.jobs.supervising``, as small as Python itself.

What prepared a site has the whole of it in memory; it becomes this process and gives that back.
"""

import contextlib
import json
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NoReturn

from multaqa.foundation.jobs.supervisor import Part, Supervisor


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is said once ``host`` and ``port`` answer, and when everything has stopped."""

    host: str
    port: int
    running: str
    stopped: str


def supervise_instead(parts: Sequence[Part], *, words: Words, path: str) -> NoReturn:
    """Become a process that keeps ``parts`` running until SIGINT, SIGTERM or SIGHUP; our code lies on ``path``."""
    given = json.dumps({"parts": [asdict(part) for part in parts], "words": asdict(words)})
    sys.stdout.flush()
    os.execve(  # noqa: S606  (the command is ours)
        sys.executable, [sys.executable, "-m", __name__, given], {**os.environ, "PYTHONPATH": path}
    )


class _Announcement:
    """Says once, when the web server answers, where it is."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._said = False

    def glance(self) -> None:
        """Called again and again while the parts run."""
        if not self._said and _answers(self._words.host, self._words.port):
            self._said = True
            print(self._words.running, flush=True)


def _answers(host: str, port: int) -> bool:
    with contextlib.suppress(OSError):
        # nosemgrep: outside-call-past-the-gateway - our own port
        socket.create_connection((host, port), timeout=0.2).close()
        return True
    return False


def main(given: str) -> None:
    """Supervise what ``supervise_instead`` was given."""
    read = json.loads(given)
    words = Words(**read["words"])
    Supervisor([Part(**part) for part in read["parts"]], glance=_Announcement(words).glance).run()
    print(words.stopped)


if __name__ == "__main__":
    main(sys.argv[1])
