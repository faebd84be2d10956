"""Accounts: opened, renamed, suspended, ended, and how their owners like to read."""

from datetime import datetime
from typing import Final

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.commands.sign_ins import end_all_sessions
from multaqa.foundation.people.facts import (
    AccountEnded,
    PersonJoined,
    PersonReinstated,
    PersonRenamed,
    PersonSuspended,
)
from multaqa.foundation.people.models import Digits, Person, State, Theme
from multaqa.foundation.people.policies import may_change_state
from multaqa.lib.fold import fold, sort_key

ERASED_DOMAIN: Final = "erased.invalid"  # RFC 2606: no mail is ever delivered there


@transaction.atomic
def open_account(
    email: str,
    *,
    name: str,
    language: str = "ar",
    time_zone: str = "UTC",
    password: str | None = None,
    password_digest: str = "",
    address_confirmed: bool = False,
    is_demo: bool = False,
    joined_at: datetime | None = None,
) -> Person:
    """Make an account; signing in to it takes a ``password`` (or its digest, made before) and a confirmed address.

    Raises ``django.db.IntegrityError`` if the address has an account.
    """
    person = Person(email=email.strip().lower(), language=language, time_zone=time_zone, is_demo=is_demo)
    person.joined_at = joined_at or timezone.now()
    _write_name(person, name)
    person.password = password_digest or make_password(password)
    person.save(force_insert=True)
    if address_confirmed:
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    record(PersonJoined(person=person.public_id), by=person, about=person)
    return person


@transaction.atomic
def rename(person: Person, *, name: str, by: Person) -> None:
    """Write the name by which a person is shown; she alone may. Raises ``PermissionDenied``."""
    if person != by:
        raise PermissionDenied
    _write_name(person, name)
    person.save(update_fields=["name", "name_fold", "name_sort"])
    record(PersonRenamed(person=person.public_id), by=by, about=person)


@transaction.atomic
def prefer(
    person: Person,
    *,
    language: str | None = None,
    digits: Digits | None = None,
    time_zone: str | None = None,
    theme: Theme | None = None,
) -> None:
    """Change how a person reads the site; what is not given stays. Leaves no fact: it concerns nobody else."""
    chosen = {"language": language, "digits": digits, "time_zone": time_zone, "theme": theme}
    changed = {name: value for name, value in chosen.items() if value is not None and getattr(person, name) != value}
    for name, value in changed.items():
        setattr(person, name, value)
    if changed:
        person.save(update_fields=list(changed))


@transaction.atomic
def suspend(person: Person, *, by: Person | None) -> None:
    """Close the site to a person until she is reinstated, and end her sessions. Raises ``PermissionDenied``."""
    if _move(person, to=State.SUSPENDED, by=by):
        end_all_sessions(person)
        record(PersonSuspended(person=person.public_id), by=by, about=person)


@transaction.atomic
def reinstate(person: Person, *, by: Person | None) -> None:
    """Open the site again to a suspended person. Raises ``PermissionDenied``."""
    if _move(person, to=State.ACTIVE, by=by):
        record(PersonReinstated(person=person.public_id), by=by, about=person)


@transaction.atomic
def end_account(person: Person, *, by: Person | None) -> None:
    """End an account for good, with its sessions; what she wrote stays. Raises ``PermissionDenied``."""
    if _move(person, to=State.ENDED, by=by):
        end_all_sessions(person)
        record(AccountEnded(person=person.public_id), by=by, about=person)


@transaction.atomic
def empty_account(person: Person) -> int:
    """Take name, address, password and preferences from an account and end it; returns 1, or 0 when it was done.

    The row stays for what refers to it. ``person`` in memory is left as it was. The rule of erasure calls this.
    """
    address = f"{person.public_id}@{ERASED_DOMAIN}"
    blank = {"name": "", "name_fold": "", "name_sort": "", "email": address, "state": State.ENDED, "last_login": None}
    fresh = Person()
    defaults = {field: getattr(fresh, field) for field in ("language", "digits", "time_zone", "theme")}
    rows = Person.objects.filter(pk=person.pk).exclude(email=address)
    return rows.update(**blank, **defaults, password=make_password(None))


def _write_name(person: Person, name: str) -> None:
    person.name = " ".join(name.split())
    person.name_fold, person.name_sort = fold(person.name)[:300], sort_key(person.name)


def _move(person: Person, *, to: State, by: Person | None) -> bool:
    if person.state == to:
        return False
    if not may_change_state(by, person, to=to):
        raise PermissionDenied
    person.state = to
    person.save(update_fields=["state"])
    return True
