"""Who could read a thing on a past day: spans are closed, never deleted, so that this has an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from multaqa.foundation.access.keys import PUBLIC, network_key
from multaqa.foundation.access.models import Exclusion, Guarded, Holding, KeySpan
from multaqa.foundation.access.policies import live
from multaqa.foundation.access.queries.reading import opened_to
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.people.api import (
    AccountEnded,
    Appointment,
    Person,
    PersonReinstated,
    PersonSuspended,
    SecondFactorGained,
    SecondFactorLost,
    SecondFactorRequired,
)


@dataclass(frozen=True)
class Readership:
    """Who could read a thing: ``everyone``, also without an account, or these people."""

    everyone: bool
    people: QuerySet[Person]


def readers_on(thing: Guarded, when: datetime) -> Readership:
    """Who could read a thing at a moment, by the keys, holdings, sets and states of that moment."""
    return readership_of(_keys_on(thing, when), when)


def readership_of(keys: Collection[str], when: datetime) -> Readership:
    """For whom all of these keys opened at a moment; "" opens for nobody."""
    people = in_standing_on(when)
    for key in keys:
        people = people if key == PUBLIC else people.filter(opened_to(key, at=when) if key else Q(pk=None))
    return Readership(everyone=set(keys) == {PUBLIC}, people=people)


def hidden_from_on(person_id: int, people: Collection[Person], when: datetime) -> set[int]:
    """Those (by row number) from whom the person in this row hid at a moment; a query for each key that she hid from.

    As today: who was in no standing, or of no network and without office, met no one who hid from anyone, and nobody
    hides from herself.
    """
    others = {person.pk for person in people} - {person_id}
    keys = _keys_hidden_from(person_id, when)
    if not keys or not others or PUBLIC in keys:
        return others if keys else set()
    standing = _known_on(when).filter(pk__in=others)
    hidden = others - set(standing.values_list("pk", flat=True))
    for key in keys:
        hidden |= set(standing.filter(opened_to(key, at=when)).values_list("pk", flat=True))
    return hidden


def readership_about(person_id: int, found: Readership, when: datetime) -> Readership:
    """The readership of a thing that is about a person: without those from whom she hid at the moment."""
    keys = _keys_hidden_from(person_id, when)
    if not keys:
        return found
    hidden = Q()
    for key in keys:
        hidden |= Q(pk__isnull=False) if key == PUBLIC else opened_to(key, at=when)
    met = _known_on(when).exclude(pk__in=in_standing_on(when).filter(hidden).values("pk"))
    people = found.people.filter(Q(pk__in=met.values("pk")) | Q(pk=person_id))
    return Readership(everyone=False, people=people)


def key_on(ref: str, when: datetime) -> str:
    """The read key that a guarded thing had at a moment; "" where it had none yet."""
    return KeySpan.objects.filter(live(when), thing=ref).values_list("key", flat=True).first() or ""


def _keys_on(thing: Guarded, when: datetime) -> list[str]:
    """The keys that all had to open then: the thing's own and its whole's; "" where there was none yet."""
    whole = getattr(thing, thing.WHOLE) if thing.WHOLE else None
    return [key_on(ref_of(thing), when), *(_keys_on(whole, when) if isinstance(whole, Guarded) else [])]


def in_standing_on(when: datetime) -> QuerySet[Person]:
    """The people whose accounts were open and not suspended then, and who had a second factor if they needed one."""
    closing = [PersonSuspended.kind(), AccountEnded.kind()]
    people = Person.objects.filter(joined_at__lte=when).alias(
        state_then=_last_of([*closing, PersonReinstated.kind()], when),
        need_then=_last_of([SecondFactorRequired.kind()], when),
        factor_then=_last_of([SecondFactorGained.kind(), SecondFactorLost.kind()], when),
    )
    was_open = Q(state_then=None) | ~Q(state_then__in=closing)
    had_factor = Q(second_factor_since__lte=when) | Q(factor_then=SecondFactorGained.kind())
    return people.filter(was_open, Q(need_then=None) | had_factor | _of_the_demo())


def _known_on(when: datetime) -> QuerySet[Person]:
    """Those in standing then who belonged to a network or held an office."""
    members = Holding.objects.filter(live(when), key__startswith=network_key(""))
    known = Q(pk__in=members.values("person")) | Q(pk__in=Appointment.objects.filter(live(when)).values("person"))
    return in_standing_on(when).filter(known)


def _keys_hidden_from(person_id: int, when: datetime) -> set[str]:
    return set(Exclusion.objects.filter(live(when), person=person_id).values_list("from_key", flat=True))


def _last_of(kinds: list[str], when: datetime) -> Subquery:
    told = RecordedFact.objects.filter(about=OuterRef("pk"), kind__in=kinds, at__lte=when)
    return Subquery(told.order_by("-at", "-pk").values("kind")[:1])


def _of_the_demo() -> Q:
    return Q(is_demo=True) if settings.DEMO else Q(pk=None)
