"""A person is asked once for what is new."""

import pytest
from django.test import Client
from django.urls import reverse

from multaqa.foundation.conduct.commands import accept
from multaqa.foundation.conduct.models import Acceptance, Document
from multaqa.foundation.conduct.queries import unaccepted
from multaqa.foundation.conduct.testing import a_version
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
PAGE = {"accept": "text/html"}


@pytest.fixture
def amina() -> Person:
    return a_person("amina")


@pytest.fixture
def amina_client(client: Client, amina: Person) -> Client:
    client.force_login(amina)
    return client


def test_a_new_version_is_asked_for_once_and_leads_back(amina_client: Client, amina: Person) -> None:
    version = a_version(asks=True, body="Be fair")
    home = amina_client.get("/en/topics/?page=2", headers=PAGE)
    assert (home.status_code, home["Location"]) == (302, "/en/rules/acceptance/?next=%2Fen%2Ftopics%2F%3Fpage%3D2")
    page = amina_client.get(home["Location"])
    assert b"Be fair" in page.content
    sent = {"agrees": "on", "versions": str(version.pk), "next": "/en/topics/?page=2"}
    answer = amina_client.post(reverse("conduct:acceptance"), sent)
    assert (answer.status_code, answer["Location"]) == (302, "/en/topics/?page=2")
    assert amina_client.get("/en/", headers=PAGE).status_code == 200
    assert [fact.kind for fact in facts_about(amina)][-1:] == ["conduct.VersionAccepted"]


def test_a_replaced_version_is_asked_for_anew(amina_client: Client, amina: Person) -> None:
    old = a_version(asks=True)
    accept(amina, [old], language="en")
    assert amina_client.get("/en/", headers=PAGE).status_code == 200
    new = a_version(asks=True, body="Otherwise")
    assert list(unaccepted(amina)) == [new]
    assert amina_client.get("/en/", headers=PAGE).status_code == 302


def test_a_version_that_was_not_shown_is_not_accepted(amina_client: Client, amina: Person) -> None:
    shown, unseen = a_version(asks=True), a_version(Document.CODE, asks=True)
    amina_client.post("/en/rules/acceptance/", {"agrees": "on", "versions": str(shown.pk)})
    assert list(unaccepted(amina)) == [unseen]


@pytest.mark.parametrize("sent", [{}, {"agrees": "on"}, {"agrees": "on", "versions": "1;drop"}, {"versions": "1"}])
def test_a_half_sent_acceptance_is_none(amina_client: Client, sent: dict[str, str]) -> None:
    a_version(asks=True)
    assert amina_client.post("/en/rules/acceptance/", sent).status_code == 422
    assert Acceptance.objects.count() == 0


@pytest.mark.parametrize(
    "onward", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "", "\n"]
)
def test_the_way_back_stays_on_the_site(amina_client: Client, onward: str) -> None:
    version = a_version(asks=True)
    answer = amina_client.post("/en/rules/acceptance/", {"agrees": "on", "versions": str(version.pk), "next": onward})
    assert answer["Location"] == "/en/"


@pytest.mark.parametrize(
    "path", ["/en/rules/", "/en/rules/terms-of-use/", "/en/contact/", "/en/settings/", "/en/account/sign-out/"]
)
def test_rules_settings_and_the_way_out_ask_nothing(amina_client: Client, path: str) -> None:
    a_version(asks=True)
    assert amina_client.get(path, headers=PAGE).status_code == 200


def test_what_is_sent_and_what_is_no_page_goes_through(amina_client: Client) -> None:
    a_version(asks=True)
    assert amina_client.get("/en/feed.xml", headers={"accept": "application/rss+xml"}).status_code == 200
    assert amina_client.get("/en/", headers={"accept": "text/html", "hx-request": "true"}).status_code == 200
    posted = amina_client.post("/en/settings/account/", {"name": "Amina Haddad"}, headers=PAGE)
    assert posted["Location"] == "/en/settings/account/"


def test_visitors_and_versions_that_do_not_ask_are_left_alone(client: Client, amina_client: Client) -> None:
    a_version(asks=False)
    assert amina_client.get("/en/", headers=PAGE).status_code == 200
    a_version(Document.CODE, asks=True)
    assert Client().get("/en/", headers=PAGE).status_code == 200


def test_accepting_twice_is_accepting_once(amina: Person) -> None:
    version = a_version(asks=True)
    accept(amina, [version], language="ar")
    accept(amina, [version], language="fr")
    assert list(Acceptance.objects.values_list("person", "version", "language")) == [(amina.pk, version.pk, "ar")]


def test_what_was_replaced_while_she_read_is_not_accepted(amina: Person) -> None:
    read = a_version(asks=True)
    new = a_version(asks=True, body="Otherwise")
    accept(amina, [read], language="en")
    assert (Acceptance.objects.count(), list(unaccepted(amina))) == (0, [new])
