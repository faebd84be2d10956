"""How long ``make run`` takes when its world stands already, and whether Ctrl-C leaves anything behind."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench import processes
from journeys.site import ROOT, free_port

TIMES = 3
PATIENCE = 60.0  # seconds


def seconds(folder: Path) -> list[float]:
    """Seconds from ``make run`` to the first answer, three times, with the world in ``folder``.

    Raises RuntimeError when a process outlives Ctrl-C, or when stopping ends in a stack trace.
    """
    return [_start_and_stop(folder) for _ in range(TIMES)]


def _start_and_stop(folder: Path) -> float:
    port, said = free_port(), folder / "make-run.log"
    with said.open("w") as log:
        begun = time.monotonic()
        make = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if not name.startswith(("MULTAQA_", "DJANGO_"))}
            | {"MULTAQA_VAR": str(folder)},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a terminal of its own: Ctrl-C reaches make and all that it started
        )
        _wait_for(f"http://127.0.0.1:{port}/readyz")
        took = time.monotonic() - begun
        _stop(make)
    if "Traceback" in said.read_text():
        raise RuntimeError(f"Ctrl-C ended in a stack trace:\n{said.read_text()}")
    return took


def _stop(make: "subprocess.Popen[bytes]") -> None:
    everything = processes.tree(make.pid)
    os.killpg(make.pid, signal.SIGINT)
    make.wait(timeout=PATIENCE)
    left = [processes.command(pid) for pid in everything if Path(f"/proc/{pid}").exists()]
    if left:
        raise RuntimeError(f"Ctrl-C left these behind: {left}")


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"Nothing answered at {address}.")
