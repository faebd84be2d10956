"""Writing the one key that counts for a thing, with its history. Only the other commands call this."""

from datetime import datetime

from multaqa.foundation.access.keys import PUBLIC, Reach, vouched
from multaqa.foundation.access.labels import NEEDS_VOUCHING, Label
from multaqa.foundation.access.models import Guarded, KeySet, KeySpan, SetEntry
from multaqa.foundation.access.queries import own_set_of, set_key
from multaqa.foundation.access.refs import ref_of

COLUMNS = ["audience", "label", "held_key", "read_key"]


def lock(thing: Guarded) -> None:
    """Read the four columns again and keep other writers off them until the transaction ends."""
    thing.refresh_from_db(fields=COLUMNS, from_queryset=type(thing)._base_manager.select_for_update())


def write_read_key(thing: Guarded, *, at: datetime) -> None:
    """Save the four columns; the read key is the team's or the audience, behind the thing's own set if it has one.

    It is marked as vouched where the label wants that.
    """
    key = thing.held_key or thing.audience
    own = own_set_of(ref_of(thing))
    if own is not None and key != PUBLIC:
        _put_base(own, key, at=at)
        key = set_key(own)
    if Label(thing.label) in NEEDS_VOUCHING:
        key = vouched(key)
    thing.read_key = key
    thing.save(update_fields=COLUMNS)
    _write_span(ref_of(thing), key, at=at)


def repeat(copy: Guarded, of: Guarded, *, at: datetime) -> None:
    """Save the four columns of another row as a row's own, with the history of its key."""
    for column in COLUMNS:
        setattr(copy, column, getattr(of, column))
    copy.save(update_fields=COLUMNS)
    _write_span(ref_of(copy), copy.read_key, at=at)


def found_own_set(thing: Guarded, *, at: datetime) -> KeySet:
    """The set that belongs to a thing, made with the thing's present key as its base when it has none yet."""
    own = own_set_of(ref_of(thing))
    if own is None:
        own = KeySet.objects.create(thing=ref_of(thing), reach=Reach.PERSON)
        write_read_key(thing, at=at)
    return own


def _put_base(own: KeySet, key: str, *, at: datetime) -> None:
    bases = SetEntry.objects.filter(keyset=own, is_base=True, until=None)
    if bases.filter(key=key).exists():
        return
    bases.update(until=at)
    SetEntry.objects.create(keyset=own, key=key, opens=set_key(own), is_base=True, since=at)


def _write_span(ref: str, key: str, *, at: datetime) -> None:
    spans = KeySpan.objects.filter(thing=ref, until=None)
    if spans.filter(key=key).exists():
        return
    spans.update(until=at)
    KeySpan.objects.create(thing=ref, key=key, since=at)
