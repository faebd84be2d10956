"""Oversight in two steps: who audits asks, an officer decides. A grant has a reason and an end; its owner is told."""

from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.commands.grants import end_grant, grant_reading
from multaqa.foundation.access.facts import ReadingAsked, ReadingRefused
from multaqa.foundation.access.models import ReadingRequest
from multaqa.foundation.access.policies import can_ask_for_reading, can_decide_on_reading
from multaqa.foundation.access.things import guarded_thing
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person

LONGEST: Final = timedelta(days=30)


class CannotBeGranted(ValueError):
    """What was asked cannot be granted: nothing guarded has this reference, or the end is past or too far."""


class Decided(ValueError):
    """Somebody decided on this already."""


@transaction.atomic
def ask_for_reading(person: Person, ref: str, *, by: Person, reason: str, until: datetime) -> ReadingRequest:
    """Ask that a person may read one thing until a moment, at most LONGEST from now.

    Raises PermissionDenied unless ``by`` may audit, and CannotBeGranted.
    """
    if not can_ask_for_reading(by):
        raise PermissionDenied
    now = timezone.now()
    if guarded_thing(ref) is None or not reason.strip() or not now < until <= now + LONGEST:
        raise CannotBeGranted(ref)
    asked = ReadingRequest.objects.create(
        thing=ref, person=person, reason=reason.strip(), until=until, asked_by=by, asked_at=now
    )
    record(ReadingAsked(ref, person.public_id, asked.reason, until.isoformat()), by=by, thing=ref, about=person)
    return asked


@transaction.atomic
def decide_on_reading(public_id: str, *, by: Person, grant: bool) -> ReadingRequest:
    """Grant or refuse what was asked.

    Raises PermissionDenied, Decided, and CannotBeGranted when its time has passed or the thing is gone.
    """
    asked = ReadingRequest.objects.select_for_update().select_related("person").get(public_id=public_id)
    if not can_decide_on_reading(by, asked):
        raise PermissionDenied
    if asked.state != ReadingRequest.State.WAITING:
        raise Decided(public_id)
    asked.state = ReadingRequest.State.GRANTED if grant else ReadingRequest.State.REFUSED
    asked.decided_by, asked.decided_at = by, timezone.now()
    asked.save(update_fields=["state", "decided_by", "decided_at"])
    if grant:
        _grant(asked, by=by)
    else:
        fact = ReadingRefused(asked.thing, asked.person.public_id)
        record(fact, by=by, thing=asked.thing, about=asked.person)
    return asked


@transaction.atomic
def end_reading(public_id: str, *, by: Person) -> int:
    """End at once what was granted; returns how many grants that ended. Raises PermissionDenied as ``end_grant``."""
    asked = ReadingRequest.objects.select_related("person").get(public_id=public_id)
    thing = guarded_thing(asked.thing)
    return end_grant(asked.person, thing, by=by, reason=asked.reason) if thing is not None else 0


def _grant(asked: ReadingRequest, *, by: Person) -> None:
    thing = guarded_thing(asked.thing)
    if thing is None or asked.until <= timezone.now():
        raise CannotBeGranted(asked.thing)
    grant_reading(asked, thing, by=by)
