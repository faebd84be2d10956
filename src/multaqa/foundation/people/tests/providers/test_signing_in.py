"""Signing in through a provider: as a stranger, as who is connected, with and without its second factor."""

from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django import Settings

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.commands import (
    link,
)
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.tests.providers.visits import (
    PASSWORD,
    RETURN,
    STRANGER,
    come,
    go,
    kinds_about,
    landed,
    reader,
)
from multaqa.gateways.identity.testing import House, a_house

pytestmark = pytest.mark.django_db


def test_sign_in_page_names_the_provider_in_its_language(house: House):
    assert "الوزارة" in Client().get("/ar/account/sign-in/").content.decode()
    assert "Sign in through Ministry" in Client().get("/en/account/sign-in/").content.decode()


def test_sign_in_page_names_none_where_none_is_written_down():
    assert "/sign-in/by/" not in Client().get("/en/account/sign-in/").content.decode()
    assert Client().post("/en/account/sign-in/by/ministry/").status_code == 404
    assert Client().get(RETURN, {"state": "x", "code": "y"}).status_code == 404


def test_who_is_connected_is_signed_in(house: House, amina: Person):
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    assert come(client, house) == "/en/"
    assert reader(client) == amina.pk
    assert ProviderLink.objects.get().used_at is not None


def test_page_wanted_is_come_to_and_another_site_never(house: House, amina: Person):
    link(amina, provider="ministry", subject="s-1", by=amina)
    for wanted, led_to in (("/en/settings/", "/en/settings/"), ("https://evil.example/", "/en/")):
        client = Client()
        brought = house.grant(go(client, next=wanted), email="a@b.example")
        assert landed(client, brought) == led_to


def test_nobody_is_taken_over_by_a_matching_address(house: House, amina: Person):
    for email, is_verified in (
        (amina.email, True),  # verified, but the house has no authority there
        ("amina@ministry.example", False),  # of its authority, but it has not verified it
    ):
        Person.objects.filter(pk=amina.pk).update(email=email)
        client = Client()
        assert come(client, house, email=email, email_verified=is_verified) == STRANGER
        assert reader(client) is None
    assert ProviderLink.objects.count() == 0


def test_house_of_authority_connects_whose_address_it_has_verified(house: House, amina: Person):
    Person.objects.filter(pk=amina.pk).update(email="amina@ministry.example")
    client = Client()
    assert come(client, house, email="Amina@Ministry.example", email_verified=True) == "/en/"
    assert reader(client) == amina.pk
    assert kinds_about(amina) == ["SignInLinked"]
    run_everything()
    [letter] = mail.outbox
    assert letter.to == ["amina@ministry.example"]
    assert "/settings/lock/" in str(letter.body)


def test_stranger_signs_in_as_usual_and_connects(house: House, amina: Person):
    client = Client()
    assert come(client, house) == STRANGER
    page = client.get(STRANGER).content.decode()
    assert "amina@elsewhere.example" in page
    assert "/en/account/sign-in/?next=/en/settings/providers/new/" in page
    signed = client.post(
        "/en/account/sign-in/", {"login": amina.email, "password": PASSWORD, "next": "/en/settings/providers/new/"}
    )
    assert signed["Location"] == "/en/settings/providers/new/"
    assert ProviderLink.objects.count() == 0
    assert client.get("/en/settings/providers/new/").status_code == 200
    assert client.post("/en/settings/providers/new/")["Location"] == "/en/settings/providers/"
    made = ProviderLink.objects.get()
    assert (made.person_id, made.provider, made.subject) == (amina.pk, "ministry", "s-1")
    another = Client()
    come(another, house)
    assert reader(another) == amina.pk


def test_stranger_opens_an_account_that_counts_once_its_address_is_confirmed(house: House):
    client = Client()
    come(client, house, email="Sami@elsewhere.example", name="سامي")
    page = client.get(STRANGER).content.decode()
    assert "سامي" in page
    sent = client.post(STRANGER, {"name": "سامي حداد", "email": "someone-else@example.org"})
    assert sent["Location"] == "/en/account/address/sent/"
    assert person_of_address("sami@elsewhere.example") is None  # the page knows nothing yet
    run_everything()
    person = person_of_address("sami@elsewhere.example")
    assert person is not None
    assert not person.has_usable_password()
    assert not EmailAddress.objects.get(user=person).verified
    client = Client()
    assert come(client, house) == "/en/account/address/sent/"
    assert reader(client) is None
    link_in_mail = next(
        word for letter in mail.outbox for word in str(letter.body).split() if "/account/address/" in word
    )
    Client().post(urlsplit(link_in_mail).path)
    assert come(client, house) == "/en/"
    assert reader(client) == person.pk


def test_stranger_with_a_known_address_learns_nothing(house: House, amina: Person):
    answers = []
    for number, email in enumerate((amina.email, "nobody@example.org")):
        client = Client()
        led_to = come(client, house, email=email, email_verified=True, sub=f"s-{number}")
        page = client.get(STRANGER).content.decode().replace(email, "")
        answer = client.post(STRANGER, {"name": "Somebody"})
        answers.append((led_to, len(page), answer.status_code, answer["Location"]))
    assert answers[0] == answers[1]
    run_everything()
    assert ProviderLink.objects.filter(person=amina).count() == 0
    assert sorted(letter.to[0] for letter in mail.outbox) == [amina.email, "nobody@example.org"]


def test_house_of_certain_domains_brings_nobody_else(house: House, settings: Settings):
    with a_house(domains=("ministry.example",)) as strict:
        settings.SIGN_IN_BY = (strict.issuer,)
        client = Client()
        led_to = come(client, strict)
        assert led_to == "/en/account/sign-in/by/ministry/trouble/other-domain/"
        assert "certain e-mail domains only" in client.get(led_to).content.decode()
