"""Digests are composed: one transaction moves a person's round on and queues the message, or does neither.

What a digest says is not written down: it is found when it is sent, of what its receiver may read then.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from multaqa.foundation.notify.commands.mail import queue_digest
from multaqa.foundation.notify.digests import has_news
from multaqa.foundation.notify.manners import manner_of, rhythms_in_use
from multaqa.foundation.notify.models import Delivery, DigestRound, Notice
from multaqa.foundation.notify.rhythms import slot_after, slot_before
from multaqa.foundation.people.api import zone_of


def due_rounds() -> list[int]:
    """The row numbers of the rounds that are to be looked at now."""
    due = DigestRound.objects.filter(due_at__lte=timezone.now())
    return list(due.order_by("due_at", "pk").values_list("pk", flat=True))


@transaction.atomic
def compose_digest(number: int) -> Delivery | None:
    """Queue the digest of the round in row ``number`` if it is due and there is something to tell; returns it.

    Safe to repeat, also after it was killed, and for two at a time: the round is locked and moves on with the message.
    A round whose rhythm is used no more tells what it still holds, and is gone.
    """
    now = timezone.now()
    due = (
        DigestRound.objects.select_for_update(of=("self",)).select_related("person").filter(pk=number, due_at__lte=now)
    )
    current = due.first()
    if current is None:
        return None
    if current.rhythm not in rhythms_in_use(current.person):
        current.delete()
        return _queued(current, until=now, with_news=False)
    manner, zone = manner_of(current.person), zone_of(current.person.time_zone)
    is_due = current.told_until < slot_before(now, rhythm=current.rhythm, manner=manner, zone=zone)
    queued = _queued(current, until=now, with_news=True) if is_due else None
    current.told_until = now if is_due else current.told_until
    current.due_at = slot_after(now, rhythm=current.rhythm, manner=manner, zone=zone)
    current.save(update_fields=["told_until", "due_at"])
    return queued


def _queued(current: DigestRound, *, until: datetime, with_news: bool) -> Delivery | None:
    """The message, with the notices that waited for it; None if there is nothing she has not seen."""
    person, since = current.person, current.told_until
    held = Notice.objects.filter(person=person, held_for=current.rhythm)
    has_something = held.filter(seen_at=None).exists()
    if not has_something and with_news:
        has_something = has_news(person, rhythm=current.rhythm, since=since, until=until)
    queued = None
    if has_something:
        span = {"rhythm": current.rhythm if with_news else "", "since": since.isoformat(), "until": until.isoformat()}
        queued = queue_digest(person, span=span)
    held.update(held_for="", told_in=queued)
    return queued
