"""Reads: recoveries for officers and owners, changes of address, and every address that may still be hers."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.core import signing
from django.db.models import QuerySet

from multaqa.foundation.people.models import AddressChange, Person, Recovery

_STOPPING = "multaqa.people.recovery.stop"
_UNDOING = "multaqa.people.address.undo"
_PEOPLE = ("person", "first_officer", "second_officer")


def open_recoveries() -> QuerySet[Recovery]:
    """What waits for an officer or for its time, oldest first. Ask for SAFEGUARD first."""
    return Recovery.objects.filter(ended_at=None).select_related(*_PEOPLE).order_by("opened_at")


def ended_recoveries() -> QuerySet[Recovery]:
    """What has ended, newest first. Ask for SAFEGUARD first."""
    return Recovery.objects.exclude(ended_at=None).select_related(*_PEOPLE).order_by("-ended_at")


def recovery_named(public_id: str) -> Recovery | None:
    """A recovery by its public id."""
    return Recovery.objects.filter(public_id=public_id).select_related(*_PEOPLE).first()


def open_recovery_of(person: Person) -> Recovery | None:
    """The open recovery of a person, if there is one."""
    return Recovery.objects.filter(person=person, ended_at=None).select_related("person").first()


def recoveries_half_verified(people: Iterable[Person]) -> QuerySet[Recovery]:
    """The open recoveries of some people that one officer has verified, and which wait for another voice."""
    waiting = Recovery.objects.filter(ended_at=None, first_at__isnull=False, second_at=None)
    return waiting.filter(person__in=people).select_related("person").order_by("first_at")


def addresses_known(person: Person) -> list[str]:
    """Every address that is or lately was hers: the confirmed ones and those she changed from.

    Changes that were undone do not count: the account may have been in other hands, and so the addresses between.
    """
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    before = AddressChange.objects.filter(person=person, undone_at=None).values_list("before", flat=True)
    return sorted({person.email, *confirmed, *before} - {""})


def address_change_named(public_id: str) -> AddressChange | None:
    """A change of address by its public id."""
    return AddressChange.objects.filter(public_id=public_id).select_related("person").first()


def change_away_from(address: str, *, person: Person) -> AddressChange | None:
    """The last change by which a person's account left this address; None when it did not, or when it was undone."""
    changes = AddressChange.objects.filter(person=person, before=address, undone_at=None)
    return changes.order_by("-changed_at").first()


def changes_undone_with(change: AddressChange) -> list[AddressChange]:
    """A change that was undone and those after it that were undone by the same act, oldest first."""
    undone = AddressChange.objects.filter(person=change.person, undone_at=change.undone_at).exclude(undone_at=None)
    return list(undone.order_by("changed_at"))


def undo_token_at(address: str, *, change: AddressChange) -> str:
    """What the link in a letter to ``address`` about a change holds: it undoes the last change away from this very
    address, so that who changes twice does not get rid of the first owner."""
    return undo_token(change_away_from(address, person=change.person) or change)


def stop_token(recovery: Recovery) -> str:
    """What a link to stop a recovery holds. No stamp is in it: who stole a session must not end the link."""
    return signing.Signer(salt=_STOPPING).sign(recovery.public_id)


def recovery_of_token(token: str) -> Recovery | None:
    """The recovery that a link stops; None for a forged one."""
    named = _unsigned(token, salt=_STOPPING)
    return recovery_named(named) if named else None


def undo_token(change: AddressChange) -> str:
    """What a link to undo a change of address holds; as with stopping, no stamp is in it."""
    return signing.Signer(salt=_UNDOING).sign(change.public_id)


def change_of_token(token: str) -> AddressChange | None:
    """The change of address that a link undoes; None for a forged one."""
    named = _unsigned(token, salt=_UNDOING)
    return address_change_named(named) if named else None


def _unsigned(token: str, *, salt: str) -> str:
    try:
        return signing.Signer(salt=salt).unsign(token)
    except signing.BadSignature:
        return ""
