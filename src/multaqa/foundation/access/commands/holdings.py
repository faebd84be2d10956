"""Who holds which key: the feature that owns the key opens and closes holdings in its own transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from multaqa.foundation.access.facts import HoldingClosed, HoldingOpened
from multaqa.foundation.access.keys import BadKey, kind_of, may_be_held
from multaqa.foundation.access.models import Holding
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, require_second_factor


@transaction.atomic
def open_holding(person: Person, key: str, *, by: Person | None, reason: str, since: datetime | None = None) -> Holding:
    """Let a person hold a key from a moment on (now when none is given); an open holding of it is returned as it is.

    Whoever holds the key of a network is a member, and so needs a second factor.
    Raises BadKey for ``public``, ``account``, ``person:…`` and ``set:…``, which nobody holds by a row.
    """
    if not may_be_held(key):
        raise BadKey(f"{key!r} is not held by a row.")
    holding, is_new = Holding.objects.get_or_create(
        person=person, key=key, until=None, defaults={"since": since or timezone.now(), "by": by, "reason": reason}
    )
    if is_new:
        record(HoldingOpened(person.public_id, key, reason), by=by, about=person)
        if kind_of(key) == "network":
            require_second_factor(person, by=by)
    return holding


@transaction.atomic
def close_holding(person: Person, key: str, *, by: Person | None, reason: str, at: datetime | None = None) -> int:
    """End what a person holds of a key at a moment (now when none is given); returns how many holdings that ended."""
    at = at or timezone.now()
    live_then = Holding.objects.filter(Q(until=None) | Q(until__gt=at), person=person, key=key)
    ended = sum(_end(holding, by=by, at=at) for holding in live_then.select_for_update())
    if ended:
        record(HoldingClosed(person.public_id, key, reason), by=by, about=person)
    return ended


def _end(holding: Holding, *, by: Person | None, at: datetime) -> int:
    holding.until, holding.ended_by = max(at, holding.since), by
    holding.save(update_fields=["until", "ended_by"])
    return 1
