"""Who holds what, what opens for whom, and who may read a thing now."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext

from multaqa.foundation.access.keys import ACCOUNT, PUBLIC, Reach, is_vouched, kind_of, plain, reach_of
from multaqa.foundation.access.labels import Label, widest
from multaqa.foundation.access.models import Exclusion, Freeze, Guarded, Holding, KeySet, SetEntry
from multaqa.foundation.access.opening import opening_among, opening_to
from multaqa.foundation.access.policies import hiding_from, live, network_keys_held, plain_members_sets, visible_people
from multaqa.foundation.people.api import Person, Reader, in_standing, looker_behind
from multaqa.lib.prepared import Prepared, Row


def may_read(reader: Reader, thing: Guarded) -> bool:
    """Whether the reader may read this row now: its own key opens for her, and its whole's."""
    return may_open(reader, keys_to(thing))


def may_open(reader: Reader, keys: Collection[str]) -> bool:
    """Whether every one of these keys opens for the reader now."""
    return keys_open_to(reader, keys) == set(keys)


def keys_open_to(reader: Reader, keys: Collection[str], *, at: datetime | None = None) -> set[str]:
    """Which of these keys open for the reader at a moment (now when none is given); at most one query."""
    public = set(keys) & {PUBLIC}
    others = set(keys) - {PUBLIC, ""}
    if reader is None or not others:
        return public
    if looker := looker_behind(reader):
        held = network_keys_held(looker, at=at).filter(key__in=others).values_list("key")
        sets = plain_members_sets(looker, at=at).filter(opens__in=others).values_list("opens")
        return public | (others & {ACCOUNT}) | {key for (key,) in held.union(sets)}
    return public | opening_among(others, person_id=reader.pk, at=at or timezone.now())


def rows_for(reader: Reader, read: Prepared, **given: Any) -> list[Row]:
    """The rows of a prepared read with a parameter ``reader``, whom its query set asks ``readable_by`` about.

    For nobody and for other eyes the rule has other forms: their query set is put together each time.
    """
    if reader is None or looker_behind(reader):
        return list(read.query_set(reader=reader, **given))
    return read.rows(**opening_to(reader.pk, timezone.now()), **given)


def keys_to(thing: Guarded) -> list[str]:
    """The keys that must all open for a row to be read: its own and, for a part, its whole's."""
    whole = getattr(thing, thing.WHOLE) if thing.WHOLE else None
    return [thing.read_key, *(keys_to(whole) if isinstance(whole, Guarded) else [])]


def may_meet(reader: Reader, person: Person) -> bool:
    """Whether a person's profile, name and doings may be shown to the reader."""
    return Person.objects.filter(visible_people(reader), pk=person.pk).exists()


def shown_names(people: Iterable[Person], *, reader: Reader) -> dict[int, str]:
    """The name to show for each person, by row number: "A member" for those who hide from the reader; one query."""
    named = {person.pk: person.name for person in people}
    visible = {pk for (pk,) in rows_for(reader, _VISIBLE, people=list(named))}
    return {pk: name if pk in visible and name else gettext("A member") for pk, name in named.items()}


def is_hidden(person: Person) -> bool:
    """Whether a person hides from everyone ("Hide me now")."""
    return Exclusion.objects.filter(person=person, from_key=PUBLIC, until=None).exists()


def people_hidden_from(reader: Reader) -> frozenset[int]:
    """The row numbers of everyone who hides from the reader; one query."""
    return frozenset(person for (person,) in rows_for(reader, _HIDING))


_VISIBLE: Final = Prepared(
    lambda reader, people: Person.objects.filter(visible_people(reader), pk__in=people).values_list("pk")
)
_HIDING: Final = Prepared(lambda reader: hiding_from(reader).values_list("person"))


def readers_among(people: QuerySet[Person], read_key: str, *, at: datetime | None = None) -> QuerySet[Person]:
    """Those of ``people`` for whom a key opens: everyone for ``public``, else only accounts in standing."""
    if read_key == PUBLIC:
        return people
    return people.filter(opened_to(read_key, at=at or timezone.now()), in_standing())


def opened_to(read_key: str, *, at: datetime) -> Q:
    """The people whom a key other than ``public`` lets in at a moment, were their accounts active."""
    if is_vouched(read_key):
        frozen = Freeze.objects.filter(live(at))
        return opened_to(plain(read_key), at=at) & ~Q(pk__in=frozen.values("person"))
    if read_key == ACCOUNT:
        return Q()
    entries = SetEntry.objects.filter(live(at))
    stand = Q(opens=read_key) | Q(opens__in=entries.filter(opens=read_key).values("key"))
    keys = entries.filter(stand).values("key")
    holding = Holding.objects.filter(Q(key=read_key) | Q(key__in=keys), live(at))
    return (
        Q(public_id__in=_named(entries.filter(stand)))
        | Q(public_id=read_key.partition("person:")[2])
        | Q(pk__in=holding.values("person"))
        | Q(Exists(entries.filter(stand, key=ACCOUNT)))
    )


def holds(person: Person, key: str, *, at: datetime | None = None) -> bool:
    """Whether a holding of this key was open for the person at a moment, whatever her account's state."""
    return Holding.objects.filter(live(at), person=person, key=key).exists()


def held_keys(person: Person) -> frozenset[str]:
    """The keys that a person holds by rows now, whatever her account's state; one query."""
    return frozenset(Holding.objects.filter(live(), person=person).values_list("key", flat=True))


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


def _named(entries: QuerySet[SetEntry]) -> QuerySet[SetEntry, Any]:
    """The public ids of the people who stand in sets by name."""
    return entries.filter(key__startswith="person:").values(public=Substr("key", len("person:") + 1))


def frozen_people() -> QuerySet[Freeze]:
    """The freezes that wait for an officer, oldest first, each with its person. Ask for SAFEGUARD first."""
    return Freeze.objects.filter(until=None).select_related("person").order_by("since")


def frozen_person(public_id: str) -> Person | None:
    """The person with this public id while her keys are frozen."""
    return Person.objects.filter(public_id=public_id, pk__in=Freeze.objects.filter(until=None).values("person")).first()
