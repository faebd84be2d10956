"""Who may read a thing: the audience its people choose, and the team it is held with."""

from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.commands.read_keys import lock, repeat, write_read_key
from multaqa.foundation.access.facts import AudienceSet, HeldBack, Released
from multaqa.foundation.access.keys import BadKey, kind_of, may_be_audience
from multaqa.foundation.access.labels import Label
from multaqa.foundation.access.models import Guarded
from multaqa.foundation.access.queries import may_cap
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


class TooWide(ValueError):
    """The label does not allow an audience as wide as this."""


@transaction.atomic
def set_audience(thing: Guarded, *, audience: str, label: Label | str, by: Person | None) -> None:
    """Let a saved thing be read by a key under a label; one that is held back stays with its team.

    The feature has asked its own policy whether ``by`` may do this. Raises TooWide, and BadKey for what is no key.
    """
    if not may_be_audience(audience):
        raise BadKey(f"Nothing is for {audience!r}.")
    if not may_cap(label, audience):
        raise TooWide(f"{label} does not allow {audience}.")
    lock(thing)
    before = thing.audience, thing.label
    thing.audience, thing.label = audience, Label(label)
    write_read_key(thing, at=timezone.now())
    record(AudienceSet(ref_of(thing), audience, Label(label).value, *before), by=by, thing=ref_of(thing))


@transaction.atomic
def hold_back(thing: Guarded, *, key: str, by: Person | None) -> None:
    """Put a saved thing before one team only (a draft's writers, a post's moderators), whatever its audience."""
    kind_of(key)
    lock(thing)
    thing.held_key = key
    write_read_key(thing, at=timezone.now())
    record(HeldBack(ref_of(thing), key), by=by, thing=ref_of(thing))


@transaction.atomic
def release(thing: Guarded, *, by: Person | None) -> None:
    """Give a thing that is held back to its audience. Raises ValueError when none was ever set."""
    lock(thing)
    if not thing.audience:
        raise ValueError("A thing without an audience cannot be released.")
    thing.held_key = ""
    write_read_key(thing, at=timezone.now())
    record(Released(ref_of(thing), thing.audience), by=by, thing=ref_of(thing))


@transaction.atomic
def repeat_audience(copy: Guarded, *, of: Guarded) -> None:
    """Let a saved row be read by whoever reads another one now: it repeats the other's four columns.

    For a row that stands for a thing elsewhere, and in the transaction that moved the thing: it records no fact of its
    own.
    """
    lock(of)
    lock(copy)
    repeat(copy, of, at=timezone.now())
