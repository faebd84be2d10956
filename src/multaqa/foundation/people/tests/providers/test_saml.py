"""Signing in through a provider that posts its answer (SAML): the same landing, by way of a form from another site."""

import re
import time
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from lxml import etree
from pytest_django import Settings

from multaqa.foundation.people.commands import end_account, link, lock, suspend
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.testing import a_person, as_if_locked_out, sign_in_proved
from multaqa.foundation.people.tests.providers.visits import STRANGER, go, reader
from multaqa.gateways.identity.testing import SamlHouse, a_house, a_saml_house

pytestmark = pytest.mark.django_db
BEGIN = "/en/account/sign-in/by/university/"
POSTED = "/sign-in/by/university/saml/"
TROUBLE = f"{BEGIN}trouble/"
TWO = "https://refeds.org/profile/mfa"


@pytest.fixture
def house(settings: Settings) -> SamlHouse:
    made = a_saml_house(authority=("university.example",), addresses_verified=True, second_factor_levels=(TWO,))
    settings.SIGN_IN_BY = (made.issuer,)
    return made


def post(fields: dict[str, str]) -> str:
    """What the provider's page posts: the browser brings no cookie with it. Gives where it is sent on to."""
    answer = Client(enforce_csrf_checks=True).post(POSTED, fields)
    assert answer.status_code == 303
    assert not answer.cookies  # a new session here would put an end to the one she has
    return str(answer["Location"])


def land(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 302
    return str(answer["Location"])


def come(client: Client, house: SamlHouse, path: str = BEGIN, **changes: object) -> str:
    return land(client, post(house.grant(go(client, path), **changes)))


def test_who_is_connected_is_signed_in(house: SamlHouse, amina: Person):
    link(amina, provider="university", subject="s-1", by=amina)
    client = Client()
    assert come(client, house) == "/en/"
    assert reader(client) == amina.pk
    assert ProviderLink.objects.get().used_at is not None


def test_button_leads_to_the_house(house: SamlHouse):
    page = Client().get("/en/account/sign-in/")
    assert "Sign in through University" in page.content.decode()
    assert go(Client(), BEGIN).startswith("https://idp.university.example/sso?SAMLRequest=")


def test_address_alone_connects_only_where_the_house_has_authority(house: SamlHouse, amina: Person):
    client = Client()
    assert come(client, house, email=amina.email) == STRANGER
    assert reader(client) is None
    Person.objects.filter(pk=amina.pk).update(email="amina@university.example")
    assert come(client, house, email="amina@university.example") == "/en/"
    assert reader(client) == amina.pk


@pytest.mark.parametrize("how", ["locked", "suspended", "ended"])
def test_no_answer_lets_in_who_may_not_come(house: SamlHouse, amina: Person, how: str):
    link(amina, provider="university", subject="s-1", by=amina)
    {
        "locked": lambda: lock(amina, by=amina),
        "suspended": lambda: suspend(amina, by=None),
        "ended": lambda: end_account(amina, by=None),
    }[how]()
    client = Client()
    led_to = come(client, house)
    assert reader(client) is None
    assert led_to == (STRANGER if how == "locked" else "/en/account/closed/")


@pytest.mark.parametrize("level", [TWO, "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"])
def test_second_step_is_spared_only_for_a_trusted_level(house: SamlHouse, amina: Person, level: str):
    as_if_locked_out(amina)
    link(amina, provider="university", subject="s-1", by=amina)
    client = Client()
    assert come(client, house, level=level) == ("/en/" if level == TWO else "/en/account/sign-in/second-step/")
    assert reader(client) == (amina.pk if level == TWO else None)


def test_answer_for_another_browser_signs_in_nobody(house: SamlHouse, amina: Person):
    link(amina, provider="university", subject="s-1", by=amina)
    mine, hers = (Client(headers={"Accept-Language": "en"}) for _ in range(2))
    sent_on = post(house.grant(go(mine, BEGIN)))
    assert land(hers, sent_on) == f"{TROUBLE}stale/"
    assert reader(hers) is None
    assert land(mine, sent_on) == "/en/"
    assert land(mine, sent_on) == f"{TROUBLE}stale/"


def test_answer_to_another_request_of_the_same_browser_is_refused(house: SamlHouse, amina: Person):
    link(amina, provider="university", subject="s-1", by=amina)
    client = Client()
    first, second = (house.grant(go(client, BEGIN)) for _ in range(2))
    mixed = {"SAMLResponse": first["SAMLResponse"], "RelayState": second["RelayState"]}
    assert land(client, post(mixed)) == f"{TROUBLE}not-believed/"
    assert reader(client) is None


def test_answer_that_nobody_asked_for_is_stale(house: SamlHouse):
    fields = house.grant(go(Client(), BEGIN))
    client = Client(headers={"Accept-Language": "en"})
    assert land(client, post({"SAMLResponse": fields["SAMLResponse"]})) == f"{TROUBLE}stale/"
    assert "state=&" in post({"SAMLResponse": "", "RelayState": "<script>"})


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": "AuthnFailed"}, "denied"),
        ({"audience": "urn:x"}, "not-believed"),
        ({"issuer": "urn:x"}, "wrong-issuer"),
    ],
)
def test_trouble_is_told_in_the_language_in_which_she_went(house: SamlHouse, changes: dict[str, str], kind: str):
    led_to = come(Client(), house, "/ar/account/sign-in/by/university/", **changes)
    assert led_to == f"/ar/account/sign-in/by/university/trouble/{kind}/"


