"""Members as those who know something: what others may weigh of them when they look for an answer."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from multaqa.features.membership.models import Member, MemberLanguage, Shown
from multaqa.features.membership.policies import listed_for
from multaqa.foundation.people.api import Network, Person

_CIRCLE: Final = Shown.MEMBERS


@dataclass(frozen=True)
class Expert:
    """A listed member as other members see her: what she does not show them is empty.

    ``terms`` are row numbers, ``languages`` codes with how well she works in each (``Level``), ``area`` an ISO 3166-1
    alpha-3 code.
    """

    person: Person
    public_id: str
    constituency: str
    area: str
    terms: frozenset[int]
    languages: Mapping[str, int]


def experts_among(
    people: QuerySet[Person],
    *,
    network: Network,
    bearing: Collection[int] | None = None,
    called: Collection[str] | None = None,
) -> list[Expert]:
    """Those of ``people`` whom the directory lists to members by name, in the order of their rows; three queries.

    Only who shows one of the terms ``bearing`` (row numbers); only whose profile has one of the public ids ``called``.
    The caller says in ``people`` whom the reader meets.
    """
    found = Member.objects.filter(listed_for(_CIRCLE), name_shown__gte=_CIRCLE, network=network, person__in=people)
    if bearing is not None:
        with_term = Member.terms.through.objects.filter(term__in=bearing)
        found = found.filter(terms_shown__gte=_CIRCLE, pk__in=with_term.values("member"))
    if called is not None:
        found = found.filter(public_id__in=called)
    members = list(found.select_related("person", "constituency").order_by("pk"))
    terms = _terms([one.pk for one in members if one.terms_shown >= _CIRCLE])
    spoken = _languages([one.pk for one in members if one.languages_shown >= _CIRCLE])
    return [
        Expert(
            person=one.person,
            public_id=one.public_id,
            constituency=one.constituency.code,
            area=one.area if one.area_shown >= _CIRCLE else "",
            terms=frozenset(terms[one.pk]),
            languages=spoken[one.pk],
        )
        for one in members
    ]


def _terms(members: Collection[int]) -> defaultdict[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for member, term in Member.terms.through.objects.filter(member__in=members).values_list("member", "term"):
        found[member].add(term)
    return found


def _languages(members: Collection[int]) -> defaultdict[int, dict[str, int]]:
    found = defaultdict[int, dict[str, int]](dict)
    spoken = MemberLanguage.objects.filter(member__in=members)
    for member, language, level in spoken.values_list("member", "language", "level"):
        found[member][language] = level
    return found
