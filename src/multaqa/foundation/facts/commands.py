"""Writes: a fact recorded, and the words of facts erased."""

import secrets
from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone
from django.utils.json import normalize_json

from multaqa.foundation.facts.digests import payload_digest
from multaqa.foundation.facts.facts import PayloadsErased
from multaqa.foundation.facts.kinds import Fact
from multaqa.foundation.facts.models import FactPayload, RecordedFact
from multaqa.foundation.facts.registry import effects_of
from multaqa.foundation.facts.tasks import run_effect


def record(
    fact: Fact, *, by: AbstractBaseUser | None, thing: str = "", about: AbstractBaseUser | None = None
) -> RecordedFact:
    """Write what happened, and one task for each of its effects, in the caller's transaction.

    ``by`` is None when the platform itself acted. Raises RuntimeError outside a transaction, TypeError when a field
    is not JSON.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{fact.kind()} was recorded outside a transaction.")
    salt = secrets.token_hex(32)
    values = cast("dict[str, object]", normalize_json(fact.values()))
    recorded = RecordedFact.objects.create(
        kind=fact.kind(),
        at=timezone.now(),
        by_id=by.pk if by else None,
        about_id=about.pk if about else None,
        thing=thing,
        payload_digest=payload_digest(salt, values),
    )
    FactPayload.objects.create(recorded=recorded, salt=salt, values=values)
    for name in effects_of(type(fact)):
        run_effect.enqueue(name, recorded.pk)
    return recorded


def erase_payloads(*, about: int) -> int:
    """Erase the words of every fact about this person (a row number); returns how many. Digests stay."""
    with transaction.atomic():
        kept = FactPayload.objects.filter(recorded__about_id=about, values__isnull=False)
        numbers = sorted(kept.values_list("pk", flat=True))
        if numbers:
            FactPayload.objects.filter(pk__in=numbers).update(values=None, salt="")
            record(PayloadsErased(numbers), by=None)
    return len(numbers)
