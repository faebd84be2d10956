"""Providers that sign a person in: connected, used, disconnected."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.facts import SignInLinked, SignInUnlinked
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.policies import may_change_factors
from multaqa.foundation.people.queries.links import has_other_way_in, link_of_subject


class AlreadyLinked(ValueError):
    """This identity signs in to another account, or this account is signed in to by another identity there."""


class LastWayIn(ValueError):
    """Nothing else would let her sign in."""


@transaction.atomic
def link(person: Person, *, provider: str, subject: str, by: Person, with_account: bool = False) -> ProviderLink:
    """Let whoever is ``subject`` at a provider sign in as a person from now on. Safe to repeat.

    ``with_account`` when the account is being opened by it: then nobody has to be told.

    Raises PermissionDenied unless she does it herself, AlreadyLinked if either of the two is connected otherwise.
    """
    if not may_change_factors(by, of=person):
        raise PermissionDenied
    Person.objects.select_for_update().get(pk=person.pk)
    known = link_of_subject(subject, provider=provider)
    if known is not None and known.person_id == person.pk:
        return known
    if known is not None or ProviderLink.objects.filter(person=person, provider=provider).exists():
        raise AlreadyLinked
    made = ProviderLink.objects.create(person=person, provider=provider, subject=subject)
    linked = SignInLinked(person=person.public_id, provider=provider, with_account=with_account)
    record(linked, by=by, about=person)
    return made


@transaction.atomic
def unlink(of: ProviderLink, *, by: Person) -> None:
    """Have a provider sign her in no more.

    Raises PermissionDenied unless it is hers, LastWayIn if nothing else would let her sign in.
    """
    if not may_change_factors(by, of=of.person):
        raise PermissionDenied
    person = Person.objects.select_for_update().get(pk=of.person_id)
    if not has_other_way_in(person, than=of):
        raise LastWayIn
    _end(of, by=by)


@transaction.atomic
def end_links(person: Person, *, by: Person | None = None) -> None:
    """Disconnect every provider of an account that may be in other hands: on locking, recovery, an undone address."""
    for each in ProviderLink.objects.filter(person=person).select_related("person"):
        _end(each, by=by)


def note_use(subject: str, *, provider: str) -> None:
    """Write that a link was used now."""
    ProviderLink.objects.filter(provider=provider, subject=subject).update(used_at=timezone.now())


def _end(of: ProviderLink, *, by: Person | None) -> None:
    of.delete()
    record(SignInUnlinked(person=of.person.public_id, provider=of.provider), by=by, about=of.person)
