"""Reads: from whom somebody hides, and who hides from whoever will hold certain keys."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.foundation.access.keys import PUBLIC
from multaqa.foundation.access.models import Exclusion
from multaqa.foundation.access.policies import live
from multaqa.foundation.access.queries.reading import opened_to
from multaqa.foundation.people.api import Person


def exclusions_of(person: Person) -> QuerySet[Exclusion]:
    """From whom a person hides now, the latest first."""
    return Exclusion.objects.filter(live(), person=person).order_by("-since", "-pk")


def keys_hidden_from(person: Person) -> frozenset[str]:
    """The keys from whose holders a person hides now; one query."""
    return frozenset(exclusions_of(person).values_list("from_key", flat=True))


def people_meeting(person: Person) -> Q:
    """The people from whom this person does not hide by the keys that they hold; one query now, none when it is used.

    It says nothing of who is in standing, nor of who meets nobody that hides from anyone (``visible_people``).
    """
    keys, at = keys_hidden_from(person), timezone.now()
    if PUBLIC in keys:
        return Q(pk=person.pk)
    hidden = Q(pk__in=())
    for key in keys:
        hidden |= opened_to(key, at=at)
    return ~hidden | Q(pk=person.pk)


def people_hiding_from(keys: Collection[str]) -> QuerySet[Exclusion]:
    """The exclusions, each with its ``person``, that keep people from whoever holds one of these keys."""
    return Exclusion.objects.filter(live(), from_key__in={*keys, PUBLIC})
