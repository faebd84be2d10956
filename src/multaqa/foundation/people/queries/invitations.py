"""Reads: offices offered by mail, and what the links in their letters say."""

from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone

from multaqa.foundation.people.models import Invitation

_OFFERING = "multaqa.people.offer"


def open_offers() -> QuerySet[Invitation]:
    """The offers that wait for an answer, the latest first. Ask for APPOINT first."""
    waiting = Invitation.objects.filter(ended_at=None, expires_at__gt=timezone.now())
    return waiting.select_related("by").order_by("-made_at", "-pk")


def offer_named(public_id: str) -> Invitation | None:
    """An offer by its public id, whatever became of it."""
    return Invitation.objects.filter(public_id=public_id).select_related("by").first()


def offer_token(invitation: Invitation) -> str:
    """What the link in the letter holds; that it counts for seven days, and once, stands in the row."""
    return signing.Signer(salt=_OFFERING).sign(invitation.public_id)


def offer_of_token(token: str) -> Invitation | None:
    """The offer that a link stands for, while it can be answered; None for any other."""
    try:
        named = signing.Signer(salt=_OFFERING).unsign(token)
    except signing.BadSignature:
        return None
    return open_offers().filter(public_id=named).first()
