"""Who could read a thing on a past day: spans are closed, never deleted, so that this has an answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from multaqa.foundation.access.keys import PUBLIC
from multaqa.foundation.access.models import Guarded, KeySpan
from multaqa.foundation.access.policies import live
from multaqa.foundation.access.queries.reading import opened_to
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.people.api import (
    AccountEnded,
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


def _last_of(kinds: list[str], when: datetime) -> Subquery:
    told = RecordedFact.objects.filter(about=OuterRef("pk"), kind__in=kinds, at__lte=when)
    return Subquery(told.order_by("-at", "-pk").values("kind")[:1])


def _of_the_demo() -> Q:
    return Q(is_demo=True) if settings.DEMO else Q(pk=None)
