"""What a provider must not bring about: who is kept out, answers used twice, and what is kept of it all."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client

from multaqa.foundation.people.commands import (
    end_account,
    link,
    lock,
    suspend,
    unlock,
)
from multaqa.foundation.people.commands.addresses import undo_address_change
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.providers import bar_from_providers, forget_bar
from multaqa.foundation.people.testing import a_person, an_address_changed
from multaqa.foundation.people.tests.providers.visits import (
    STRANGER,
    come,
    go,
    kinds_about,
    landed,
    reader,
)
from multaqa.gateways.identity.testing import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def barred() -> Iterator[list[Person]]:
    """Whom no provider may sign in."""
    people: list[Person] = []
    bar = bar_from_providers(people.__contains__)
    yield people
    forget_bar(bar)


@pytest.mark.parametrize("how", ["locked", "suspended", "ended", "barred"])
def test_no_provider_lets_in_who_may_not_come(house: House, amina: Person, barred: list[Person], how: str):
    Person.objects.filter(pk=amina.pk).update(email="amina@ministry.example")
    amina.refresh_from_db()
    link(amina, provider="ministry", subject="s-1", by=amina)
    {
        "locked": lambda: lock(amina, by=amina),
        "suspended": lambda: suspend(amina, by=None),
        "ended": lambda: end_account(amina, by=None),
        "barred": lambda: barred.append(amina),
    }[how]()
    client = Client()
    led_to = come(client, house, email="amina@ministry.example", email_verified=True)
    assert reader(client) is None
    assert led_to == ("/en/account/closed/" if how in {"suspended", "ended"} else STRANGER)


def test_lock_disconnects_what_somebody_else_may_have_connected(house: House, amina: Person):
    link(amina, provider="ministry", subject="an intruder", by=amina)
    lock(amina, by=amina)
    unlock(amina, by=None)
    client = Client()
    assert come(client, house, sub="an intruder") == STRANGER
    assert kinds_about(amina) == ["SignInLinked", "SignInUnlinked"]


def test_undone_address_disconnects_as_well(amina: Person):
    change = an_address_changed(amina, before="amina@before.example")
    link(amina, provider="ministry", subject="an intruder", by=amina)
    undo_address_change(change)
    assert ProviderLink.objects.count() == 0


def test_answer_is_good_once_and_only_in_the_browser_that_went(house: House, amina: Person):
    link(amina, provider="ministry", subject="s-1", by=amina)
    client, stale = Client(), "/en/account/sign-in/by/ministry/trouble/stale/"
    brought = house.grant(go(client), email="a@b.example")
    from_elsewhere = landed(Client(headers={"Accept-Language": "en"}), brought)
    assert from_elsewhere.endswith("/account/sign-in/by/ministry/trouble/stale/")
    assert landed(client, brought) == "/en/"
    client.logout()
    house.grant(go(client), code="code", email="a@b.example")
    assert landed(client, brought).endswith("/trouble/stale/")
    assert "Please begin once more" in client.get(stale).content.decode()


def test_answer_that_comes_too_late_is_stale(house: House, amina: Person):
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    brought = house.grant(go(client), email="a@b.example")
    session = client.session
    session["sign_in_by"][brought["state"]]["begun_at"] = time.time() - 601
    session.save()
    assert landed(client, brought).endswith("/trouble/stale/")


def test_six_tabs_keep_the_five_newest(house: House, amina: Person):
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    addresses = [go(client) for _ in range(6)]
    first = house.grant(addresses[0], email="a@b.example")
    assert landed(client, first).endswith("/trouble/stale/")
    last = house.grant(addresses[5], email="a@b.example")
    assert landed(client, last) == "/en/"


@pytest.mark.parametrize(
    ("brought", "kind", "said"),
    [
        ({"error": "access_denied"}, "denied", "consent was not given"),
        ({"error": "server_error"}, "broken", "could not be trusted"),
        ({"iss": "https://evil.example", "code": "x"}, "wrong-issuer", "could not be trusted"),
        ({}, "broken", "could not be trusted"),
    ],
)
def test_every_trouble_has_its_page(house: House, brought: dict[str, str], kind: str, said: str):
    client = Client()
    granted = house.grant(go(client))
    led_to = landed(client, {"state": granted["state"], "iss": granted["iss"], **brought})
    assert led_to == f"/en/account/sign-in/by/ministry/trouble/{kind}/"
    assert said in client.get(led_to).content.decode()
    assert client.get("/en/account/sign-in/by/ministry/trouble/unheard-of/").status_code == 404


def test_closed_house_is_told_before_one_goes(house: House):
    house.answers_with = 503
    led_to = go(Client())
    assert led_to == "/en/account/sign-in/by/ministry/trouble/unreachable/"
    assert "does not answer" in Client().get(led_to).content.decode()


def test_page_of_trouble_is_in_the_language_in_which_she_went(house: House):
    client = Client()
    granted = house.grant(go(client, "/ar/account/sign-in/by/ministry/"))
    led_to = landed(client, {"state": granted["state"], "iss": granted["iss"], "error": "access_denied"})
    assert led_to.startswith("/ar/")


def test_who_is_signed_in_already_stays_who_she_is(house: House, amina: Person):
    boris = a_person("boris")
    link(boris, provider="ministry", subject="s-1", by=boris)
    client = Client()
    brought = house.grant(go(client), email="a@b.example")
    kept = client.session["sign_in_by"]
    client.force_login(amina)
    session = client.session
    session["sign_in_by"] = kept
    session.save()
    assert landed(client, brought) == "/en/"
    assert reader(client) == amina.pk


def test_neither_token_nor_secret_is_kept_anywhere(house: House, amina: Person, caplog: pytest.LogCaptureFixture):
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    brought = house.grant(go(client), email="a@b.example")
    token = house.tokens["code"]["id_token"]
    landed(client, brought)
    kept = f"{dict(client.session)} {caplog.text} {list(ProviderLink.objects.values())}"
    assert token not in kept
    assert house.issuer.client_secret not in kept
    assert "opaque" not in kept
