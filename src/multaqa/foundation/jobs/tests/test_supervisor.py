"""Parts are restarted when they die, and nothing is left when the supervisor stops or is killed.

Every process here writes to one pipe: a line tells what happened, and the end of the pipe that all of them are gone.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[4]
SUPERVISED = """
import sys
from multaqa.foundation.jobs.supervisor import Part, Patience, Supervisor, program

patience = Patience(first=0.01, longest=0.05, farewell=0.3)
acts = [program([sys.executable, "-c", code]) for code in sys.argv[1:]]
parts = [Part(name=str(n), act=act, title=f"part {n}") for n, act in enumerate(acts)]
Supervisor(parts, patience=patience).run()
print("stopped", flush=True)
"""
SAYS_ITS_NUMBER = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
ENDS_AT_ONCE = "print('hello', flush=True); raise SystemExit(3)"
IS_STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SAYS_ITS_NUMBER}"
HAS_A_CHILD = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {IS_STUBBORN!r}]); {SAYS_ITS_NUMBER}"


class Terminal:
    """A supervisor in a process of its own, and what its parts print."""

    def __init__(self, *parts: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", SUPERVISED, *parts],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self._lines: Iterator[str] = iter(self.process.stdout)

    def line(self) -> str:
        return next(self._lines).strip()

    def number(self) -> int:
        """The next process number printed, past the supervisor's own log lines."""
        return next(int(line) for line in self._lines if line.strip().isdigit())

    def rest(self) -> list[str]:
        """What is printed until the last process that holds the pipe has ended."""
        return [line.strip() for line in self._lines]


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.process.kill()
        terminal.process.communicate()


def test_killed_part_is_started_again(terminals: list[Terminal]):
    terminals.append(terminal := Terminal(SAYS_ITS_NUMBER))
    first = terminal.number()
    os.kill(first, signal.SIGKILL)
    second = terminal.number()
    assert second != first


def test_part_that_keeps_ending_keeps_being_started(terminals: list[Terminal]):
    terminals.append(terminal := Terminal(ENDS_AT_ONCE))
    greetings = (line for line in iter(terminal.line, "") if line == "hello")
    assert [next(greetings) for _ in range(4)] == ["hello"] * 4


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_every_part(terminals: list[Terminal], number: signal.Signals):
    terminals.append(terminal := Terminal(SAYS_ITS_NUMBER, SAYS_ITS_NUMBER))
    terminal.number(), terminal.number()
    terminal.process.send_signal(number)
    assert terminal.rest()[-1] == "stopped"
    assert terminal.process.wait() == 0


def test_stubborn_part_and_the_children_of_parts_are_killed(terminals: list[Terminal]):
    terminals.append(terminal := Terminal(IS_STUBBORN, HAS_A_CHILD))
    for _ in range(3):
        terminal.number()
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.rest()[-1] == "stopped"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_parts_end_with_a_killed_supervisor(terminals: list[Terminal]):
    terminals.append(terminal := Terminal(SAYS_ITS_NUMBER, SAYS_ITS_NUMBER))
    terminal.number(), terminal.number()
    terminal.process.kill()
    assert terminal.rest() == []
