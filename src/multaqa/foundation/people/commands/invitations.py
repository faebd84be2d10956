"""Offices offered by mail: offered, withdrawn, declined, accepted.

Offering asks nobody whether the address has an account, and answers alike. Whoever opens the link reads the mail of the
address: she either signs in to the account that has it, or opens one, and holds the office from then on.
"""

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.capabilities import Role
from multaqa.foundation.people.commands.accounts import open_account
from multaqa.foundation.people.commands.offices import appoint
from multaqa.foundation.people.facts import OfferEnded, OfficeOffered
from multaqa.foundation.people.models import Invitation, Person
from multaqa.foundation.people.policies import may_appoint

OFFERS_LAST: Final = timedelta(days=7)
OFFERS_KEPT: Final = timedelta(days=90)


class OfferOver(ValueError):
    """The offer was used, withdrawn or declined, its time is over, or who made it may appoint no longer."""


@transaction.atomic
def offer_office(
    email: str, *, to: Role, reason: str, language: str, by: Person, until: datetime | None = None
) -> Invitation:
    """Offer a role to whoever reads the mail of an address; an open offer of the same role ends first.

    ``language`` is that of the letter. Raises ``PermissionDenied``.
    """
    if not may_appoint(by):
        raise PermissionDenied
    email, now = email.strip().lower(), timezone.now()
    for open_one in Invitation.objects.select_for_update().filter(email=email, role=to.value, ended_at=None):
        _end(open_one, by=by, declined=False)
    invitation = Invitation.objects.create(
        email=email,
        role=to.value,
        reason=reason,
        until=until,
        language=language,
        by=by,
        made_at=now,
        expires_at=now + OFFERS_LAST,
    )
    record(OfficeOffered(invitation=invitation.public_id, role=to.value), by=by)
    return invitation


@transaction.atomic
def withdraw_offer(invitation: Invitation, *, by: Person) -> None:
    """Let the link of an offer work no longer; one that has ended stays as it is. Raises ``PermissionDenied``."""
    if not may_appoint(by):
        raise PermissionDenied
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.ended_at is None:
        _end(locked, by=by, declined=False)


@transaction.atomic
def decline_offer(invitation: Invitation) -> None:
    """The reader of the letter does not want the office; an offer that has ended stays as it is."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.ended_at is None:
        _end(locked, by=None, declined=True)


@transaction.atomic
def accept_offer(invitation: Invitation, *, by: Person) -> None:
    """Let the person whose address was invited hold the office.

    Raises ``PermissionDenied`` for anyone else, ``OfferOver`` for an offer that counts no longer.
    """
    locked = _counting(invitation)
    if by.email != locked.email:
        raise PermissionDenied
    _take(locked, person=by)


@transaction.atomic
def join_by_offer(invitation: Invitation, *, name: str, password_digest: str, language: str) -> Person:
    """Open an account for the address that was invited, confirmed by the link, which holds the office at once.

    Raises ``OfferOver``, and ``django.db.IntegrityError`` if the address has an account by now.
    """
    locked = _counting(invitation)
    person = open_account(
        locked.email, name=name, language=language, password_digest=password_digest, address_confirmed=True
    )
    _take(locked, person=person)
    return person


def forget_old_offers() -> int:
    """Delete the offers that ended or ran out 90 days ago; the log keeps that they were made. Returns how many."""
    return Invitation.objects.filter(expires_at__lt=timezone.now() - OFFERS_KEPT).delete()[0]


def _counting(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("by").get(pk=invitation.pk)
    if locked.ended_at is not None or locked.expires_at <= timezone.now() or not may_appoint(locked.by):
        raise OfferOver
    return locked


def _take(invitation: Invitation, *, person: Person) -> None:
    invitation.ended_at, invitation.person = timezone.now(), person
    invitation.save(update_fields=["ended_at", "person"])
    appoint(person, to=Role(invitation.role), by=invitation.by, reason=invitation.reason, until=invitation.until)


def _end(invitation: Invitation, *, by: Person | None, declined: bool) -> None:
    invitation.ended_at = timezone.now()
    invitation.save(update_fields=["ended_at"])
    record(OfferEnded(invitation=invitation.public_id, role=invitation.role, declined=declined), by=by)
