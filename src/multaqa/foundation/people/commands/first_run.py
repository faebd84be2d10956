"""The first run of an installation: a link for the operator, the first steward, the opening."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.capabilities import Role
from multaqa.foundation.people.commands.accounts import open_account
from multaqa.foundation.people.commands.offices import appoint
from multaqa.foundation.people.facts import NetworkDescribed, NetworkOpened
from multaqa.foundation.people.models import FirstRun, Network, Person
from multaqa.foundation.people.offices import has_a_steward
from multaqa.foundation.people.policies import may_appoint, may_describe_network
from multaqa.foundation.people.queries import the_network
from multaqa.foundation.people.queries.first_run import key_of_token, link_token, remember_open
from multaqa.lib.ids import random_id
from multaqa.lib.labels import Labels


class LinkOver(ValueError):
    """The set-up link was used, replaced by a newer one or is too old, or there is a steward already."""


@transaction.atomic
def set_up_link(*, anew: bool) -> str | None:
    """The token of the set-up link, for the command line; None once there is a steward.

    ``anew`` ends the links made before. An installation that nobody has an account in is closed to visitors from now
    on, until a steward opens it; one that has people stays open.
    """
    row, _is_new = FirstRun.objects.get_or_create(
        only=True, defaults={"opened_at": timezone.now() if Person.objects.exists() else None}
    )
    if has_a_steward():
        return None
    row = FirstRun.objects.select_for_update().get(pk=row.pk)
    if anew or not row.key:
        row.key = random_id()
        row.save(update_fields=["key"])
    return link_token(row)


@transaction.atomic
def begin_first_run(token: str, *, email: str, name: str, password_digest: str, language: str) -> Person:
    """Open the account of the first steward, its address taken as confirmed: who has the link runs the installation.

    Raises ``LinkOver``, and ``django.db.IntegrityError`` if the address has an account.
    """
    list(FirstRun.objects.select_for_update())  # of two who use the link at once, the second finds it used
    key = key_of_token(token)
    if key is None:
        raise LinkOver
    FirstRun.objects.filter(key=key).update(key="")
    person = open_account(email, name=name, language=language, password_digest=password_digest, address_confirmed=True)
    appoint(person, to=Role.STEWARD, by=None, reason="The first run")
    return person


@transaction.atomic
def look_through(part: str, *, by: Person) -> None:
    """Note that a steward has been through a part of the setting up. Leaves no fact: what she changed leaves one.

    Raises ``PermissionDenied``.
    """
    if not may_appoint(by):
        raise PermissionDenied
    row = FirstRun.objects.select_for_update().first()
    if row is not None and part not in row.looked_through:
        row.looked_through = [*row.looked_through, part]
        row.save(update_fields=["looked_through"])


@transaction.atomic
def open_network(*, by: Person) -> None:
    """Let visitors in, for good; opening what is open changes nothing. Raises ``PermissionDenied``."""
    if not may_appoint(by):
        raise PermissionDenied
    if FirstRun.objects.filter(opened_at=None).update(opened_at=timezone.now()):
        record(NetworkOpened(network=the_network().public_id), by=by)
    transaction.on_commit(remember_open)


@transaction.atomic
def describe_part(part: str, texts: Labels, *, by: Person) -> None:
    """Write the ``name``, ``purpose``, ``acknowledgement`` or ``sender`` of the network, and nothing else of it.

    Raises ``PermissionDenied``, and ``ValueError`` for any other part.
    """
    if not may_describe_network(by):
        raise PermissionDenied
    if part not in _TEXTS:
        raise ValueError(part)
    Network.objects.filter(pk=the_network().pk).update(**{part: texts})
    record(NetworkDescribed(network=the_network().public_id), by=by)


_TEXTS = frozenset({"name", "purpose", "acknowledgement", "sender"})
