"""The world of the standing access test: people with memberships, planted words, and the addresses to walk.

Each app plants into it from its own ``testing.py``: ``plant(world)`` makes things that everyone or any account may
meet, ``plant_secrets(world)`` things that only some may; both may be called again to make more. Every word planted
is a canary of a named group; who may meet which group is written by hand in the standing test. An app whose routes
take arguments says with ``world.visit`` what to ask of each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Final

from allauth.account.models import EmailAddress
from django.db import models
from django.utils import timezone

from multaqa.foundation.access.commands import add_entry, exclude, freeze, new_set, open_holding
from multaqa.foundation.access.keys import (
    ACCOUNT,
    PUBLIC,
    Reach,
    authorities_key,
    community_key,
    constituency_key,
    network_key,
    organisation_key,
    person_key,
)
from multaqa.foundation.access.labels import Label
from multaqa.foundation.access.models import Freeze, Mute, ReadingRequest
from multaqa.foundation.access.queries import set_key
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.access.things import permanent_address
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.people.testing import Cast, cast
from multaqa.lib.fold import fold, sort_key
from multaqa.lib.ids import random_id

HIDDEN = community_key("hidden")
BUREAU = organisation_key("bureau")
MINISTRY = organisation_key("ministry")
AUTHORITIES = authorities_key("LBN")
CIVIL_SOCIETY = constituency_key("civil-society")


@dataclass(frozen=True)
class Audience:
    """Whom a planted thing is for: a name for the group of its words, a key and a label."""

    name: str
    key: str
    label: Label


@dataclass(frozen=True)
class Visit:
    """An address that the walk asks for: a route with its arguments, or a path that is no route's."""

    route: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    query: str = ""
    path: str = ""


@dataclass(frozen=True)
class Sent:
    """A form that the walk sends although no page that it meets has it: a route's visit, and the fields."""

    visit: Visit
    fields: tuple[tuple[str, str], ...] = ()


@dataclass
class World:
    """Everyone of the cast, what was planted, and where to look for it."""

    people: Cast = field(default_factory=cast)
    canaries: dict[str, str] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    forms: list[Sent] = field(default_factory=list)
    once_open: list[str] = field(default_factory=list)  # references of what everyone was told of and cannot read now

    def __post_init__(self) -> None:
        Person.objects.update(password="planted")
        self.people = cast()
        for name, person in self.people.readers().items():
            if person is not None:
                self._mark(name, person)
        self._admit_members()

    def words(self, group: str, text: str = "planted words") -> str:
        """A text that begins with a canary of this group."""
        return f"{self.canary(group)} {text}"

    def canary(self, group: str) -> str:
        """A word that stands nowhere else."""
        canary = random_id()
        self.canaries[canary] = group
        return canary

    def visit(self, route: str, *, query: str = "", **arguments: str) -> None:
        """Have the walk ask for a route with these arguments; routes without arguments are walked anyway."""
        self.visits.append(Visit(route, tuple(arguments.items()), query))

    def post(self, route: str, fields: Mapping[str, str] | None = None, **arguments: str) -> None:
        """Have the walk send these fields to a route whose form stands on no page that the walk meets."""
        self.forms.append(Sent(Visit(route, tuple(arguments.items())), tuple((fields or {}).items())))

    def visit_thing(self, thing: models.Model) -> None:
        """Have the walk ask for a thing's permanent address."""
        self.visits.append(Visit(path=permanent_address(ref_of(thing))))

    @property
    def network(self) -> str:
        """The key of the network's members."""
        return network_key(the_network().public_id)

    @cached_property
    def named(self) -> str:
        """The key of a set of two named people."""
        keyset = new_set(reach=Reach.PERSON)
        for person in (self.people.amina, self.people.diego):
            add_entry(keyset, person_key(person), by=None, reason="named")
        return set_key(keyset)

    def open_audiences(self) -> list[Audience]:
        """Everyone, and anyone signed in."""
        return [Audience("public", PUBLIC, Label.CLEAR), Audience("account", ACCOUNT, Label.CLEAR)]

    def secret_audiences(self) -> list[Audience]:
        """One audience of each kind, from the members of the network to two named people."""
        return [
            Audience("network", self.network, Label.GREEN),
            Audience("constituency", CIVIL_SOCIETY, Label.GREEN),
            Audience("community", HIDDEN, Label.AMBER),
            Audience("organisation", BUREAU, Label.AMBER_STRICT),
            Audience("named", self.named, Label.RED),
        ]

    def _mark(self, name: str, person: Person) -> None:
        """Plant canaries in a person's name and in the address of her mail."""
        person.name = f"{person.name} {self.canary(f'name of {name}')}"
        person.email = f"{name}.{self.canary(f'address of {name}')}@example.org"
        person.name_fold, person.name_sort = fold(person.name), sort_key(person.name)
        person.save(update_fields=["name", "name_fold", "name_sort", "email"])
        EmailAddress.objects.filter(user=person).update(email=person.email)

    def _admit_members(self) -> None:
        people = self.people
        members = [people.amina, people.chen, people.diego, people.elodie, people.jun, people.karim, people.leila]
        self._hold(self.network, *members, people.mourad, people.ghada, people.hassan)
        self._hold(HIDDEN, people.jun, people.ghada)
        self._hold(BUREAU, people.amina, people.karim, people.hassan)
        self._hold(MINISTRY, people.mourad)
        self._hold(AUTHORITIES, people.mourad)
        self._hold(CIVIL_SOCIETY, people.leila)
        exclude(people.leila, from_key=AUTHORITIES, by=people.leila)

    def _hold(self, key: str, *people: Person) -> None:
        for person in people:
            open_holding(person, key, by=None, reason="The cast")


