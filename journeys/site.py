"""A running site with a filled demo world, for the stories to walk in."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CALLED = "called-outside"
READY_WITHIN = 180.0  # seconds, on a slow and watched machine


@contextmanager
def running_site(
    folder: Path, *, port: int = 0, watched: bool = True, is_peopled: bool = False, **more: str
) -> Iterator[str]:
    """Migrate, build the demo world and serve it as ``make run`` does; gives the address without trailing slash.

    ``more`` are further variables of its environment. A ``watched`` site calls nothing but this machine: what it tries
    is refused, and raises AssertionError here when it ends. Only the cast lives in one that is not peopled.
    """
    port = port or free_port()
    address = f"http://localhost:{port}"
    environment = {
        **_environment(folder),
        "MULTAQA_ADDRESS": address,
        **(watching(folder) if watched else {}),
        **more,
    }
    _manage("migrate", "--verbosity", "0", environment=environment)
    _manage("build_demo", *([] if is_peopled else ["--cast-only"]), environment=environment)
    with (folder / "site.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_ready(f"{address}/readyz", server, log=folder / "site.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)
    check_calls(folder)


def inside(folder: Path, code: str) -> None:
    """Run Python in the site of a folder, as ``manage.py shell`` does; for what no visitor can bring about."""
    _manage("shell", "--no-imports", "--command", code, environment=_environment(folder))


def watching(folder: Path) -> dict[str, str]:
    """What has every Python process of a site load ``watched/sitecustomize.py``."""
    path = [str(ROOT / "journeys" / "watched"), str(ROOT)]
    return {"PYTHONPATH": os.pathsep.join(path), "JOURNEYS_CALLED": str(folder / CALLED)}


def check_calls(folder: Path) -> None:
    """Raise AssertionError if a site that was watched tried to call anything but this machine."""
    called = (folder / CALLED).read_text() if (folder / CALLED).exists() else ""
    assert called == "", f"The site called the outside:\n{called}"


def _environment(folder: Path) -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith(("MULTAQA_", "DJANGO_"))}
    return {**others, "MULTAQA_DEMO": "1", "MULTAQA_VAR": str(folder)}


def _manage(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(address: str, server: "subprocess.Popen[bytes]", *, log: Path) -> None:
    """Wait until an address answers with 200; raises RuntimeError with the end of the log when it does not in time."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.2)
    raise RuntimeError(f"The site did not become ready:\n{log.read_text()[-4000:]}")
