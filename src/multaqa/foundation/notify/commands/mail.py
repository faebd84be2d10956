"""Mail is queued, chosen, paused and resumed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.notify.envelope import domain, enveloped
from multaqa.foundation.notify.letters import DIGEST, LETTERS, TEST
from multaqa.foundation.notify.models import Delivery, DeliveryState, MailChoice, MailPause, Notice
from multaqa.foundation.notify.policies import may_operate_mail
from multaqa.foundation.notify.rendering import words_of
from multaqa.foundation.notify.sending import send_delivery
from multaqa.foundation.people.api import Person, spoken
from multaqa.lib.ids import random_id

log = structlog.get_logger(__name__)
AT_ONCE: Final = 1000  # messages queued again in one transaction


@transaction.atomic
def queue_letter(
    name: str, *, address: str, person: Person | None, language: str, context: Mapping[str, str]
) -> Delivery:
    """Queue a letter (``letters.LETTERS``). Raises LookupError for one that we have no words for."""
    if name not in LETTERS:
        raise LookupError(f"No words for the letter {name!r}.")
    delivery = _delivery(name, address=address, person=person, language=language, context=dict(context))
    _queue([delivery])
    return delivery


def queue_notice_mail(notices: Iterable[Notice]) -> None:
    """Queue the mail of notices just made; whether it goes out is decided when it is sent."""
    _queue(
        [
            _delivery(
                notice.kind,
                address=notice.person.email,
                person=notice.person,
                language=spoken(notice.person.language),
                notice=notice,
            )
            for notice in notices
        ]
    )


def queue_digest(person: Person, *, span: Mapping[str, str]) -> Delivery:
    """Queue a digest of a span of time to a person; what it says is found when it is sent."""
    delivery = _delivery(
        DIGEST, address=person.email, person=person, language=spoken(person.language), context=dict(span)
    )
    _queue([delivery])
    return delivery


@transaction.atomic
def send_held_mail() -> int:
    """Queue again what waited for quiet hours that have ended; returns how many. Safe to repeat and to kill."""
    held = Delivery.objects.select_for_update().filter(not_before__lte=timezone.now(), state=DeliveryState.QUEUED)
    numbers = list(held.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    Delivery.objects.filter(pk__in=numbers).update(not_before=None)
    for number in numbers:
        send_delivery.enqueue(number)
    return len(numbers)


def send_without_trace(name: str, *, address: str, language: str, context: Mapping[str, str]) -> bool:
    """Put a letter into the mail server's hands here and now, once; returns whether it was taken.

    For a receiver whose address is forgotten with it: nothing is written to the queue, and no address to the log. Takes
    as long as the mail server: never call it inside a transaction. Raises LookupError as ``queue_letter`` does.
    """
    if name not in LETTERS:
        raise LookupError(f"No words for the letter {name!r}.")
    letter = _delivery(name, address=address, language=language, context=dict(context))
    try:
        enveloped(letter, words_of(letter)).send()
    except (OSError, ValueError) as error:  # whatever smtplib raises, and an address that no server can carry
        log.warning("a letter without trace was not taken", letter=name, error=type(error).__name__)
        return False
    return True


@transaction.atomic
def send_test_mail(*, by: Person, language: str) -> Delivery:
    """Queue a message to oneself that proves the way of mail. Raises ``PermissionDenied``."""
    if not may_operate_mail(by):
        raise PermissionDenied
    return queue_letter(TEST, address=by.email, person=by, language=language, context={})


@transaction.atomic
def choose_mail(person: Person, choices: Mapping[str, bool]) -> None:
    """Write for each kind of notice named whether the person wants it by mail."""
    for kind, mailed in choices.items():
        MailChoice.objects.update_or_create(person=person, kind=kind, defaults={"mailed": mailed})


@transaction.atomic
def resume_mail(*, by: Person) -> None:
    """End the pause of mail to one's own address, and begin to count returned messages anew."""
    MailPause.objects.filter(person=by, until=None).update(until=timezone.now())


def _delivery(kind: str, **columns: Any) -> Delivery:
    public_id = random_id()
    return Delivery(public_id=public_id, kind=kind, message_id=f"<{public_id}@{domain()}>", **columns)


def _queue(deliveries: list[Delivery]) -> None:
    for delivery in Delivery.objects.bulk_create(deliveries):
        send_delivery.enqueue(delivery.pk)
