"""Who opens what is labelled AMBER or higher is written down, once an hour; other reading is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.foundation.access.api import Label, person_key, set_audience
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.files.commands import note_opened
from multaqa.foundation.files.models import File
from multaqa.foundation.files.queries import address_of
from multaqa.foundation.files.testing import a_text
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def _labelled(label: Label, *, by: Person) -> File:
    file = a_text(by=by)
    set_audience(file, audience=person_key(by) if label == Label.RED else "account", label=label, by=by)
    return file


def _openings() -> list[tuple[int | None, str]]:
    return list(RecordedFact.objects.filter(kind="files.FileOpened").values_list("by_id", "thing"))


def test_opening_a_red_file_is_recorded_once_an_hour(client):
    amina = a_person("amina")
    file = _labelled(Label.RED, by=amina)
    client.force_login(amina)
    for _ in range(2):
        assert client.get(address_of(file)).status_code == 200
    assert _openings() == [(amina.pk, f"files.file:{file.public_id}")]
    RecordedFact.objects.filter(kind="files.FileOpened").update(at=timezone.now() - timedelta(hours=2))
    assert note_opened(file, label=Label.RED, by=amina) is True


def test_fact_says_the_label_and_no_name(client):
    amina = a_person("amina")
    file = _labelled(Label.RED, by=amina)
    client.force_login(amina)
    client.get(address_of(file))
    said = RecordedFact.objects.get(kind="files.FileOpened").payload.words
    assert said == f'{{"file":"{file.public_id}","label":"TLP:RED"}}'


def test_head_and_clear_files_leave_nothing(client):
    amina = a_person("amina")
    red, clear = _labelled(Label.RED, by=amina), _labelled(Label.CLEAR, by=amina)
    client.force_login(amina)
    client.head(address_of(red))
    client.get(address_of(clear))
    assert _openings() == []


def test_refused_reading_leaves_nothing(client):
    file = _labelled(Label.RED, by=a_person("amina"))
    client.force_login(a_person("boris"))
    assert client.get(address_of(file)).status_code == 404
    assert _openings() == []
