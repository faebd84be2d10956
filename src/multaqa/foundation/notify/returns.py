"""What follows when a message comes back: it is noted, and after three for good, mail to that address pauses."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.facts import MailPaused
from multaqa.foundation.notify.models import Delivery, DeliveryState, MailPause
from multaqa.foundation.people.api import Person

HARD_BOUNCES: Final = 3


@transaction.atomic
def note_return(delivery: Delivery, *, reason: str, is_hard: bool) -> None:
    """Write that a message came back; the same one twice counts once. A soft return changes only its reason."""
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    delivery.reason = reason[:300]
    if is_hard and not delivery.is_hard_bounce:
        delivery.state, delivery.bounced_at = DeliveryState.BOUNCED, timezone.now()
        delivery.is_hard_bounce, delivery.context = True, {}
    delivery.save(update_fields=["state", "reason", "bounced_at", "is_hard_bounce", "context"])
    if is_hard and delivery.person is not None:
        _pause_if_often(delivery.person, address=delivery.address)


def _pause_if_often(person: Person, *, address: str) -> None:
    pause = MailPause.objects.filter(person=person).first()
    if pause is not None and pause.until is None and pause.address == address:
        return
    if _hard_bounces(address, since=pause.until if pause else None) < HARD_BOUNCES:
        return
    MailPause.objects.update_or_create(
        person=person, defaults={"address": address, "since": timezone.now(), "until": None}
    )
    record(MailPaused(person=person.public_id), by=None, about=person)


def _hard_bounces(address: str, *, since: datetime | None) -> int:
    returned = Delivery.objects.filter(address=address, is_hard_bounce=True)
    if since is not None:
        returned = returned.filter(bounced_at__gt=since)
    return returned.count()
