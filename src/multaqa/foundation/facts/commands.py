"""Writes: a fact recorded, and the words of facts erased."""

import secrets
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from multaqa.foundation.facts.digests import canonical, payload_digest
from multaqa.foundation.facts.facts import PayloadsErased
from multaqa.foundation.facts.kinds import Fact
from multaqa.foundation.facts.models import FactPayload, RecordedFact
from multaqa.foundation.facts.registry import effects_of
from multaqa.foundation.facts.running import run_effect


def record(
    fact: Fact, *, by: AbstractBaseUser | None, thing: str = "", about: AbstractBaseUser | None = None
) -> RecordedFact:
    """Write what happened, and one task for each of its effects, in the caller's transaction.

    ``by`` is None when the platform itself acted. Raises RuntimeError outside a transaction, TypeError or ValueError
    when a field is not JSON.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{fact.kind()} was recorded outside a transaction.")
    salt, words = secrets.token_hex(32), canonical(fact.values())
    recorded = RecordedFact.objects.create(
        kind=fact.kind(),
        at=timezone.now(),
        by_id=by.pk if by else None,
        about_id=about.pk if about else None,
        thing=thing,
        payload_digest=payload_digest(salt, words),
    )
    FactPayload.objects.create(recorded=recorded, salt=salt, words=words)
    for name in effects_of(type(fact)):
        run_effect.enqueue(name, recorded.pk)
    return recorded


def erase_payloads(*, about: int) -> int:
    """Erase the words of every fact about this person (a row number); returns how many. Digests stay."""
    return _erase(FactPayload.objects.filter(recorded__about_id=about))


def erase_old_words(kind: str, *, before: datetime) -> int:
    """Erase the words of the facts of one kind that are older than a moment; returns how many. Digests stay."""
    return _erase(FactPayload.objects.filter(recorded__kind=kind, recorded__at__lt=before))


def _erase(payloads: QuerySet[FactPayload]) -> int:
    with transaction.atomic():
        told = payloads.select_for_update(of=("self",)).exclude(words="")
        numbers = sorted(told.values_list("pk", flat=True))
        if numbers:
            FactPayload.objects.filter(pk__in=numbers).update(words="", salt="")
            record(PayloadsErased(numbers), by=None)
    return len(numbers)
