"""``manage.py backup`` and ``restore`` as the operator types them, also from one database to the other."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from multaqa.config.backups import archive
from multaqa.foundation.people.api import Person

ROOT = Path(__file__).resolve().parents[4]
ROOM = 1 << 16  # bytes; more than SQLite's own small files need
PASSPHRASE = "a passphrase for tests"

KILLED_AT_ROWS = """
import os, signal
from django.core.management import call_command
from django.db import connection

def die(execute, sql, params, many, context):
    if "people_person" in sql and sql.startswith("INSERT"):
        execute(sql, params, many, context)
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(die):
    call_command("restore", {!r})
"""

type Tables = dict[str, list[list[Any]]]


class Installation:
    """An installation of its own: SQLite and files in a folder, reached by its command line alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, **how: Any) -> "subprocess.CompletedProcess[str]":
        environment = {
            "PATH": os.environ["PATH"],
            "MULTAQA_DEMO": "1",
            "MULTAQA_VAR": str(self.folder),
            "MULTAQA_BACKUP_PASSPHRASE": PASSPHRASE,
        }
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, **how)

    def run_all(self, *calls: str) -> str:
        """Several calls in one process; returns what they say."""
        script = "\n".join(["from django.core.management import call_command", *calls])
        ended = self.run("shell", "--no-imports", "--command", script)
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation without people, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    assert Installation(folder).run("migrate", "--verbosity", "0").returncode == 0
    return folder


@pytest.fixture
def installation(migrated: Path, tmp_path: Path) -> Callable[[str], Installation]:
    """Makes installations of their own, each a folder of this name."""
    return lambda name: Installation(Path(shutil.copytree(migrated, tmp_path / name)))


def _tables(path: Path) -> Tables:
    """The rows of an archive, in no order: the two databases sort text differently."""
    tables: Tables = {}
    with path.open("rb") as source:
        for name, content in archive.entries(source, passphrase=PASSPHRASE):
            if name.startswith(archive.ROWS):
                tables.setdefault(name.split("/")[1], []).extend(map(json.loads, content))
    return {table: sorted(lines, key=lambda line: json.dumps(line, sort_keys=True)) for table, lines in tables.items()}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_backup_moves_between_databases(
    installation: Callable[[str], Installation], tmp_path: Path, settings: Settings
):
    """From SQLite to the database of this run (SQLite or PostgreSQL) and back to SQLite."""
    settings.BACKUP_PASSPHRASE = PASSPHRASE
    settings.VAR = tmp_path
    said = installation("source").run_all(
        "from multaqa.foundation.people.testing import cast",
        "cast(is_demo=True)",
        f"call_command('backup', {str(tmp_path / '1')!r})",
    )
    assert said.endswith("read again and whole.\n")

    call_command("restore", tmp_path / "1", replace=True)
    assert Person.objects.filter(is_demo=True).count() > 10
    call_command("backup", tmp_path / "2")

    installation("target").run_all(
        f"call_command('restore', {str(tmp_path / '2')!r})",
        f"call_command('backup', {str(tmp_path / '3')!r})",
    )
    tables = [_tables(tmp_path / name) for name in ("1", "2", "3")]
    assert tables[0] == tables[1] == tables[2]


@pytest.mark.slow
def test_full_disk_is_one_sentence_and_leaves_no_file(installation: Callable[[str], Installation], tmp_path: Path):
    here = installation("here")
    (tmp_path / "here/files").mkdir()
    (tmp_path / "here/files/noise").write_bytes(os.urandom(4 * ROOM))
    said = here.run("backup", str(tmp_path / "b"), preexec_fn=_no_room)
    assert said.returncode == 1
    assert said.stderr == f"CommandError: The backup could not be written to {tmp_path}/b: File too large.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


@pytest.mark.slow
def test_killed_restore_changes_nothing_and_is_run_again(installation: Callable[[str], Installation], tmp_path: Path):
    made, again = str(tmp_path / "1"), str(tmp_path / "2")
    people = ["from multaqa.foundation.people.testing import cast", "cast(is_demo=True)"]
    installation("source").run_all(*people, f"call_command('backup', {made!r})")
    target = installation("target")
    assert target.run("shell", "--no-imports", "--command", KILLED_AT_ROWS.format(made)).returncode == -9
    count = "from multaqa.foundation.people.api import Person; print(Person.objects.count())"
    assert target.run_all(count) == "0\n"
    target.run_all(f"call_command('restore', {made!r})", f"call_command('backup', {again!r})")
    assert _tables(tmp_path / "1") == _tables(tmp_path / "2")


def _no_room() -> None:
    """A limit on the size of files stands in for a full disk: Linux tells both by an error of writing."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def test_passphrase_is_asked_for_in_one_sentence(tmp_path: Path, settings: Settings):
    settings.BACKUP_PASSPHRASE = ""
    with pytest.raises(CommandError) as raised:
        call_command("backup", tmp_path / "b")
    assert str(raised.value) == ("The passphrase is missing: give MULTAQA_BACKUP_PASSPHRASE, or the file it is in.")
