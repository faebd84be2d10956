"""Providers in the settings: connected and disconnected with a proof; and the second factor of a provider."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client

from multaqa.foundation.people.commands import (
    AlreadyLinked,
    LastWayIn,
    link,
    unlink,
)
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.testing import a_person, as_if_locked_out, sign_in_proved
from multaqa.foundation.people.tests.providers.visits import (
    PASSWORD,
    come,
    go,
    kinds_about,
    landed,
    reader,
)
from multaqa.gateways.identity.testing import House

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("methods", [[], ["pwd"], ["mfa"]])
def test_second_step_is_spared_only_to_who_gave_a_trusted_factor_in_this_sign_in(
    house: House, amina: Person, methods: list[str]
):
    as_if_locked_out(amina)  # she has an app and has lost it
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    led_to = come(client, house, amr=methods)
    is_trusted = methods == ["mfa"]
    assert led_to == ("/en/" if is_trusted else "/en/account/sign-in/second-step/")
    assert reader(client) == (amina.pk if is_trusted else None)
    client.logout()
    assert come(client, house, amr=[]) == "/en/account/sign-in/second-step/"
    client = Client()
    again = client.post("/en/account/sign-in/", {"login": amina.email, "password": PASSWORD})
    assert again["Location"] == "/en/account/sign-in/second-step/"


def test_second_factor_of_a_house_is_not_taken_as_one_of_ours_before_a_sensitive_act(house: House, amina: Person):
    as_if_locked_out(amina)
    link(amina, provider="ministry", subject="s-1", by=amina)
    client = Client()
    come(client, house, amr=["mfa"])
    assert "/account/proof/" in client.get("/en/settings/providers/ministry/removal/")["Location"]


def test_provider_is_connected_from_the_settings_with_a_recent_proof(house: House, amina: Person):
    client = Client()
    client.force_login(amina)
    assert "/account/proof/" in client.post("/en/settings/providers/ministry/")["Location"]
    sign_in_proved(client, amina)
    assert "Connect" in client.get("/en/settings/providers/").content.decode()
    assert come(client, house, "/en/settings/providers/ministry/") == "/en/settings/providers/"
    assert ProviderLink.objects.get().person_id == amina.pk
    assert "Disconnect" in client.get("/en/settings/providers/").content.decode()
    assert client.post("/en/settings/providers/ministry/removal/")["Location"] == "/en/settings/providers/"
    assert ProviderLink.objects.count() == 0
    assert kinds_about(amina) == ["SignInLinked", "SignInUnlinked"]


def test_identity_of_another_account_cannot_be_connected(house: House, amina: Person):
    boris = a_person("boris")
    link(boris, provider="ministry", subject="s-1", by=boris)
    client = Client()
    sign_in_proved(client, amina)
    led_to = come(client, house, "/en/settings/providers/ministry/")
    assert led_to.endswith("/trouble/taken/")
    assert "signs in to another account" in client.get(led_to).content.decode()
    with pytest.raises(AlreadyLinked):
        link(boris, provider="ministry", subject="s-2", by=boris)
    with pytest.raises(PermissionDenied):
        link(amina, provider="ministry", subject="s-3", by=boris)


def test_connection_begun_by_one_person_is_not_ended_by_another(house: House, amina: Person):
    client = Client()
    sign_in_proved(client, amina)
    brought = house.grant(go(client, "/en/settings/providers/ministry/"), email="a@b.example")
    kept = client.session["sign_in_by"]
    sign_in_proved(client, a_person("boris"))
    session = client.session
    session["sign_in_by"] = kept
    session.save()
    assert landed(client, brought).endswith("/trouble/stale/")
    assert ProviderLink.objects.count() == 0


def test_last_way_in_stays(house: House):
    sami = a_person("boris")
    only = link(sami, provider="ministry", subject="s-1", by=sami)
    with pytest.raises(LastWayIn):
        unlink(only, by=sami)
    client = Client()
    sign_in_proved(client, sami)
    assert "only way in" in client.get("/en/settings/providers/ministry/removal/").content.decode()
    client.post("/en/settings/providers/ministry/removal/")
    assert ProviderLink.objects.count() == 1
    Authenticator.objects.create(user=sami, type=Authenticator.Type.WEBAUTHN, data={"name": "key"})
    unlink(only, by=sami)
    assert ProviderLink.objects.count() == 0


def test_who_has_neither_password_nor_factor_proves_herself_at_the_provider_anew(house: House):
    sami = a_person("boris")
    link(sami, provider="ministry", subject="s-1", by=sami)
    client = Client()
    client.force_login(sami)
    assert "/proof/by/ministry/" in client.get("/en/account/proof/").content.decode()
    old = come(client, house, "/en/account/proof/by/ministry/", auth_time=int(time.time()) - 3600)
    assert old.endswith("/trouble/not-believed/")
    assert "/account/proof/" in client.get("/en/settings/providers/ministry/removal/")["Location"]
    assert come(client, house, "/en/account/proof/by/ministry/", auth_time=int(time.time())) == "/en/"
    assert client.get("/en/settings/providers/ministry/removal/").status_code == 200
