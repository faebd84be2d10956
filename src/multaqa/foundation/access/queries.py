"""Who holds what, who may read a thing now, and who could read it on a past day."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from multaqa.foundation.access.keys import ACCOUNT, PUBLIC, Label, Reach, kind_of, reach_of, widest
from multaqa.foundation.access.models import Guarded, Holding, KeySet, SetEntry
from multaqa.foundation.access.opening import opening_among
from multaqa.foundation.access.policies import live, visible_people
from multaqa.foundation.people.api import Person, Reader, State


def may_read(reader: Reader, thing: Guarded) -> bool:
    """Whether the reader may read this row now: its own key opens for her, and its whole's."""
    return may_open(reader, keys_to(thing))


def may_open(reader: Reader, keys: Collection[str]) -> bool:
    """Whether every one of these keys opens for the reader now."""
    return keys_open_to(reader, keys) == set(keys)


def keys_open_to(reader: Reader, keys: Collection[str]) -> set[str]:
    """Which of these keys open for the reader now; at most one query."""
    public = set(keys) & {PUBLIC}
    others = set(keys) - {PUBLIC, ""}
    if reader is None or not others:
        return public
    return public | opening_among(others, person_id=reader.pk, at=timezone.now())


def keys_to(thing: Guarded) -> list[str]:
    """The keys that must all open for a row to be read: its own and, for a part, its whole's."""
    whole = getattr(thing, thing.WHOLE) if thing.WHOLE else None
    return [thing.read_key, *(keys_to(whole) if isinstance(whole, Guarded) else [])]


def may_meet(reader: Reader, person: Person) -> bool:
    """Whether a person's profile, name and doings may be shown to the reader."""
    return Person.objects.filter(visible_people(reader), pk=person.pk).exists()


def readers_among(people: QuerySet[Person], read_key: str, *, at: datetime | None = None) -> QuerySet[Person]:
    """Those of ``people`` for whom a key opens: everyone for ``public``, else only active accounts."""
    if read_key == PUBLIC:
        return people
    active = people.filter(state=State.ACTIVE)
    return active if read_key == ACCOUNT else active.filter(_opened_to(read_key, at or timezone.now()))


def holds(person: Person, key: str, *, at: datetime | None = None) -> bool:
    """Whether a holding of this key was open for the person at a moment, whatever her account's state."""
    return Holding.objects.filter(live(at), person=person, key=key).exists()


def own_set_of(ref: str) -> KeySet | None:
    """The set that belongs to one thing; None while nothing was granted on it."""
    return KeySet.objects.filter(thing=ref).first()


def set_key(keyset: KeySet) -> str:
    """The key that opens with a set."""
    return f"set:{keyset.public_id}"


def may_cap(label: Label | str, key: str) -> bool:
    """Whether a label allows this audience (product.md, "Audience and label"); raises BadKey for what is no key."""
    return _reach(key) <= widest(Label(label))


def _reach(key: str) -> Reach:
    if kind_of(key) != "set":
        return reach_of(key)
    return Reach(KeySet.objects.values_list("reach", flat=True).get(public_id=key.removeprefix("set:")))


def _opened_to(read_key: str, at: datetime) -> Q:
    """The people whom a key other than ``public`` and ``account`` lets in, through sets where it is one."""
    entries = SetEntry.objects.filter(live(at))
    stand = Q(opens=read_key) | Q(opens__in=entries.filter(opens=read_key).values("key"))
    keys = entries.filter(stand).values("key")
    named = entries.filter(stand, key__startswith="person:").values(public=Substr("key", len("person:") + 1))
    holding = Holding.objects.filter(Q(key=read_key) | Q(key__in=keys), live(at))
    return (
        Q(public_id=read_key.removeprefix("person:"))
        | Q(public_id__in=named)
        | Q(pk__in=holding.values("person"))
        | Q(Exists(entries.filter(stand, key=ACCOUNT)))
    )
