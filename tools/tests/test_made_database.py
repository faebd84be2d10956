import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tools import made_database
from tools.made_database import MadeDatabase


@pytest.mark.django_db
def test_nothing_is_left_to_migrate_in_the_database_of_the_tests():
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.django_db(transaction=True)  # one is copied whole only when nobody writes
def test_what_was_made_is_kept_once_and_begun_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / f"of-other-migrations.{connection.vendor}").touch()
    first = MadeDatabase(tmp_path)
    first.begin()
    first.keep()
    (kept,) = tmp_path.glob(f"*.{connection.vendor}")
    with closing(sqlite3.connect(kept)) as file:
        found = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        migrations = {tuple(row) for row in file.execute("SELECT app, name FROM django_migrations")}
    assert found >= set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        assert migrations == set(cursor.fetchall())
    written = kept.stat().st_mtime_ns
    monkeypatch.setattr(made_database._InSqlite, "begin", lambda self, path: None)  # the name is taken: by this run
    second = MadeDatabase(tmp_path)
    second.begin()
    second.keep()
    assert kept.stat().st_mtime_ns == written


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one migration and of what it imports."""
    monkeypatch.setattr(made_database, "SOURCES", tmp_path)
    migration = tmp_path / "0001_initial.py"
    migration.write_text("import multaqa.harbour.keys\n")
    monkeypatch.setattr(made_database, "_migrations", lambda: iter([migration]))
    (tmp_path / "multaqa/harbour").mkdir(parents=True)
    (tmp_path / "multaqa/lib").mkdir()
    (tmp_path / "multaqa/harbour/keys.py").touch()
    (tmp_path / "multaqa/lib/ids.py").touch()
    return tmp_path


@pytest.mark.parametrize("changed", ["0001_initial.py", "multaqa/harbour/keys.py", "multaqa/lib/ids.py"])
def test_it_is_made_anew_when_a_migration_or_what_one_imports_has_changed(sources: Path, changed: str):
    before = made_database._digest()
    with (sources / changed).open("a") as file:
        file.write("import multaqa.lib.ids\n")
    assert made_database._digest() != before