PROVIDER_ROUTES: Final = (
    "account_sign_in_by",
    "account_proof_by",
    "provider_return",
    "provider_posted",
    "provider_metadata",
    "people:provider_link",
    "people:provider_removal",
)


def plant_addresses(world: World) -> None:
    """Addresses of accounts and of things that do not exist."""
    world.visit("account_confirm_email", key="no-such-key")
    world.visit("people:device_end", public_id="no-such-device")
    world.visit("people:report_by_link", token="no-such-token")
    world.visit("people:report_open", public_id="no-such-report")
    world.visit("people:report_close", public_id="no-such-report")
    world.visit("people:lock_by_link", token="no-such-token")
    world.visit("account_reset_password_from_key", uidb36="1", key="no-such-key")
    world.visit("people:passkey", number="1")
    world.visit("people:recovery", public_id="nothing")
    world.visit("people:recovery_refusal", public_id="nothing")
    world.visit("account_recovery_stop", token="no-such-token")  # of no use to anyone
    world.visit("account_address_undo", token="no-such-token")  # of no use to anyone
    world.visit("people:passkey_removal", number="1")
    world.visit("access:thing", kind="no.kind", public_id="nothing")
    for route in PROVIDER_ROUTES:
        world.visit(route, provider="nothing")
    world.visit("account_provider_trouble", provider="nothing", kind="denied")
    world.post("account_confirm_email", key="no-such-key")
    world.post("account_set_password", {"password1": "a lantern over another wall"})
    world.post("account_reset_password_from_key", {"password1": "x"}, uidb36="1", key="no-such-key")
    world.post("people:appearance", {"theme": "dark", "digits": "western", "language": "fr", "next": "/ar/"})
    world.post("people:other_devices_end")
    world.post("people:device_end", public_id="no-such-device")
    _send_what_no_page_shows(world)


def _send_what_no_page_shows(world: World) -> None:
    """Forms that stand only where a factor, a recovery, a link of mail or other eyes are."""
    for route in ("lock_by_link", "report_by_link"):
        world.post(f"people:{route}", {"words": "words of a reader"}, token="no-such-token")
    for route in ("account_recovery_stop", "account_address_undo"):
        world.post(route, token="no-such-token")
    world.post("account_second_step_end")
    for route in ("passkey", "passkey_removal"):
        world.post(f"people:{route}", {"name": "words of a reader"}, number="1")
    for route in ("recovery_stop", "app_removal", "codes", "viewing_end", "report"):
        world.post(f"people:{route}", {"words": "words of a reader"})
    for route in ("account_stranger", "people:provider_offered"):
        world.post(route, {"email": "someone@example.org", "name": "words of a reader"})
    for route in PROVIDER_ROUTES:
        world.post(route, provider="nothing")
    for route in ("mfa_authenticate", "account_second_step_by_passkey", "account_proof_by_passkey"):
        world.post(route, {"credential": "{}", "code": "000000"})


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What access holds: a key held, a place in a set, someone hidden from, each with its reason."""
    open_holding(person, community_key("harbour"), by=officer, reason=words)
    add_entry(new_set(reach=Reach.PERSON), person_key(person), by=officer, reason=words)
    exclude(person, from_key=MINISTRY, by=person, reason=words)
    Mute.objects.create(person=person, muted=officer)
    freeze(person, by=officer, reason=words)
    Freeze.objects.filter(person=person).update(verified_how=words)
    until = timezone.now() + timedelta(days=1)
    ReadingRequest.objects.create(thing="files.file:harbour", person=person, asked_by=person, reason=words, until=until)
