"""Another address for an account: told to the old one, undone by whoever reads the old one."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.address_changes import vouching_ends
from multaqa.foundation.people.commands.links import end_links
from multaqa.foundation.people.commands.locking import lock
from multaqa.foundation.people.facts import AddressChanged, AddressChangeUndone
from multaqa.foundation.people.models import AddressChange, Person

CHANGES_KEPT = timedelta(days=90)


class TooLate(ValueError):
    """The change was undone already, its time is over, or the old address belongs to somebody else by now."""


@transaction.atomic
def note_address_change(person: Person, *, before: str, by: Person | None) -> AddressChange:
    """Note that a confirmed new address took the place of ``before``: a fact, and what it opened is vouched anew."""
    change = AddressChange.objects.create(person=person, before=before, after=person.email)
    record(AddressChanged(person=person.public_id, change=change.public_id), by=by, about=person)
    vouching_ends(person)
    return change


@transaction.atomic
def undo_address_change(change: AddressChange) -> None:
    """Give an account its old address back, lock it and end what providers open; factors stay.

    Later changes are undone with it: who moved the account on must not hold a link that brings it back to her. Raises
    TooLate.
    """
    change = AddressChange.objects.select_for_update().get(pk=change.pk)
    person = Person.objects.select_for_update().get(pk=change.person_id)
    taken = Person.objects.filter(email=change.before).exclude(pk=person.pk).exists()
    if change.undone_at is not None or change.changed_at < undone_until() or taken:
        raise TooLate
    later = AddressChange.objects.filter(person=person, undone_at=None, changed_at__gte=change.changed_at)
    later.update(undone_at=timezone.now())
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=change.before, primary=True, verified=True)
    person.email = change.before
    person.save(update_fields=["email"])
    lock(person, by=None, reason="A change of address was undone.")
    end_links(person)
    record(AddressChangeUndone(person=person.public_id, change=change.public_id), by=None, about=person)


def forget_old_address_changes() -> None:
    """Delete the changes of more than 90 days ago."""
    AddressChange.objects.filter(changed_at__lt=timezone.now() - CHANGES_KEPT).delete()


def undone_until() -> datetime:
    """The moment after which a change can still be undone."""
    return timezone.now() - timedelta(hours=settings.UNDO_ADDRESS_HOURS)
