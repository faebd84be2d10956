"""A migration killed in the middle is taken back by the database; running it again ends as if nothing had happened."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[4]
KILLED = -9
KILLED_AT = """
import itertools, os, signal, sys
import django
from django.core.management import call_command
from django.db import connection

django.setup()
tables = itertools.count(1)

def die_at_a_table(execute, sql, params, many, context):
    if sql.startswith("CREATE TABLE") and next(tables) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(die_at_a_table):
    call_command("migrate", verbosity=0)
"""


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[Callable[[], dict[str, str]]]:
    """Makes empty databases of the kind of this run, each as the environment that names it."""
    made: list[str] = []

    def make() -> dict[str, str]:
        name = f"scratch_{secrets.token_hex(6)}"
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "multaqa.config.settings",
            "MULTAQA_DEMO": "1",
            "MULTAQA_VAR": str(tmp_path / name),
        }
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name}")
            made.append(name)
            parts = connection.settings_dict
            environment["MULTAQA_DATABASE_URL"] = f"postgresql://{parts['USER']}@/{name}?host={parts['HOST']}"
        return environment

    yield make
    for name in made:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def _run(environment: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)


def _manage(environment: dict[str, str], *words: str) -> str:
    ended = _run(environment, str(ROOT / "manage.py"), *words)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("table", [2, 12])
def test_killed_migration_is_run_again(databases: Callable[[], dict[str, str]], table: int):
    killed, undisturbed = databases(), databases()
    assert _run(killed, "-c", KILLED_AT, str(table)).returncode == KILLED
    _manage(killed, "migrate", "--verbosity", "0")
    _manage(undisturbed, "migrate", "--verbosity", "0")
    assert _manage(killed, "inspectdb") == _manage(undisturbed, "inspectdb")
    _manage(killed, "migrate", "--check")


def test_every_migration_is_one_transaction():
    """What the recovery rests on; one that cannot be needs a recovery of its own, described where it stands."""
    migrations = MigrationLoader(None).disk_migrations
    assert [key for key, migration in migrations.items() if not migration.atomic] == []
