"""Oversight: nobody reads by being staff; an auditor is let read one thing, with a reason and an end."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.commands.read_keys import found_own_set, lock
from multaqa.foundation.access.commands.sets import add_entry, end_entry
from multaqa.foundation.access.facts import ReadingGranted, ReadingGrantEnded
from multaqa.foundation.access.keys import person_key
from multaqa.foundation.access.models import Guarded, SetEntry
from multaqa.foundation.access.policies import can_grant_reading
from multaqa.foundation.access.queries import own_set_of
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def grant_reading(person: Person, thing: Guarded, *, by: Person, reason: str, until: datetime) -> SetEntry:
    """Let a person read one thing until a moment, wherever it moves meanwhile; its owner is told through the fact.

    Raises PermissionDenied unless ``by`` may audit, ValueError without a reason or when ``until`` has passed.
    """
    if not can_grant_reading(by):
        raise PermissionDenied
    if not reason.strip():
        raise ValueError("A grant needs a reason.")
    lock(thing)
    own = found_own_set(thing, at=timezone.now())
    entry = add_entry(own, person_key(person), by=by, reason=reason, until=until)
    fact = ReadingGranted(ref_of(thing), person.public_id, reason, until.isoformat())
    record(fact, by=by, thing=ref_of(thing), about=person)
    return entry


@transaction.atomic
def end_grant(person: Person, thing: Guarded, *, by: Person, reason: str) -> int:
    """End what was granted on a thing; returns how many grants that ended. Raises PermissionDenied as above."""
    if not can_grant_reading(by):
        raise PermissionDenied
    own = own_set_of(ref_of(thing))
    ended = end_entry(own, person_key(person), by=by, reason=reason) if own else 0
    if ended:
        record(ReadingGrantEnded(ref_of(thing), person.public_id, reason), by=by, thing=ref_of(thing), about=person)
    return ended
