"""Going to a provider and coming back, as a browser does."""

from typing import Any

from django.contrib.auth import get_user
from django.test import Client

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.models import Person
from multaqa.gateways.identity.testing import House

PASSWORD = "nine herons on a jetty"
RETURN = "/sign-in/by/ministry/return/"
STRANGER = "/en/account/sign-in/new/"


def go(client: Client, path: str = "/en/account/sign-in/by/ministry/", **fields: str) -> str:
    """Go to the provider from a page of ours; gives the address that the browser is sent to."""
    answer = client.post(path, fields)
    assert answer.status_code == 302
    return str(answer["Location"])


def come(client: Client, house: House, path: str = "/en/account/sign-in/by/ministry/", **claims: Any) -> str:
    """Go to the provider and come back with these claims; gives the page that one is led to."""
    brought = house.grant(go(client, path), **{"email": "amina@elsewhere.example", **claims})
    return landed(client, brought)


def landed(client: Client, brought: dict[str, str]) -> str:
    answer = client.get(RETURN, brought)
    assert answer.status_code == 302
    return str(answer["Location"])


def reader(client: Client) -> object:
    return get_user(client).pk


def kinds_about(person: Person) -> list[str]:
    """What was connected and disconnected, in order."""
    kinds = [one.kind.rpartition(".")[2] for one in facts_about(person)]
    return [kind for kind in kinds if kind in {"SignInLinked", "SignInUnlinked"}]
