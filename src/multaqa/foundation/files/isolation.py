"""Cleaning in a process of its own, with little memory and time: hostile bytes end that process and nothing else."""

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import structlog

import multaqa
from multaqa.foundation.files.cleaning.outcome import REFUSED_CODE, Cleaned, Reason, Refused, Variant

PATIENCE_SECONDS = 60
TURNS = threading.BoundedSemaphore(2)  # of one web process: several bombs at once shall not fill the machine
SOURCE = Path(multaqa.__file__).resolve().parents[1]
COMMAND = [sys.executable, "-B", "-P", "-m", "multaqa.foundation.files.cleaning.child"]
_TOOK_TOO_MUCH = {-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGSEGV}
log = structlog.get_logger(__name__)


def clean_apart(content: bytes, *, square: bool = False) -> Cleaned:
    """The cleaned file; of an image the square in its middle, if so asked.

    Raises Refused, also when the file brought the process down.
    """
    with TURNS:
        child = _run(content, [*COMMAND, "--square"] if square else COMMAND)
    if child.returncode == REFUSED_CODE:
        raise Refused(Reason(child.stdout.decode()))
    if child.returncode != 0:
        last_words = child.stderr[-300:].decode(errors="replace")
        log.error("cleaning a file ended badly", code=child.returncode, last_words=last_words)
        raise Refused(Reason.TOO_HEAVY if child.returncode in _TOOK_TOO_MUCH else Reason.UNREADABLE)
    return _unframed(child.stdout)


def _run(content: bytes, command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  # our own command; the file comes through a pipe
            command,
            input=content,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},  # and none of the site's secrets
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.TOO_HEAVY) from error


def _unframed(output: bytes) -> Cleaned:
    line, _, rest = output.partition(b"\n")
    header: dict[str, Any] = json.loads(line)
    content, rest = rest[: header["size"]], rest[header["size"] :]
    variants = []
    for width, height, size in header["variants"]:
        variants.append(Variant(width=width, height=height, content=rest[:size]))
        rest = rest[size:]
    return Cleaned(
        media_type=header["media_type"],
        content=content,
        width=header["width"],
        height=header["height"],
        variants=tuple(variants),
    )
