"""Who belongs to a community, as a reader meets them, and who asks to."""

from collections.abc import Collection
from typing import Final

from django.db.models import Count, Q, QuerySet

from multaqa.features.community.models import Community, Participation, Role
from multaqa.features.membership.api import Breadth, breadth_of
from multaqa.foundation.access.api import PUBLIC, people_meeting, readers_among, rows_for, split_ref, visible_people
from multaqa.foundation.people.api import Capability, Network, Person, Reader, people_in_standing, people_with
from multaqa.lib.prepared import Given, Prepared, PreparedObjects

State = Participation.State
_WITH: Final = ("person", "community", "community__network")


def participation_of(community: Community, person: Reader) -> Participation | None:
    """What a person is in a community, whatever its state; None if she never had to do with it."""
    if person is None:
        return None
    return next(iter(_HERS.objects(community=community.pk, row=person.pk)), None)


_HERS: Final = PreparedObjects(
    Participation, lambda community, row: Participation.objects.filter(community=community, person=row)
)


def own_participation(public_id: str, *, person: Person) -> Participation | None:
    """A participation of this person's own, by its public id; None for anybody else's."""
    return Participation.objects.filter(public_id=public_id, person=person).select_related(*_WITH).first()


def people_of_community(community: Community, *, reader: Reader) -> QuerySet[Participation]:
    """Those who belong to a community now and whom the reader meets: facilitators first, then as they came.

    Ask ``can_see_people`` first.
    """
    return _belonging([community.pk], reader).select_related("person").order_by("role", "since", "pk")


def counts_of_people(communities: Collection[int], *, reader: Reader) -> dict[int, int]:
    """How many belong to each of the communities in these rows, of those whom the reader meets; one query."""
    return dict(rows_for(reader, _PEOPLE, communities=list(communities)))


def counts_of_one(community: Community, *, reader: Reader) -> tuple[int, int]:
    """How many belong to a community and how many ask to, of those whom the reader meets; one query."""
    return next(iter(rows_for(reader, _PEOPLE_AND_REQUESTS, communities=[community.pk])), (0, 0))


def facilitators_of(community: Community, *, reader: Reader) -> list[Participation]:
    """The facilitators of a community whom the reader meets, the longest first; one query."""
    rows = rows_for(reader, _FACILITATORS.read, communities=[community.pk])
    return _FACILITATORS.objects_of(rows)


def _met(communities: Collection[int] | Given, reader: Reader | Given) -> QuerySet[Participation]:
    """The participations of people whom the reader meets, in the communities in these rows, of whatever state."""
    rows = Participation.objects.filter(visible_people(reader, column="person"), community__in=communities)
    return rows.filter(person__in=people_in_standing())


def _belonging(communities: Collection[int] | Given, reader: Reader | Given) -> QuerySet[Participation]:
    return _met(communities, reader).filter(state=State.ACTIVE)


_PEOPLE: Final = Prepared(
    lambda reader, communities: (
        _belonging(communities, reader).order_by().values_list("community").annotate(people=Count("pk"))
    )
)
_PEOPLE_AND_REQUESTS: Final = Prepared(
    lambda reader, communities: (
        _met(communities, reader)
        .order_by()
        .values("community")
        .annotate(people=Count("pk", filter=Q(state=State.ACTIVE)), asking=Count("pk", filter=Q(state=State.ASKED)))
        .values_list("people", "asking")
    )
)
_FACILITATORS: Final = PreparedObjects(
    Participation,
    lambda reader, communities: _belonging(communities, reader).filter(role=Role.FACILITATOR).order_by("since", "pk"),
    along=("person",),
)


def requests_of(community: Community, *, reader: Person) -> QuerySet[Participation]:
    """Those who ask to join and whom the reader meets, the longest first. Ask whether she may decide first."""
    asked = Participation.objects.filter(visible_people(reader, column="person"), community=community)
    rows = asked.filter(state=State.ASKED, person__in=people_in_standing()).exclude(person=reader)
    return rows.select_related(*_WITH).order_by("asked_at", "pk")


def participation_met(community: Community, public_id: str, *, reader: Person) -> Participation | None:
    """A participation in a community of somebody whom the reader meets, by its public id; None for any other."""
    rows = Participation.objects.filter(visible_people(reader, column="person"), community=community)
    return rows.filter(public_id=public_id).select_related(*_WITH).first()


def has_facilitator(community: Community) -> bool:
    """Whether anybody who may sign in facilitates a community; who hides from whom does not matter here."""
    return _leading(community.pk).exists()


def is_last_facilitator(participation: Participation) -> bool:
    """Whether a community is without a facilitator who may sign in, once this one is none."""
    if participation.state != State.ACTIVE or participation.role != Role.FACILITATOR:
        return False
    others = _leading(participation.community_id).exclude(pk=participation.pk)
    return not others.exists()


def who_reads(keys: Collection[str], *, reader: Reader, network: Network) -> Breadth:
    """How many read what all of these keys must open for, of how many countries, of those whom the reader meets.

    Give the keys of the thread (or what it will bear) and of its carrier. One query; it counts herself too.
    """
    people = people_in_standing().filter(visible_people(reader))
    for key in {*keys} - {PUBLIC}:
        people = readers_among(people, key)
    return breadth_of(people, network=network)


def person_behind(participation: str) -> Person | None:
    """The person of a participation, by its public id; None for none."""
    found = Participation.objects.filter(public_id=participation).select_related("person").first()
    return found.person if found else None


def reason_told(ref: str) -> str:
    """What the person of a participation was told last, by the participation's reference; "" for nothing."""
    found = Participation.objects.filter(public_id=split_ref(ref)[1]).values_list("reason", flat=True)
    return found.first() or ""


def deciders_for(participation: str) -> QuerySet[Person]:
    """Who is told that somebody asks to join: facilitators who may meet her, else those who keep the communities."""
    request = Participation.objects.filter(public_id=participation).select_related("person").first()
    if request is None:
        return Person.objects.none()
    met = people_in_standing().filter(people_meeting(request.person)).exclude(pk=request.person_id)
    leading = met.filter(pk__in=_leading(request.community_id).values("person"))
    return leading if leading.exists() else met.filter(pk__in=people_with(Capability.KEEP_COMMUNITIES).values("pk"))


def who_hears_of_alone(community: Community) -> QuerySet[Person]:
    """Who is told that a community has no facilitator: those who keep the communities and know of it.

    Where none of them does, for it is hidden, those who belong to it: they can turn to a steward.
    """
    keepers = readers_among(people_with(Capability.KEEP_COMMUNITIES), community.read_key)
    if keepers.exists():
        return keepers
    belonging = Participation.objects.filter(community=community, state=State.ACTIVE)
    return people_in_standing().filter(pk__in=belonging.values("person"))


def communities_facilitated(person: int) -> QuerySet[Community]:
    """The communities that the person in this row facilitates."""
    leading = Participation.objects.filter(person=person, state=State.ACTIVE, role=Role.FACILITATOR)
    return Community.objects.filter(pk__in=leading.values("community"))


def _leading(community: int) -> QuerySet[Participation]:
    leading = Participation.objects.filter(community=community, state=State.ACTIVE, role=Role.FACILITATOR)
    return leading.filter(person__in=people_in_standing())
