"""Where a test and a task in another process meet: the task says a word and waits for the answer."""

import os
import socket
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from multaqa.foundation.jobs.api import task
from multaqa.foundation.jobs.models import Progress


class MeetingPoint:
    """A socket of the test; ``address`` is what the tasks below take."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="m-")
        self.address = str(Path(self._folder.name) / "s")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(self.address)
        self._socket.listen()
        self._socket.settimeout(60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()
        self._folder.cleanup()

    def next(self) -> "Visitor":
        """The next task to come, or TimeoutError after a minute."""
        return Visitor(self._socket.accept()[0])


class Visitor:
    """A task that waits to be let go."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        pid, self.word = line.makefile().readline().split()
        self.pid = int(pid)

    def let_go(self) -> None:
        """Let the task go on."""
        self._line.close()


def visit(address: str, word: str) -> None:
    """Say the word, wait for the answer."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(f"{os.getpid()} {word}\n".encode())
        line.recv(1)


@task(attempts=3)
def meet(address: str, word: str) -> None:
    visit(address, word)


@task(queue="slow")
def meet_slowly(address: str, word: str) -> None:
    visit(address, word)


@task(attempts=3)
def meet_and_write(address: str, word: str, progress_id: int) -> None:
    visit(address, word)
    Progress.objects.filter(pk=progress_id).update(url=f"/{word}")
