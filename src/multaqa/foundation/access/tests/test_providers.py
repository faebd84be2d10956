"""Whoever hides is signed in by no provider: her employer or her State may keep its doors."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user
from django.test import Client
from pytest_django import Settings

from multaqa.foundation.access.commands import hide, show_again
from multaqa.foundation.people.testing import a_person, connect_provider
from multaqa.gateways.identity.testing import House, a_house, a_saml_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    with a_house(authority=("example.org",)) as provider:
        settings.SIGN_IN_BY = (provider.issuer,)
        yield provider


def test_hidden_person_is_a_stranger_to_the_provider_until_she_is_shown_again(house: House):
    leila = a_person("leila")
    connect_provider(leila, provider="ministry", subject="s-1")
    hide(leila, by=leila)
    for expected in ("/en/account/sign-in/new/", "/en/"):
        client = Client()
        away = client.post("/en/account/sign-in/by/ministry/")["Location"]
        brought = house.grant(away, email=leila.email, email_verified=True)
        assert client.get("/sign-in/by/ministry/return/", brought)["Location"] == expected
        signed_in = get_user(client).pk == leila.pk
        assert signed_in is (expected == "/en/")
        show_again(leila, by=None, reason="She came to the office")


def test_hidden_person_is_a_stranger_also_where_the_answer_is_posted(settings: Settings):
    university = a_saml_house(authority=("example.org",), addresses_verified=True)
    settings.SIGN_IN_BY = (university.issuer,)
    leila = a_person("leila")
    connect_provider(leila, provider="university", subject="s-1")
    hide(leila, by=leila)
    client = Client()
    away = client.post("/en/account/sign-in/by/university/")["Location"]
    sent_on = Client().post("/sign-in/by/university/saml/", university.grant(away, email=leila.email))["Location"]
    assert client.get(sent_on)["Location"] == "/en/account/sign-in/new/"
    assert get_user(client).pk is None
