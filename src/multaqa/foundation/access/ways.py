"""The ways by which a key opens for people, now or on a past day: what "who can see it, and why" is told from."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps

from multaqa.foundation.access.keys import ACCOUNT, PUBLIC, is_vouched, person_key, plain
from multaqa.foundation.access.models import Freeze, Guarded, Holding, SetEntry
from multaqa.foundation.access.policies import live
from multaqa.foundation.access.queries import (
    Readership,
    hidden_from_on,
    in_standing_on,
    key_on,
    readership_about,
    readership_of,
)
from multaqa.foundation.access.refs import split_ref
from multaqa.foundation.access.things import owner_of, person_about, read_keys_of, whole_of
from multaqa.foundation.people.api import Person


@dataclass(frozen=True, kw_only=True)
class Way:
    """How one key opened for one person: ``key`` is the plain key that let her in, through an ``entry`` of a set and
    a ``holding`` of hers where there were any; ``is_grant`` says that the entry was made on this one thing."""

    key: str
    entry: SetEntry | None = None
    holding: Holding | None = None
    is_grant: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Whether one person could read a thing, and the ways: one list for each key that had to open, all not empty.

    ``is_active`` says whether her account was open, not suspended, and had a second factor if it needed one at that
    moment; ``is_shut`` whether a label stood in the way because her keys were frozen; ``is_hidden`` whether the thing,
    or what it is part of, is about somebody who hid from her; ``hides_owner`` whether its owner hid from her, so that
    she read "A member" in that place.
    """

    person: Person
    is_active: bool
    is_shut: bool
    is_hidden: bool
    hides_owner: bool
    ways: tuple[tuple[Way, ...], ...]

    @property
    def may(self) -> bool:
        """Whether every key opened for her, and nobody whom the thing is about hid from her."""
        opened = bool(self.ways) and all(self.ways) and (self.is_active or self.is_public)
        return opened and not self.is_shut and not self.is_hidden

    @property
    def is_public(self) -> bool:
        """Whether everyone could read the thing, also without an account."""
        return bool(self.ways) and all(way and way[0].key == PUBLIC for way in self.ways)


def keys_to_ref(ref: str, *, at: datetime) -> list[str]:
    """The keys that all had to open for a thing at a moment: its own and its wholes'.

    A kind that is not guarded keeps no history: its present keys are given. Empty for a reference to nothing.
    """
    if not _is_guarded(ref):
        return list(read_keys_of([ref]).get(ref, ()))
    whole = whole_of(ref)
    return [key_on(ref, at), *(keys_to_ref(whole, at=at) if whole else [])]


def readership(ref: str, *, at: datetime) -> Readership:
    """Who could read a thing at a moment; nobody where it is unknown."""
    found = readership_of(keys_to_ref(ref, at=at) or [""], at)
    for person_id in _people_about(ref):
        found = readership_about(person_id, found, at)
    return found


def readings(people: Collection[Person], ref: str, *, at: datetime) -> list[Reading]:
    """Whether and why each of these people could read a thing at a moment; a constant number of queries."""
    keys = keys_to_ref(ref, at=at)
    needed = [_plain_ways(plain(key), at) for key in keys]
    held = _holdings(people, {way.key for ways in needed for way in ways}, at)
    shut = _frozen(people, at) if any(map(is_vouched, keys)) else set()
    hidden: set[int] = set()
    for person_id in _people_about(ref):
        hidden |= hidden_from_on(person_id, people, at)
    owner = owner_of(ref)
    ownerless = hidden_from_on(owner.pk, people, at) if owner is not None else set()
    active = set(in_standing_on(at).filter(pk__in=[person.pk for person in people]).values_list("pk", flat=True))
    return [
        Reading(
            person=person,
            is_active=person.pk in active,
            is_shut=person.pk in shut,
            is_hidden=person.pk in hidden,
            hides_owner=person.pk in ownerless,
            ways=tuple(tuple(_hers(person, ways, held[person.pk])) for ways in needed),
        )
        for person in people
    ]


def _is_guarded(ref: str) -> bool:
    try:
        return issubclass(apps.get_model(split_ref(ref)[0]), Guarded)
    except (LookupError, ValueError):
        return False


def _people_about(ref: str) -> set[int]:
    """Whom a thing and its wholes are about, as today: what a thing is about never changes."""
    found = person_about(ref)
    whole = whole_of(ref)
    return ({found} if found is not None else set()) | (_people_about(whole) if whole else set())


def _plain_ways(key: str, at: datetime) -> list[Way]:
    """Every plain key that opens this one, with the entry by which it does: sets are at most two deep."""
    if not key.startswith("set:"):
        return [Way(key=key)] if key else []
    ways = []
    for entry in SetEntry.objects.filter(live(at), opens=key).select_related("by", "keyset").order_by("pk"):
        if entry.is_base:
            ways += _plain_ways(entry.key, at)
        else:
            ways.append(Way(key=entry.key, entry=entry, is_grant=bool(entry.keyset.thing)))
    return ways


def _frozen(people: Collection[Person], at: datetime) -> set[int]:
    return set(Freeze.objects.filter(live(at), person__in=people).values_list("person", flat=True))


def _holdings(people: Collection[Person], keys: Collection[str], at: datetime) -> dict[int, dict[str, Holding]]:
    found: defaultdict[int, dict[str, Holding]] = defaultdict(dict)
    held = Holding.objects.filter(live(at), person__in=people, key__in=keys).select_related("by")
    for holding in held.order_by("-pk"):
        found[holding.person_id][holding.key] = holding
    return found


def _hers(person: Person, ways: list[Way], held: dict[str, Holding]) -> list[Way]:
    own = {PUBLIC, ACCOUNT, person_key(person)}
    return [
        Way(key=way.key, entry=way.entry, holding=held.get(way.key), is_grant=way.is_grant)
        for way in ways
        if way.key in own or way.key in held
    ]
