"""Exclusions: a person hides from whoever holds a key, and that beats every key that would show her."""

from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.facts import ExclusionEnded, PersonExcluded
from multaqa.foundation.access.keys import kind_of
from multaqa.foundation.access.models import Exclusion
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def exclude(person: Person, *, from_key: str, by: Person | None, reason: str = "") -> Exclusion:
    """Hide a person from whoever holds a key, at once; from everyone else when the key is ``public``.

    Raises BadKey for what is no key.
    """
    kind_of(from_key)
    exclusion, is_new = Exclusion.objects.get_or_create(
        person=person, from_key=from_key, until=None, defaults={"by": by, "reason": reason}
    )
    if is_new:
        record(PersonExcluded(person.public_id, _told(from_key)), by=by, about=person)
    return exclusion


@transaction.atomic
def end_exclusion(person: Person, *, from_key: str, by: Person | None) -> int:
    """Show a person again to whoever holds a key; returns how many exclusions that ended."""
    hiding = Exclusion.objects.filter(person=person, from_key=from_key, until=None)
    ended = hiding.update(until=timezone.now(), ended_by=by)
    if ended:
        record(ExclusionEnded(person.public_id, _told(from_key)), by=by, about=person)
    return ended


def _told(from_key: str) -> str:
    """What the log says of a key: of a single person nothing, for an auditor would read there who blocked her."""
    kind = kind_of(from_key)
    return kind if kind == "person" else from_key
