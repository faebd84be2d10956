"""Reads: people whose names are like an applicant's, in whatever script and order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet

from multaqa.features.membership.models import Application, ApplicationName, MemberName, NameKey
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.names import ALIKE, keys_of, likeness

_COMPARED: Final = 300  # people, those who share most keys first
_SHOWN: Final = 8


@dataclass(frozen=True)
class Like:
    """Somebody whose name is like the applicant's: the name, how like (0 to 1), and whether she is a member."""

    person: Person
    name: str
    likeness: float
    is_member: bool


def like_names(application: Application, *, reader: Reader) -> list[Like]:
    """Members and other applicants with a like name whom ``reader`` may meet, the likest first; four queries.

    With nobody as reader, all of them: for what is kept of an application, and sieved again for each who reads it.
    """
    names = [name.whole for name in application.names.all()] or [application.person.name]
    people = {person.pk: person for person in _sharing_keys(names, application, reader=reader)}
    said: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for name in _of_members(people, application):
        said[name.member.person_id].append((name.whole, True))
    for spoken in _of_applicants(people, application):
        said[spoken.application.person_id].append((spoken.whole, False))
    found = [like for number, forms in said.items() if (like := _likest(people[number], names, forms)) is not None]
    return sorted(found, key=lambda like: (-like.likeness, like.person.pk))[:_SHOWN]


def _sharing_keys(names: Iterable[str], application: Application, *, reader: Reader) -> QuerySet[Person]:
    keys = {key for name in names for key in keys_of(name)}
    met = visible_people(reader, column="person") if reader else Q()
    shared = NameKey.objects.filter(met, key__in=keys).exclude(person=application.person_id)
    ranked = shared.values("person").annotate(count=Count("pk")).order_by("-count", "person")[:_COMPARED]
    numbers = [row["person"] for row in ranked]
    return Person.objects.filter(pk__in=numbers)


def _of_members(people: Iterable[int], application: Application) -> QuerySet[MemberName]:
    found = MemberName.objects.filter(member__person__in=people, member__network=application.network)
    return found.select_related("member")


def _of_applicants(people: Iterable[int], application: Application) -> QuerySet[ApplicationName]:
    found = ApplicationName.objects.filter(application__person__in=people, application__network=application.network)
    return found.exclude(application__state=Application.State.DRAFT).select_related("application")


def _likest(person: Person, names: Iterable[str], forms: Iterable[tuple[str, bool]]) -> Like | None:
    """The form of a person's name that is likest to any of the names; None when none is like enough."""
    forms = list(forms)
    ranked = [(likeness(name, form), form) for name in names for form, _member in forms]
    best, form = max(ranked, default=(0.0, ""))
    if best < ALIKE:
        return None
    return Like(person, form, best, any(is_member for _form, is_member in forms))
