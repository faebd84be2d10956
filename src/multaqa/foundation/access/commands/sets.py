"""Sets: unions of keys, one level deep. Every entry says since when, until when, by whom and why."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from multaqa.foundation.access.facts import EntryAdded, EntryEnded
from multaqa.foundation.access.keys import BadKey, Reach, may_enter_set, reach_of
from multaqa.foundation.access.models import KeySet, SetEntry
from multaqa.foundation.access.queries import set_key
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, person_of


def named_set(name: str, *, reach: Reach = Reach.BODY) -> KeySet:
    """The team that features know by this name, such as ``news.editors``; made empty when there is none yet."""
    return KeySet.objects.get_or_create(name=name, defaults={"reach": reach})[0]


def new_set(*, reach: Reach = Reach.PERSON) -> KeySet:
    """A set without a name, for keys no wider than ``reach``; TLP:RED wants ``Reach.PERSON``."""
    return KeySet.objects.create(reach=reach)


@transaction.atomic
def add_entry(keyset: KeySet, key: str, *, by: Person | None, reason: str, until: datetime | None = None) -> SetEntry:
    """Let a key stand in a set from now on; one that stands there without an end is returned as it is.

    Raises BadKey for a key that no set takes or that is wider than this one, ValueError when ``until`` has passed.
    """
    if not may_enter_set(key) or reach_of(key) > keyset.reach:
        raise BadKey(f"{key!r} may not stand in this set.")
    if until is not None and until <= timezone.now():
        raise ValueError("An entry cannot end before it begins.")
    open_entry = SetEntry.objects.filter(keyset=keyset, key=key, until=None, is_base=False).first()
    if open_entry is not None:
        return open_entry
    entry = SetEntry.objects.create(
        keyset=keyset, key=key, opens=set_key(keyset), by=by, reason=reason, until=until, since=timezone.now()
    )
    record(EntryAdded(keyset.public_id, key, reason), by=by, thing=set_key(keyset), about=_named(key))
    return entry


@transaction.atomic
def end_entry(keyset: KeySet, key: str, *, by: Person | None, reason: str) -> int:
    """Take a key out of a set now; returns how many entries that ended."""
    now = timezone.now()
    live_now = SetEntry.objects.filter(Q(until=None) | Q(until__gt=now), keyset=keyset, key=key, is_base=False)
    ended = live_now.update(until=now, ended_by=by)
    if ended:
        record(EntryEnded(keyset.public_id, key, reason), by=by, thing=set_key(keyset), about=_named(key))
    return ended


def _named(key: str) -> Person | None:
    """The person whom a key names: what is said of her entry is about her, and is erased with her."""
    kind, _colon, public_id = key.partition(":")
    return person_of(public_id) if kind == "person" else None
