"""Invitations to apply: sent, sent again, withdrawn, declined, taken by the one invited and by nobody else."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.features.membership.addresses import BadAddress, tidy_address
from multaqa.features.membership.commands.applying import begin_application
from multaqa.features.membership.commands.prefilling import fill_from_list
from multaqa.features.membership.facts import (
    InvitationDeclined,
    InvitationSent,
    InvitationTaken,
    InvitationTriedByAnother,
    InvitationWithdrawn,
)
from multaqa.features.membership.models import Application, Capacity, Invitation, Organisation
from multaqa.features.membership.notices import INVITATION_LETTER, INVITATION_TRIED
from multaqa.features.membership.policies import can_bring_in, can_invite
from multaqa.features.membership.queries.invitations import token_of_invitation
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import queue_letter, tell
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.labels import label_in

INVITATIONS_LAST: Final = timedelta(days=14)
INVITATIONS_KEPT: Final = timedelta(days=90)
MOST_A_DAY: Final = 40  # letters that one person may have sent to strangers
MOST_LETTERS: Final = 3


@dataclass(frozen=True)
class Listed:
    """Whence somebody is invited by a list: its public id, and what it says of her (``prefilling.fill_from_list``)."""

    intake: str
    said: Mapping[str, Any]


@transaction.atomic
def invite(
    address: str, *, to: Organisation, network: Network, language: str, by: Person, listed: Listed | None = None
) -> Invitation:
    """Invite whoever reads mail at an address to apply, for an organisation; ``language`` is that of the letter.

    Whether the address has an account is never asked. An open one of hers to the same address is sent again, but for
    one of a list that was brought in (``listed``): what is open stays as it is then, and the limit of a day does not
    count. Raises ``PermissionDenied``, and ``CannotBeChanged`` for what is no address and after too many in a day.
    """
    if not can_invite(by, to) or (listed is not None and not can_bring_in(by)):
        raise PermissionDenied
    address, now = _tidied(address), timezone.now()
    held = Invitation.objects.filter(by=by, organisation=to, address=address, ended_at=None).first()
    if held is not None and held.expires_at > now:
        if listed is None:
            send_again(held, by=by)
        return held
    if listed is None:
        _refuse_too_many(by)
    if held is not None:
        Invitation.objects.filter(pk=held.pk).update(ended_at=now)
    own = {"language": language, "token": secrets.token_hex(16), "expires_at": now + INVITATIONS_LAST}
    own |= {"said": dict(listed.said) if listed else None}
    made = Invitation.objects.create(organisation=to, network=network, address=address, by=by, made_at=now, **own)
    fact = InvitationSent(made.public_id, to.public_id, 1, listed.intake if listed else "")
    record(fact, by=by, thing=ref_of(made))
    return made


@transaction.atomic
def send_again(invitation: Invitation, *, by: Person) -> None:
    """Send the letter once more with a new link, which lasts anew; the old link opens nothing.

    Raises ``PermissionDenied`` for all but the inviter, ``CannotBeChanged`` for one that has ended and after
    ``MOST_LETTERS``.
    """
    held = _open(invitation, by=by)
    if held.letters >= MOST_LETTERS:
        raise CannotBeChanged(_("This invitation has been sent often enough. Please reach the person otherwise."))
    _refuse_too_many(by)
    held.token, held.expires_at = secrets.token_hex(16), timezone.now() + INVITATIONS_LAST
    held.save(update_fields=["token", "expires_at"])
    record(InvitationSent(held.public_id, held.organisation.public_id, held.letters + 1), by=by, thing=ref_of(held))


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Person) -> None:
    """Let an invitation count no longer. Raises as ``send_again`` does."""
    held = _open(invitation, by=by)
    Invitation.objects.filter(pk=held.pk).update(ended_at=timezone.now(), said=_emptied(held))
    record(InvitationWithdrawn(held.public_id), by=by, thing=ref_of(held))


@transaction.atomic
def decline_invitation(invitation: Invitation) -> None:
    """The reader of the letter does not want it: her address is deleted. One that has ended stays as it is."""
    if Invitation.objects.filter(pk=invitation.pk, ended_at=None).update(
        ended_at=timezone.now(), address="", said=_emptied(invitation)
    ):
        record(InvitationDeclined(invitation.public_id), by=None, thing=ref_of(invitation))


@transaction.atomic
def take_invitation(invitation: Invitation, *, by: Person) -> Application | None:
    """Begin the application of the one invited, for the organisation; the inviter is asked to vouch once it is sent.

    None for anybody else: that it was tried is recorded, and the inviter is told. Raises ``CannotBeChanged`` for one
    that has ended meanwhile, and for a member.
    """
    held = Invitation.objects.select_for_update().filter(pk=invitation.pk, ended_at=None).first()
    if held is None:
        raise CannotBeChanged(_("This invitation has been used already, or is over."))
    if held.address != by.email:
        record(InvitationTriedByAnother(held.public_id), by=by, thing=ref_of(held))
        return None
    application = begin_application(held.network, by=by, language=held.language)
    _fill(application, held.organisation)
    if held.said:
        fill_from_list(application, held.said)
    held.ended_at, held.person, held.application, held.said = timezone.now(), by, application, _emptied(held)
    held.save(update_fields=["ended_at", "person", "application", "said"])
    record(InvitationTaken(held.public_id, application.public_id), by=by, about=by, thing=ref_of(held))
    return application


@transaction.atomic
def write_invitation(public_id: str, number: int) -> None:
    """Have the letter with this number go out, once however often it is called."""
    waiting = Invitation.objects.select_for_update().filter(public_id=public_id, ended_at=None, letters=number - 1)
    held = waiting.select_related("organisation", "by").first()
    if held is None:
        return
    with override(held.language):
        page = reverse("membership:invitation", args=[token_of_invitation(held)])
    said = {"organisation": label_in(held.organisation.name, held.language), "inviter": held.by.name}
    said |= {"invitation_url": urljoin(settings.ADDRESS, page), "days": str(INVITATIONS_LAST.days)}
    said |= {"note": (held.said or {}).get("note", "")}
    queue_letter(INVITATION_LETTER, address=held.address, person=None, language=held.language, context=said)
    Invitation.objects.filter(pk=held.pk).update(letters=number)


def tell_inviter(public_id: str, *, once: str) -> None:
    """Tell the inviter that somebody else tried an invitation of hers; never who it was."""
    tried = Invitation.objects.filter(public_id=public_id).select_related("by").first()
    if tried is not None:
        tell([tried.by], kind=INVITATION_TRIED, thing_ref=ref_of(tried), once=once)


def forget_invitations() -> int:
    """Delete the invitations that ran out or ended ninety days ago; the log keeps that they were. Returns how many.

    What a list said of people is emptied as soon as their invitations have run out.
    """
    over = Invitation.objects.filter(expires_at__lt=timezone.now(), said__isnull=False)
    over.exclude(said={}).update(said={})
    return Invitation.objects.filter(expires_at__lt=timezone.now() - INVITATIONS_KEPT).delete()[0]


def _tidied(address: str) -> str:
    try:
        return tidy_address(address)
    except BadAddress as bad:
        raise CannotBeChanged(str(bad)) from bad


def _refuse_too_many(by: Person) -> None:
    lately = Invitation.objects.filter(by=by, made_at__gt=timezone.now() - timedelta(days=1))
    if lately.filter(said__isnull=True).count() >= MOST_A_DAY:
        raise CannotBeChanged(_("That is enough invitations for one day. Please go on tomorrow."))


def _emptied(invitation: Invitation) -> dict[str, Any] | None:
    """Nothing is said any more of whom a list named; that a list did stays."""
    return None if invitation.said is None else {}


def _open(invitation: Invitation, *, by: Person) -> Invitation:
    held = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "by")
    found = held.filter(pk=invitation.pk, ended_at=None).first()
    if found is None:
        raise CannotBeChanged(_("This invitation has been used already, or is over."))
    if found.by_id != by.pk or not can_invite(by, found.organisation):
        raise PermissionDenied
    return found


def _fill(application: Application, organisation: Organisation) -> None:
    """Fill in for whom she was invited, where she has said nothing of it yet; she reads it over and may change it."""
    if application.state != Application.State.DRAFT or application.organisation_id is not None:
        return
    application.organisation, application.capacity = organisation, Capacity.ORGANISATION
    if organisation.constituency.is_open:
        application.constituency = organisation.constituency
    application.area = application.area or organisation.area
    application.save(update_fields=["organisation", "capacity", "constituency", "area"])
