"""Hide me now takes effect on the very next request: no page, feed, kept answer or waiting letter names her after it.

Within a minute by construction: names are looked up at each reading and each sending, nothing that bears one is kept by
the server, and no answer may be kept by anyone for longer than sixty seconds.
"""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from multaqa.features.news.testing import a_newsroom, a_published_article, a_term
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Person, Role, appoint, person_of_address
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db
LONGEST = 60  # seconds


@pytest.fixture
def addresses() -> list[str]:
    """Where Élodie, who wrote and published an article, may be named; the mail of it waits."""
    newsroom = a_newsroom()
    term = a_term(by=newsroom.writer)
    article = a_published_article(newsroom, term=term)
    appoint(newsroom.second, to=Role.AUDITOR, by=None, reason="A test")
    named = [("news:article", article), ("news:desk", article), ("news:history", article), ("news:preview", article)]
    with override("en"):
        pages = [reverse(name, args=[thing.public_id]) for name, thing in named]
        pages += [reverse(name) for name in ("news:list", "news:newsroom", "web:home", "web:feed", "web:audit")]
        pages += [reverse("web:topic_feed", args=[term.public_id])]
    return [*pages, "/sitemap.xml"]


def _readers() -> Iterator[tuple[str, Client]]:
    yield "nobody", Client()
    for person in (a_person("amina"), _of_the_newsroom("chen")):
        client = Client()
        sign_in_proved(client, person)
        yield person.email, client


def test_next_request_after_the_button_names_her_nowhere(addresses):
    elodie = _of_the_newsroom("elodie")
    readers = dict(_readers())
    before = {(who, address): client.get(address) for who, client in readers.items() for address in addresses}
    assert {address for (who, address), answer in before.items() if _names(elodie, answer)} >= set(addresses[1:3])
    hers = Client()
    sign_in_proved(hers, elodie)
    assert hers.post("/en/settings/hide/").status_code == 302
    for (who, address), seen in before.items():
        again = readers[who].get(address)
        kept = readers[who].get(address, headers={"If-None-Match": seen.headers.get("ETag", '"none"')})
        assert (who, address, _names(elodie, again), _names(elodie, kept)) == (who, address, False, False)
        assert not (kept.status_code == 304 and _names(elodie, seen))
    mail.outbox.clear()
    run_everything()
    others = [letter for letter in mail.outbox if letter.to != [elodie.email]]
    assert [letter.subject for letter in others if elodie.name in f"{letter.subject}{letter.body}"] == []


def test_nothing_may_be_kept_for_longer_than_a_minute(addresses):
    for _who, client in _readers():
        for address in addresses:
            caching = client.get(address).headers.get("Cache-Control", "")
            (longest,) = [int(found) for found in re.findall(r"max-age=(\d+)", caching)] or [0]
            assert (address, longest <= LONGEST) == (address, True)


def _of_the_newsroom(name: str) -> Person:
    person = person_of_address(f"{name}@example.org")
    assert person is not None
    return person


def _names(person: Person, answer) -> bool:
    whole = b"".join(answer) if answer.streaming else answer.content
    return person.name.encode() in whole or person.email.encode() in whole
