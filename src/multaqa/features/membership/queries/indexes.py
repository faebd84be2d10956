"""The lists of organisations and of countries and areas: those that a reader meets, with their members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from multaqa.features.membership.models import Organisation, Shown
from multaqa.features.membership.queries.directory.finding import Directory, beginnings
from multaqa.features.membership.queries.directory.rows import in_words
from multaqa.features.membership.queries.directory.subjects import group_of
from multaqa.features.membership.queries.naming import Said, body_named
from multaqa.foundation.taxonomy.api import area_name, regional_groups
from multaqa.lib.fold import fold, sort_key
from multaqa.lib.labels import label_in


@dataclass(frozen=True)
class ListedBody:
    """An organisation in the list: ``members`` are those whom the reader meets there."""

    public_id: str
    name: Said
    acronym: str
    constituency: str
    area: str
    members: int


class ListedArea(NamedTuple):
    """A country or area with the number of members who show it to the reader."""

    code: str
    name: str
    members: int


@dataclass(frozen=True)
class AreaGroup:
    """The countries and areas of one regional group; ``name`` is empty for those of none."""

    name: str
    areas: Sequence[ListedArea]
    members: int


def bodies_met(directory: Directory, *, words: str = "", constituency: str = "", language: str) -> list[ListedBody]:
    """The organisations that have a page for this reader, in the order of their names; two queries.

    As ``body_page`` says: those with a member whom she meets, and for members also others whose people are not at risk.
    """
    counts = dict(directory.counts_of("organisation"))
    met = Q(public_id__in=counts)
    if directory.circle == Shown.MEMBERS:
        met |= Q(constituency__is_at_risk=False)
    found = Organisation.objects.filter(met, state=Organisation.State.KNOWN).select_related("constituency")
    if constituency:
        found = found.filter(constituency__code=constituency)
    if wanted := in_words(fold(words)).split():
        found = found.prefetch_related("names")
    listed = [_listed(each, counts, language) for each in found if _is_named(each, wanted)]
    return sorted(listed, key=lambda one: sort_key(one.name.text))


def areas_by_group(directory: Directory, *, language: str) -> list[AreaGroup]:
    """The countries and areas that members show to this reader, by regional group, those of none at the end."""
    found: dict[str, list[ListedArea]] = {code: [] for code in (*regional_groups(), "")}
    for code, members in directory.counts_of("country"):
        found[group_of(code)].append(ListedArea(code, area_name(code, language), members))
    return [_group(code, areas, language) for code, areas in found.items() if areas]


def _listed(body: Organisation, counts: Mapping[str, int], language: str) -> ListedBody:
    return ListedBody(
        public_id=body.public_id,
        name=body_named(body, language),
        acronym=body.acronym,
        constituency=label_in(body.constituency.name, language),
        area=area_name(body.area, language),
        members=counts.get(body.public_id, 0),
    )


def _is_named(body: Organisation, wanted: Sequence[str]) -> bool:
    """Whether one of its names has words that begin with each of those."""
    if not wanted:
        return True
    names = "".join(f" {in_words(name.fold)}" for name in body.names.all())
    return all(any(begin in names for begin in beginnings(word)) for word in wanted)


def _group(code: str, areas: Sequence[ListedArea], language: str) -> AreaGroup:
    name = label_in(regional_groups()[code].names, language) if code else ""
    ordered = sorted(areas, key=lambda area: sort_key(area.name))
    return AreaGroup(name, ordered, sum(area.members for area in areas))
