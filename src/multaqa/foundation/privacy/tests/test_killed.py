"""A process that erases or exports is killed (SIGKILL): nothing is half done, the next one carries it to its end."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from multaqa.foundation.facts.api import verify
from multaqa.foundation.jobs.testing import lease_lapses, run_everything, shared_database, start_command
from multaqa.foundation.notify.api import Delivery, Notice
from multaqa.foundation.people.api import Person, State
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.privacy.commands import ask_for_export, sweep_archives
from multaqa.foundation.privacy.kept_list import ids_in
from multaqa.foundation.privacy.models import Erasure, ErasureState
from multaqa.foundation.privacy.tasks import carry_out_due_erasures
from multaqa.foundation.privacy.testing import an_erasure_due

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Killed = Callable[[str], None]

KILLED_AT_STATEMENT = """
import os, signal
from django.db import connection
from multaqa.foundation.privacy.commands import carry_out_erasure
from multaqa.foundation.privacy.models import Erasure

def die(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if sql.startswith({!r}):
        os.kill(os.getpid(), signal.SIGKILL)
    return result

with connection.execute_wrapper(die):
    carry_out_erasure(Erasure.objects.get())
"""
KILLED_AFTER_COMMIT = """
import os, signal
from multaqa.foundation.privacy.commands import carry_out_erasure, erasing
from multaqa.foundation.privacy.models import Erasure

erasing.note_erased = lambda ids: os.kill(os.getpid(), signal.SIGKILL)
carry_out_erasure(Erasure.objects.get())
"""
KILLED_BEFORE_THE_ROW = """
import os, signal
from django.core.management import call_command
from multaqa.foundation.privacy.commands import exporting

exporting._note_made = lambda *export, **kept: os.kill(os.getpid(), signal.SIGKILL)
call_command("work", queue=["quick", "slow"], poll=0.1)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Killed]:
    """Runs a script on the test's database in a process of its own, which must be killed."""
    with shared_database(tmp_path) as environment:

        def run(script: str) -> None:
            process = start_command("shell", "--no-imports", "--command", script, environment=environment)
            said, _ = process.communicate(timeout=60)
            assert process.returncode == -9, said

        yield run


@pytest.mark.parametrize("beginning", ['DELETE FROM "notify_delivery"', 'UPDATE "people_person"', 'UPDATE "privacy_er'])
def test_erasure_killed_in_the_middle_changed_nothing_and_is_repeated(killed, erasures_list, beginning):
    amina = a_person("amina")
    erasure = an_erasure_due(amina)
    run_everything()
    killed(KILLED_AT_STATEMENT.format(beginning))
    whole, erasure = Person.objects.get(pk=amina.pk), Erasure.objects.get(pk=erasure.pk)
    assert (whole.name, whole.email, whole.state) == (amina.name, amina.email, amina.state)
    assert (erasure.state, Delivery.objects.filter(person=amina).count()) == (ErasureState.WAITING, 1)
    assert not erasures_list.exists()
    _carried_to_its_end(amina, erasures_list)


def test_erasure_killed_after_the_database_lacks_only_the_list_which_is_completed(killed, erasures_list):
    amina = a_person("amina")
    an_erasure_due(amina)
    run_everything()
    killed(KILLED_AFTER_COMMIT)
    assert (Erasure.objects.get().state, erasures_list.exists()) == (ErasureState.DONE, False)
    _carried_to_its_end(amina, erasures_list)


def test_export_killed_before_its_row_is_not_called_ready_and_is_made_by_the_next_worker(killed):
    amina = a_person("amina")
    export = ask_for_export(amina, language="ar")
    killed(KILLED_BEFORE_THE_ROW)
    export.refresh_from_db()
    assert (export.made_at, export.storage_key, Notice.objects.count()) == (None, "", 0)
    assert len(default_storage.listdir("exports")[1]) == 1  # which no row names
    lease_lapses()
    run_everything()
    export.refresh_from_db()
    with default_storage.open(export.storage_key) as content:
        assert zipfile.ZipFile(content).testzip() is None
    assert Notice.objects.filter(person=amina).count() == 1
    assert sweep_archives() == 1
    assert default_storage.listdir("exports")[1] == [Path(export.storage_key).name]


def _carried_to_its_end(person: Person, erasures_list: Path) -> None:
    carry_out_due_erasures.enqueue()
    run_everything()
    carry_out_due_erasures.enqueue()
    run_everything()
    person.refresh_from_db()
    assert (person.name, person.state, Erasure.objects.get().state) == ("", State.ENDED, ErasureState.DONE)
    assert not Delivery.objects.exists()
    assert ids_in(erasures_list.read_text()) == [person.public_id]
    assert verify().faults == []
