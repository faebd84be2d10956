"""What stands beside a member's name where she wrote something: her organisation and her country or area."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone

from multaqa.features.membership.models import Member, Shown
from multaqa.features.membership.queries.circles import circle_of
from multaqa.features.membership.queries.naming import Said, said
from multaqa.foundation.access.api import rows_for, visible_people
from multaqa.foundation.people.api import Network, Reader, State
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.prepared import Given, Prepared


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader sees of a member beside her name, each part empty where she does not show it.

    ``member`` is the public id of her profile, "" where the reader may not open that.
    """

    member: str
    organisation: Said
    area: str


def lines_of(
    people: Collection[int], *, reader: Reader, network: Network | int, language: str, is_member: bool = False
) -> dict[int, Line]:
    """The line of each of these people (row numbers) who is a member of the network and whom the reader meets.

    One query, and one more to ask whether the reader is a member herself, unless ``is_member`` says so.
    """
    if not people:
        return {}
    number = network if isinstance(network, int) else network.pk
    circle = Shown.MEMBERS if is_member else circle_of(reader, Network.objects.get(pk=number))
    found = rows_for(reader, _LINES, people=list(people), network=number, now_is=timezone.now())
    return {person: _line(circle, language, *columns) for person, *columns in found}


def _line(
    circle: Shown, language: str, member: str, listed: bool, named: int, area: str, area_shown: int, *body: Any
) -> Line:
    organisation, organisation_shown = body
    has_page = named >= circle or (listed and circle == Shown.MEMBERS)
    return Line(
        member if has_page else "",
        said(organisation, language) if organisation and organisation_shown >= circle else Said("", language),
        area_name(area, language) if area and area_shown >= circle else "",
    )


def _lines(people: Given, network: Given, reader: Reader | Given, now_is: Given) -> QuerySet[Any, Any]:
    active = Member.objects.filter(person__in=people, network=network, state=Member.State.ACTIVE)
    standing = active.filter(person__state=State.ACTIVE).exclude(ends_at__lte=now_is)
    met = standing.filter(visible_people(reader, column="person"))
    columns = ("is_listed", "name_shown", "area", "area_shown", "organisation__name", "organisation_shown")
    return met.values_list("person", "public_id", *columns)


_LINES: Final = Prepared(_lines)