def test_settings_connect_it_and_a_fresh_sign_in_there_proves(house: SamlHouse, amina: Person):
    client = Client()
    sign_in_proved(client, amina)
    assert come(client, house, "/en/settings/providers/university/") == "/en/settings/providers/"
    sami = a_person("boris")
    link(sami, provider="university", subject="s-2", by=sami)
    client = Client()
    client.force_login(sami)
    away = go(client, "/en/account/proof/by/university/")
    assert house.request_at(away).get("ForceAuthn") == "true"
    old = land(client, post(house.grant(away, subject="s-2", signed_in="2026-01-01T00:00:00Z")))
    assert old == f"{TROUBLE}not-believed/"
    assert come(client, house, "/en/account/proof/by/university/", subject="s-2") == "/en/"
    assert client.get("/en/settings/providers/university/removal/").status_code == 200


def test_what_waits_between_form_and_landing_ends_with_it(house: SamlHouse, caplog: pytest.LogCaptureFixture):
    client = Client()
    fields = house.grant(go(client, BEGIN))
    sent_on = post(fields)
    assert set(dict(parse_qsl(urlsplit(sent_on).query))) == {"state", "code"}
    assert land(client, sent_on) == STRANGER
    kept = f"{dict(client.session)} {caplog.text}"
    assert fields["SAMLResponse"] not in kept
    assert re.search(r"saml:|Assertion", kept) is None


def test_too_late_is_stale(house: SamlHouse):
    client = Client()
    fields = house.grant(go(client, BEGIN))
    session = client.session
    session["sign_in_by"][fields["RelayState"]]["begun_at"] = time.time() - 601
    session.save()
    assert land(client, post(fields)).endswith("/trouble/stale/")


def test_we_are_described_to_the_house(house: SamlHouse):
    answer = Client().get("/sign-in/by/university/metadata/")
    assert answer["Content-Type"] == "application/samlmetadata+xml"
    assert etree.fromstring(answer.content).get("entityID") == "http://testserver/sign-in/by/university/metadata/"


def test_houses_that_speak_otherwise_or_are_unknown_have_no_such_pages(house: SamlHouse, settings: Settings):
    with a_house() as other:
        settings.SIGN_IN_BY = (other.issuer,)
        for name in ("ministry", "university"):
            assert Client().post(f"/sign-in/by/{name}/saml/").status_code == 404
            assert Client().get(f"/sign-in/by/{name}/metadata/").status_code == 404
    settings.SIGN_IN_BY = (house.issuer,)
    assert Client().get(POSTED).status_code == 405
