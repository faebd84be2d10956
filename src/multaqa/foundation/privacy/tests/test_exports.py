"""Exports: asked for, packed, fetched by their owner alone, gone after a week."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.files.testing import a_text
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Notice
from multaqa.foundation.people.testing import PASSWORD, a_person, sign_in_proved
from multaqa.foundation.privacy.commands import ask_for_export, forget_old_exports, sweep_archives
from multaqa.foundation.privacy.field_names import FIELD_NAMES
from multaqa.foundation.privacy.models import Export
from multaqa.foundation.privacy.tasks import pack_export

pytestmark = pytest.mark.django_db(transaction=True)


def _made(person) -> Export:
    export = ask_for_export(person, language=person.language)
    run_everything()
    export.refresh_from_db()
    return export


def _archive(export: Export) -> zipfile.ZipFile:
    with default_storage.open(export.storage_key) as content:
        return zipfile.ZipFile(io.BytesIO(content.read()))


def test_archive_holds_her_rows_in_six_languages_and_for_machines():
    amina = a_person("amina", password=PASSWORD)
    a_text(by=amina)
    archive = _archive(_made(amina))
    pages = {f"{code}.html" for code in ("ar", "zh-hans", "en", "fr", "ru", "es")}
    names = set(archive.namelist())
    assert pages | {"index.html", "export.json", "export.css"} <= names
    (file,) = names - pages - {"index.html", "export.json", "export.css"}
    assert (file[:6], archive.read(file)) == ("files/", b"Mind the doors.")
    held = {part["table"]: part["rows"] for part in json.loads(archive.read("export.json"))["held"]}
    assert held["people.Person"][0]["email"] == "amina@example.org"
    assert held["files.File"][0]["name"] == "doors.txt"


def test_pages_of_an_archive_call_nothing_from_outside_and_read_from_the_right():
    archive = _archive(_made(a_person("amina")))
    for code, direction in (("ar", "rtl"), ("fr", "ltr")):
        page = archive.read(f"{code}.html").decode()
        assert f'<html lang="{code}" dir="{direction}">' in page
        assert {*re.findall(r'(?:href|src)="([^"]+)"', page)} == {
            "export.css", "ar.html", "zh-hans.html", "en.html", "fr.html", "ru.html", "es.html",
        }  # fmt: skip
        assert "<script" not in page
        assert "http" not in page.replace("mailto:", "")
        assert "أمينة الزهراني" in page


def test_nothing_of_another_and_no_secret_is_in_it():
    amina, boris = a_person("amina", password=PASSWORD), a_person("boris", password=PASSWORD)
    a_text(by=boris)
    archive = _archive(_made(amina))
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    for secret in (boris.name, boris.email, boris.public_id, amina.password, boris.password):
        assert secret not in everything


def test_columns_have_names_in_the_readable_form():
    amina = a_person("amina")
    a_text(by=amina)
    rows = [row for part in json.loads(_archive(_made(amina)).read("export.json"))["held"] for row in part["rows"]]
    assert {name for row in rows for name in row} - set(FIELD_NAMES) == set()


def test_she_is_told_once_and_the_work_is_finished():
    amina = a_person("amina")
    export = _made(amina)
    pack_export.enqueue(export.pk)
    run_everything()
    assert Notice.objects.filter(person=amina, kind="privacy.export_ready").count() == 1
    assert Delivery.objects.filter(person=amina, kind="privacy.export_ready", state="sent").count() == 1
    progress = export.progress
    assert progress is not None
    assert (progress.state, progress.url) == ("finished", f"/ar/privacy/exports/{export.public_id}/")
    assert [fact.kind for fact in facts_about(amina)][1:] == ["privacy.ExportAsked", "privacy.ExportMade"]
    assert len(default_storage.listdir("exports")[1]) == 1


def test_asked_twice_while_one_is_made_is_one():
    amina = a_person("amina")
    first, second = ask_for_export(amina, language="ar"), ask_for_export(amina, language="ar")
    assert first == second


def test_only_she_fetches_it_and_only_with_recent_proof(client):
    amina, boris = a_person("amina", password=PASSWORD), a_person("boris")
    export = _made(amina)
    address = f"/en/privacy/exports/{export.public_id}/archive/"
    sign_in_proved(client, boris)
    assert client.get(address).status_code == 404
    client.force_login(amina)
    proof = client.get(address)
    assert (proof.status_code, proof["Location"].split("?")[0]) == (302, "/en/account/proof/")
    sign_in_proved(client, amina)
    answer = client.get(address)
    assert zipfile.ZipFile(io.BytesIO(answer.getvalue())).testzip() is None
    assert "no-store" in answer["Cache-Control"]
    assert list(facts_about(amina))[-1].kind == "privacy.ExportFetched"


def test_archive_goes_after_a_week():
    export = _made(a_person("amina"))
    Export.objects.filter(pk=export.pk).update(expires_at=timezone.now())
    assert forget_old_exports() == 1
    assert default_storage.listdir("exports")[1] == []
    Export.objects.filter(pk=export.pk).update(asked_at=timezone.now() - timedelta(days=31))
    forget_old_exports()
    assert not Export.objects.exists()


def test_archive_that_a_killed_process_left_is_swept():
    export = _made(a_person("amina"))
    default_storage.save("exports/left-behind.zip", io.BytesIO(b"x"))
    assert sweep_archives() == 1
    assert default_storage.exists(export.storage_key)


def test_progress_is_a_page_that_reloads_without_javascript(client):
    amina = a_person("amina")
    client.force_login(amina)
    started = client.post("/en/privacy/exports/")
    page = client.get(started["Location"]).content.decode()
    assert '<meta http-equiv="refresh"' in page
    run_everything()
    assert client.get(started["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Download the archive" in client.get(started["Location"]).content.decode()
