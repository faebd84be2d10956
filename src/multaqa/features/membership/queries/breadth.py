"""How wide a group of people is: how many they are, and of how many countries or areas."""

from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from multaqa.features.membership.models import Member, Shown
from multaqa.foundation.people.api import Network, Person


class Breadth(NamedTuple):
    """How many people, of how many countries or areas: of these only those that are shown to members."""

    people: int
    areas: int


def breadth_of(people: QuerySet[Person], *, network: Network) -> Breadth:
    """How wide a group of people is; one query. ``people`` are those whom the reader may meet already."""
    shown = Q(
        memberships__network=network,
        memberships__state=Member.State.ACTIVE,
        memberships__area_shown__gte=Shown.MEMBERS,
    )
    told = shown & ~Q(memberships__area="")
    found = people.aggregate(
        people=Count("pk", distinct=True), areas=Count("memberships__area", distinct=True, filter=told)
    )
    return Breadth(found["people"], found["areas"])
