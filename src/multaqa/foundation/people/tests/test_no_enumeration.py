"""Whoever asks whether an address has an account learns nothing: same answer, same statements, same work."""

import re

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import suspend
from multaqa.foundation.people.commands import lock
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db

PASSWORD = "nine herons on a jetty"
KNOWN, LOCKED, SUSPENDED, UNKNOWN = "amina@example.org", "boris@example.org", "diego@example.org", "nobody@example.org"
ASKER = "chen@example.org"
ASKED = {
    "sign-up": lambda email: {"name": "Someone", "email": email, "password1": "twelve lamps above the quay"},
    "password/forgotten": lambda email: {"email": email},
    "recovery": lambda email: {"email": email},
    "sign-in": lambda email: {"login": email, "password": "not the password of anyone"},
}


@pytest.fixture
def people():
    a_person("amina", password=PASSWORD)
    boris, diego = a_person("boris", password=PASSWORD), a_person("diego", password=PASSWORD)
    lock(boris, by=boris)
    suspend(diego, by=None)
    run_everything()
    mail.outbox.clear()


@pytest.fixture
def hashings(monkeypatch):
    """How often a password was hashed since the list was last emptied."""
    counted: list[str] = []
    hasher = type(hashers.get_hasher())
    encode = hasher.encode

    def counting(self, password: str, salt: str) -> str:
        counted.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", counting)
    verify = hasher.verify

    def verifying(self, password: str, encoded: str) -> bool:
        counted.append(password)
        return verify(self, password, encoded)

    monkeypatch.setattr(hasher, "verify", verifying)
    return counted


def asked(page: str, email: str, hashings: list[str]) -> tuple[object, ...]:
    """All that an asker could see or measure: the answer, the kinds of statements and the hashings."""
    client = Client()
    client.get(f"/en/account/{page}/")
    hashings.clear()
    cache.clear()  # attempts of the asker before
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(f"/en/account/{page}/", ASKED[page](email))
    text = re.sub(r'value="[^"]*"', "", answer.content.decode())
    return answer.status_code, answer.get("Location"), text, kinds(queries), len(hashings)


def kinds(queries: CaptureQueriesContext) -> list[str]:
    """The statements without what they are about."""
    return [re.sub(r"'[^']*'|\bs\d+_x\d+\b|\b\d+\b", "?", query["sql"]) for query in queries]


@pytest.mark.parametrize("page", ASKED)
@pytest.mark.parametrize("email", [KNOWN, LOCKED, SUSPENDED])
def test_known_and_unknown_addresses_cannot_be_told_apart(people, hashings, page, email):
    assert asked(page, email, hashings) == asked(page, UNKNOWN, hashings)


def test_mail_alone_says_who_has_an_account(people):
    for email in (KNOWN, UNKNOWN):
        Client().post("/en/account/sign-up/", ASKED["sign-up"](email))
    assert not Person.objects.filter(email=UNKNOWN).exists()
    run_everything()
    assert Person.objects.filter(email=UNKNOWN).exists()
    assert sorted(letter.to[0] for letter in mail.outbox) == [KNOWN, UNKNOWN]


def changing(email: str) -> tuple[object, ...]:
    """All that somebody signed in could see or measure when she asks for another address."""
    client = Client()
    sign_in_proved(client, Person.objects.get(email=ASKER))
    client.get("/en/account/address/")
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.post("/en/account/address/", {"action_add": "", "email": email})
    followed = client.get(answer["Location"]).content.decode() if answer.status_code == 302 else ""
    text = re.sub(r'value="[^"]*"', "", answer.content.decode() + followed).replace(email, "")
    return answer.status_code, answer.get("Location"), text, kinds(queries)


@pytest.mark.parametrize("email", [KNOWN, LOCKED, SUSPENDED])
def test_asking_for_another_address_does_not_tell_whether_it_is_taken(people, email):
    a_person("chen", password=PASSWORD)
    assert changing(email) == changing(UNKNOWN)


def test_links_that_were_never_sent_are_answered_like_those_that_are_over(people):
    """A link tells nothing of the account that its first part names: forged for a known one it is as one for nobody."""
    amina = Person.objects.get(email=KNOWN)
    for route in ("settings/lock", "settings/report", "account/recovery/stop", "account/address/undo"):
        answers = []
        for public_id in (amina.public_id, "zzzzzzzzzzzz"):
            answer = Client().get(f"/en/{route}/{public_id}.:1tXyZ0:forged/")
            answers.append((answer.status_code, answer.content.decode().replace(public_id, "")))
        assert answers[0] == answers[1], route
    for route in ("account/address/{}:1tXyZ0:forged", "account/password/new/{}-set-password"):
        answers = []
        for number in (amina.pk, 10**9):
            path = route.format(number)
            answer = Client().get(f"/en/{path}/", follow=True)
            answers.append((answer.status_code, answer.content.decode().replace(path, "")))
        assert answers[0] == answers[1], route
