"""Locking an account: one act that ends all that lets anyone in; and the ways back."""

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.commands.sign_ins import end_all_sessions
from multaqa.foundation.people.facts import PersonLocked, PersonUnlocked
from multaqa.foundation.people.locks import end_all_ways_in
from multaqa.foundation.people.models import KeptForm, Person
from multaqa.foundation.people.policies import may_lock, may_unlock


@transaction.atomic
def lock(person: Person, *, by: Person | None, reason: str = "") -> None:
    """End her sessions, signed links and everything registered by ``on_lock``, and her password, at once.

    She comes back by a new password (a link in mail) and her second factor, or by an officer. Locking again ends all
    of it again. An officer gives a ``reason``. Raises ``PermissionDenied``, and ``ValueError`` without a reason.
    """
    if not may_lock(by, person):
        raise PermissionDenied
    if by is not None and by != person and not reason.strip():
        raise ValueError("An officer who locks an account says why.")
    end_all_sessions(person)
    person.set_unusable_password()
    person.locked_at = timezone.now()
    person.save(update_fields=["password", "locked_at"])
    end_all_ways_in(person)
    record(PersonLocked(person=person.public_id, reason=reason), by=by, about=person)


@transaction.atomic
def unlock(person: Person, *, by: Person | None, reason: str = "") -> None:
    """Open a locked account again; her password stays void until she chooses a new one.

    She herself does it by signing in with a new password and her second factor, an officer with a ``reason``. Raises
    ``PermissionDenied``, and ``ValueError`` without a reason.
    """
    if not may_unlock(by, person):
        raise PermissionDenied
    if by is not None and by != person and not reason.strip():
        raise ValueError("An officer who unlocks an account says why.")
    if person.locked_at is None:
        return
    person.locked_at = None
    person.save(update_fields=["locked_at"])
    record(PersonUnlocked(person=person.public_id, reason=reason), by=by, about=person)


def forget_kept(person: Person) -> None:
    """On locking: half-written forms are no longer shown to whoever signs in."""
    KeptForm.objects.filter(person=person).delete()


def renew_unconfirmed(person: Person) -> None:
    """On locking: addresses that were asked for and not yet confirmed are forgotten, so that their links open nothing.

    The account's own address stays, under a new number, which ends links sent to it.
    """
    own = EmailAddress.objects.filter(user=person, primary=True, verified=False).first()
    EmailAddress.objects.filter(user=person, verified=False).delete()
    if own is not None:
        EmailAddress.objects.create(user=person, email=own.email, primary=True, verified=False)
