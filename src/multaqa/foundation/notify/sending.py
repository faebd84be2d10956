"""One message is put into the hands of the mail server, or withheld, or given up."""

import smtplib
from typing import Final, NoReturn

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from multaqa.foundation.jobs.api import PermanentFailure, task
from multaqa.foundation.notify.envelope import enveloped
from multaqa.foundation.notify.kinds import kinds
from multaqa.foundation.notify.letters import DIGEST, LETTERS
from multaqa.foundation.notify.manners import is_paused, quiet_until
from multaqa.foundation.notify.models import Delivery, DeliveryState, Notice
from multaqa.foundation.notify.rendering import NothingToSay, Words, words_of
from multaqa.foundation.notify.returns import note_return

ATTEMPTS: Final = 8
_ENDED: Final = {DeliveryState.SENT, DeliveryState.WITHHELD, DeliveryState.BOUNCED}
_TAKEN_ALONG: Final = "It is told in one message with others of its strand."
_REFUSED_FOR_GOOD: Final = 500  # reply codes from here on (RFC 5321, 4.2.1)


class MailNotTaken(Exception):
    """The mail server did not take a message; names the error, never the address."""


@task(queue="quick", attempts=ATTEMPTS)
def send_delivery(delivery_id: int) -> None:
    """Send one message of the log unless it has ended; safe to repeat: its Message-ID stays the same.

    Raises ``MailNotTaken`` to be tried again, ``PermanentFailure`` when trying again is of no use.
    """
    delivery = Delivery.objects.select_related("person", "notice").filter(pk=delivery_id).first()
    if delivery is None or delivery.state in _ENDED:
        return
    reason = _reason_to_withhold(delivery)
    if reason:
        _end(delivery, DeliveryState.WITHHELD, reason=reason)
        return
    if _waits_for_quiet_hours(delivery) or not _take(delivery):
        return
    try:
        words = words_of(delivery)
    except NothingToSay as nothing:
        _end(delivery, DeliveryState.WITHHELD, reason=str(nothing))
        return
    _hand_over(delivery, words)


def _reason_to_withhold(delivery: Delivery) -> str:
    person = delivery.person
    if person is not None and not person.is_active:
        return "The account is not active."
    if delivery.kind in LETTERS:
        return ""
    if person is None or not (delivery.kind in kinds() or delivery.kind == DIGEST):
        return "The kind of notice is gone."
    if person.locked_at is not None:
        return "The account is locked."
    return "Mail to this address is paused." if is_paused(person) else ""


def _waits_for_quiet_hours(delivery: Delivery) -> bool:
    """Whether it is night for its receiver; then it is sent in the morning. Letters and urgent notices do not wait."""
    kind = kinds().get(delivery.kind)
    if delivery.person is None or delivery.kind in LETTERS or (kind is not None and kind.urgent):
        return False
    until = quiet_until(delivery.person, timezone.now())
    if until is None:
        return False
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.QUEUED).update(not_before=until)
    return True


@transaction.atomic
def _take(delivery: Delivery) -> bool:
    """Begin an attempt, and take along the notices of its strand that wait as well; False if another took it along.

    A message is taken along only before its own first attempt, so that each notice is told in one message.
    """
    mine = Delivery.objects.filter(pk=delivery.pk).exclude(state__in=_ENDED)
    if not mine.update(attempts=F("attempts") + 1):
        return False
    strand = delivery.notice.strand if delivery.notice is not None else ""
    if strand:
        waiting = Delivery.objects.select_for_update().filter(
            person=delivery.person, state=DeliveryState.QUEUED, attempts=0, notice__strand=strand
        )
        others = dict(waiting.exclude(pk=delivery.pk).values_list("pk", "notice"))
        Notice.objects.filter(pk__in=others.values()).update(told_in=delivery)
        Delivery.objects.filter(pk__in=others).update(state=DeliveryState.WITHHELD, reason=_TAKEN_ALONG)
    return True


def _hand_over(delivery: Delivery, words: Words) -> None:
    try:
        enveloped(delivery, words).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()))
        if code < _REFUSED_FOR_GOOD:
            _repeat(delivery, refusal, answer=f"{code} {_text(said)}")
        note_return(delivery, reason=f"{code} {_text(said)}", is_hard=True)
    except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as refusal:
        answer = f"{refusal.smtp_code} {_text(refusal.smtp_error)}"
        if refusal.smtp_code < _REFUSED_FOR_GOOD:
            _repeat(delivery, refusal, answer=answer)
        _give_up(delivery, refusal, answer=answer)
    except (smtplib.SMTPNotSupportedError, ValueError) as refusal:  # an address that this server cannot carry
        _give_up(delivery, refusal, answer=type(refusal).__name__)
    except OSError as trouble:  # also whatever else smtplib raises
        _repeat(delivery, trouble, answer=type(trouble).__name__)
    else:
        _end(delivery, DeliveryState.SENT, reason="")


def _repeat(delivery: Delivery, error: Exception, *, answer: str) -> NoReturn:
    last = delivery.attempts + 1 >= ATTEMPTS
    state = DeliveryState.FAILED if last else DeliveryState.QUEUED
    Delivery.objects.filter(pk=delivery.pk).update(state=state, reason=answer[:300])
    raise MailNotTaken(type(error).__name__) from None


def _give_up(delivery: Delivery, error: Exception, *, answer: str) -> NoReturn:
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.FAILED, reason=answer[:300])
    raise PermanentFailure(type(error).__name__) from None


def _end(delivery: Delivery, state: DeliveryState, *, reason: str) -> None:
    sent_at = timezone.now() if state == DeliveryState.SENT else None
    Delivery.objects.filter(pk=delivery.pk).update(state=state, reason=reason, sent_at=sent_at, context={})


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
