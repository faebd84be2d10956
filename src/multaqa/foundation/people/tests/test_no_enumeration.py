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
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db

PASSWORD = "nine herons on a jetty"
KNOWN, LOCKED, SUSPENDED, UNKNOWN = "amina@example.org", "boris@example.org", "diego@example.org", "nobody@example.org"
ASKED = {
    "sign-up": lambda email: {"name": "Someone", "email": email, "password1": "twelve lamps above the quay"},
    "password/forgotten": lambda email: {"email": email},
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
    statements = [re.sub(r"'[^']*'|\bs\d+_x\d+\b|\b\d+\b", "?", query["sql"]) for query in queries]
    return answer.status_code, answer.get("Location"), text, statements, len(hashings)


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
