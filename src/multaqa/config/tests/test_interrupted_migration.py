"""A migration killed in the middle is taken back by the database; running it again ends as if nothing had happened."""

import io
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[4]
KILLED = -9
KILLED_AT = """
import itertools, os, signal, sys
import django
from django.core.management import call_command
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
RUN_AGAIN = """
import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
call_command("inspectdb")
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database of the kind of this run, as the environment that names it."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "multaqa.config.settings",
        "MULTAQA_DEMO": "1",
        "MULTAQA_VAR": str(tmp_path),
    }
    if connection.vendor != "postgresql":
        yield environment
        return
    name, parts = f"scratch_{secrets.token_hex(6)}", connection.settings_dict
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield {**environment, "MULTAQA_DATABASE_URL": f"postgresql://{parts['USER']}@/{name}?host={parts['HOST']}"}
        cursor.execute(f"DROP DATABASE {name}")


def _run(environment: dict[str, str], script: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", script, *words], env=environment, capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.django_db
def test_killed_migration_is_run_again(database: dict[str, str]):
    assert _run(database, KILLED_AT, "12").returncode == KILLED
    again = _run(database, RUN_AGAIN)
    assert (again.returncode, again.stderr) == (0, "")
    tables = re.findall(r"db_table = '(\w+)'", again.stdout)
    undisturbed = io.StringIO()
    call_command("inspectdb", *tables, stdout=undisturbed)
    assert again.stdout == undisturbed.getvalue()
    assert "people_person" in tables


def test_every_migration_is_one_transaction():
    """What the recovery rests on; one that cannot be needs a recovery of its own, described where it stands."""
    migrations = MigrationLoader(None).disk_migrations
    assert [key for key, migration in migrations.items() if not migration.atomic] == []
