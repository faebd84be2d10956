"""Oversight: nobody reads by being staff; two people let one person read one thing, with a reason and an end."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.commands.read_keys import found_own_set, lock
from multaqa.foundation.access.commands.sets import add_entry, end_entry
from multaqa.foundation.access.facts import ReadingGranted, ReadingGrantEnded
from multaqa.foundation.access.keys import person_key
from multaqa.foundation.access.models import Guarded, ReadingRequest, SetEntry
from multaqa.foundation.access.policies import can_decide_on_reading, can_oversee_readings
from multaqa.foundation.access.queries import own_set_of
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def grant_reading(asked: ReadingRequest, thing: Guarded, *, by: Person) -> SetEntry:
    """Let a person read one thing until the moment asked for, wherever it moves; its owner is told through the fact.

    There is no way to it but a request, so that two people stand behind each grant. Raises PermissionDenied unless
    ``by`` is an officer who neither asked nor would read, ValueError when its time has passed.
    """
    if not can_decide_on_reading(by, asked):
        raise PermissionDenied
    lock(thing)
    own = found_own_set(thing, at=timezone.now())
    entry = add_entry(own, person_key(asked.person), by=by, reason=asked.reason, until=asked.until)
    fact = ReadingGranted(ref_of(thing), asked.person.public_id, asked.reason, asked.until.isoformat())
    record(fact, by=by, thing=ref_of(thing), about=asked.person)
    return entry


@transaction.atomic
def end_grant(person: Person, thing: Guarded, *, by: Person, reason: str) -> int:
    """End what was granted on a thing; returns how many grants that ended.

    Raises PermissionDenied for whoever neither audits nor is an officer.
    """
    if not can_oversee_readings(by):
        raise PermissionDenied
    own = own_set_of(ref_of(thing))
    ended = end_entry(own, person_key(person), by=by, reason=reason) if own else 0
    if ended:
        record(ReadingGrantEnded(ref_of(thing), person.public_id, reason), by=by, thing=ref_of(thing), about=person)
    return ended
