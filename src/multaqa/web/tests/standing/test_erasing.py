"""A person is erased, and nothing of her is found: in no column of any table, no file, no mail that waits, no log.

It grows by itself: a new table is searched because it is there, and fails here until its app leaves traces in it.
"""

import io
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection

from multaqa.foundation.facts.api import verify
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import (
    Capability,
    Person,
    appoint,
    counts_about,
    found_network,
    holdings,
    nothing_to_export,
    open_account,
)
from multaqa.foundation.people.testing import PASSWORD, a_person, as_if_enrolled
from multaqa.foundation.privacy.testing import carry_out, columns_without_a_name
from multaqa.lib.ids import random_id
from multaqa.web.tests.standing.planting import leave_all_traces


@pytest.fixture(autouse=True)
def _quiet() -> None:
    """What is logged is read."""


@dataclass(frozen=True)
class Traces:
    """A person, her address, and the canaries: her name's, and that of whatever was written by her or about her."""

    person: Person
    name: str
    words: str

    @property
    def canaries(self) -> list[str]:
        """All that must be gone."""
        return [self.name, self.words]


@pytest.fixture
def traces(settings, tmp_path: Path, transactional_db: None) -> Traces:
    """A person of whom every app holds all that it may."""
    settings.ERASURES_LIST = tmp_path / "erasures.txt"
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "kept"}}
    settings.STORAGES = settings.STORAGES | {"default": folder}
    cache.clear()
    found_network("network", name={"en": "Test network"})
    officer = a_person("chen")
    appoint(officer, to=Capability.SAFEGUARD, by=None, reason="Officer")
    name, words = f"canary{random_id()}", f"canary{random_id()}"
    person = open_account(f"{name}@example.org", name=f"{name} Zahrani", password=PASSWORD, address_confirmed=True)
    as_if_enrolled(person)  # else she holds no office
    leave_all_traces(person, words=words, officer=officer)
    run_everything()
    return Traces(person, name, words)


def test_every_table_with_a_holding_is_tried(traces: Traces):
    told_apart = [one for one in holdings() if one.export is not nothing_to_export]
    assert [one.model for one in told_apart if not list(one.export(traces.person))] == []
    assert all(list(_columns_with(canary)) for canary in traces.canaries)
    assert all(list(_files_with(canary)) for canary in traces.canaries)


def test_page_counts_what_an_export_has(traces: Traces):
    exported = {one.model: len(list(one.export(traces.person))) for one in holdings()}
    assert counts_about(traces.person) == exported


def test_every_column_of_an_export_has_a_name_in_six_languages(traces: Traces):
    assert columns_without_a_name(traces.person) == set()


def test_nothing_of_the_erased_is_found(traces: Traces, caplog: pytest.LogCaptureFixture, capsys):
    with caplog.at_level(logging.DEBUG):
        assert carry_out(traces.person)
        run_everything()
    assert [place for canary in traces.canaries for place in _columns_with(canary)] == []
    assert [name for canary in traces.canaries for name in _files_with(canary)] == []
    logged = caplog.text + "".join(capsys.readouterr())
    assert [canary for canary in traces.canaries if canary in logged] == []


def test_erased_twice_changes_nothing_and_the_log_is_whole(traces: Traces):
    carry_out(traces.person)
    again = Person.objects.get(pk=traces.person.pk)
    assert {one.model: changed for one in holdings() if (changed := one.erase(again))} == {"facts.RecordedFact": 1}
    assert verify().faults == []


def test_what_others_have_stays(traces: Traces):
    other = a_person("amina")
    before = counts_about(other)
    carry_out(traces.person)
    assert counts_about(other) == before


def _columns_with(canary: str) -> Iterator[str]:
    """Every column of every table in which a word stands, also in JSON, and also as the bytes of a column of bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = f"{connection.ops.quote_name(table)}.{connection.ops.quote_name(column.name)}"
                cursor.execute(
                    f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)} "  # names of our own tables
                    f"WHERE LOWER(CAST({name} AS TEXT)) LIKE %s OR LOWER(CAST({name} AS TEXT)) LIKE %s",
                    [f"%{canary}%", f"%{canary.encode().hex()}%"],
                )
                if cursor.fetchone()[0]:
                    yield f"{table}.{column.name}"


def _files_with(canary: str) -> Iterator[str]:
    """Every file of the storage in whose name or content a word stands; archives are opened."""
    for path in sorted(Path(default_storage.path("")).rglob("*.*")):
        name, contents = path.name, [path.read_bytes()]
        if name.endswith(".zip"):
            archive = zipfile.ZipFile(io.BytesIO(contents[0]))
            contents = [archive.read(inner) for inner in archive.namelist()]
        if canary in name or any(canary.encode() in each for each in contents):
            yield name
