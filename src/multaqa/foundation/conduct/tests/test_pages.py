"""The rules, the contacts and their upkeep, over HTTP."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from multaqa.foundation.conduct.commands import set_contacts, start_version
from multaqa.foundation.conduct.models import Document, VersionText
from multaqa.foundation.conduct.queries import contacts, draft_of, version_of
from multaqa.foundation.conduct.testing import a_version
from multaqa.foundation.people.api import Person, Role, appoint
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def elodie() -> Person:
    person = a_person("elodie")
    appoint(person, to=Role.STEWARD, by=None, reason="Keeps the rules")
    return person


@pytest.fixture
def keeper(client: Client, elodie: Person) -> Client:
    client.force_login(elodie)
    return client


def test_a_document_is_read_in_the_readers_language_and_by_everybody(client: Client) -> None:
    a_version(Document.CODE)
    page = client.get("/ar/rules/code-of-conduct/").content.decode()
    assert "التعاون" in page
    assert client.get("/en/rules/code-of-conduct/").content.decode().count("Kindness.") == 1


def test_what_never_was_in_force_does_not_exist(client: Client) -> None:
    start_version(Document.TERMS, language="en", by=None)
    for path in ("terms-of-use/", "terms-of-use/1/", "no-such-document/", "drafts/"):
        expected = 302 if path == "drafts/" else 404
        assert client.get(f"/en/rules/{path}").status_code == expected


def test_a_replaced_version_says_so(client: Client) -> None:
    a_version(body="Old words"), a_version(body="New words")
    page = client.get("/en/rules/terms-of-use/1/").content.decode()
    assert "Old words" in page
    assert "This version has been replaced." in page


def test_a_keeper_drafts_writes_and_brings_into_force(keeper: Client, elodie: Person) -> None:
    begun = keeper.post("/en/rules/drafts/terms-of-use/", {"language": "en"})
    assert begun["Location"] == "/en/rules/drafts/terms-of-use/en/"
    written = {"body": "Ours\r\n", "changes": "All", "body_revision": "1", "changes_revision": "0"}
    assert keeper.post(begun["Location"], written).status_code == 302
    answer = keeper.post("/en/rules/drafts/terms-of-use/force/", {"asks": "on"})
    assert answer["Location"] == "/en/rules/terms-of-use/"
    version = version_of(Document.TERMS)
    assert version is not None
    assert (version.asks, version.brought_by) == (True, elodie)
    assert VersionText.objects.get(version=version, language="en").body == "Ours"


def test_a_second_writer_sees_both_texts_and_loses_nothing(keeper: Client) -> None:
    start_version(Document.TERMS, language="en", by=None)
    path = "/en/rules/drafts/terms-of-use/en/"
    read = {"changes": "", "body_revision": "1", "changes_revision": "0"}
    keeper.post(path, {"body": "Their words", **read})
    clash = keeper.post(path, {"body": "My words", **read})
    page = clash.content.decode()
    assert clash.status_code == 422
    assert "My words" in page
    assert "Their words" in page
    revision = re.search(r'name="body_revision" value="(\d+)"', page)
    assert revision is not None
    again = {"body": "My words", "changes": "", "body_revision": revision[1], "changes_revision": "0"}
    assert keeper.post(path, again).status_code == 302


def test_a_draft_is_discarded_after_asking(keeper: Client) -> None:
    start_version(Document.TERMS, language="en", by=None)
    assert keeper.get("/en/rules/drafts/terms-of-use/discarding/").status_code == 200
    assert draft_of(Document.TERMS) is not None
    keeper.post("/en/rules/drafts/terms-of-use/discarding/")
    assert draft_of(Document.TERMS) is None


@pytest.mark.parametrize(
    "path", ["drafts/", "drafts/terms-of-use/", "drafts/terms-of-use/en/", "drafts/terms-of-use/force/"]
)
def test_upkeep_does_not_exist_for_others(client: Client, path: str) -> None:
    start_version(Document.TERMS, language="en", by=None)
    client.force_login(a_person("amina"))
    assert client.get(f"/en/rules/{path}").status_code == 404
    assert client.post(f"/en/rules/{path}", {"language": "en", "body": "x"}).status_code in {404, 405}


def test_security_txt_names_the_contact_and_an_end_within_a_year(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    set_contacts(general_email="desk@example.org", security_email="safety@example.org", by=None)
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().strip().split("\n"))
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical", "Policy"]
    assert (fields["Contact"], fields["Preferred-Languages"]) == (
        "mailto:safety@example.org",
        "ar, zh-Hans, en, fr, ru, es",
    )
    assert 27 < left.days < 70


def test_contacts_are_kept_by_keepers(keeper: Client) -> None:
    sent = {"general_email": "desk@example.org", "security_email": "", "security_key": "", "post": "PO Box 1\nPort"}
    assert keeper.post("/en/contact/upkeep/", sent)["Location"] == "/en/contact/"
    assert (contacts().general_email, contacts().post) == ("desk@example.org", "PO Box 1\nPort")
    assert "desk@example.org" in keeper.get("/ar/contact/").content.decode()
    assert keeper.post("/en/contact/upkeep/", {"general_email": "no address"}).status_code == 422
