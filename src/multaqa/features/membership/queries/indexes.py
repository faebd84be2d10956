"""The lists of organisations and of countries and areas: those that a reader meets, with their members."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from multaqa.features.membership.models import Shown
from multaqa.features.membership.queries.directory.finding import Directory, beginnings
from multaqa.features.membership.queries.directory.known_bodies import KnownBody, known_bodies
from multaqa.features.membership.queries.directory.rows import in_words
from multaqa.features.membership.queries.directory.subjects import group_of
from multaqa.features.membership.queries.naming import Said, said
from multaqa.foundation.taxonomy.api import area_name, regional_groups
from multaqa.lib.fold import fold, sort_key
from multaqa.lib.labels import label_in


@dataclass(frozen=True)
class Sieve:
    """What a reader looks for among organisations: words of a name, a constituency, a regional group of the UN."""

    words: str = ""
    constituency: str = ""
    group: str = ""


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


def bodies_met(directory: Directory, sieve: Sieve | None = None, *, language: str) -> list[KnownBody]:
    """The organisations that have a page for this reader, in the order of their names; no query of its own.

    As ``body_page`` says: those with a member whom she meets, and for members also others whose people are not at risk.
    """
    counts, sieve = _counts(directory), sieve or Sieve()
    wanted = [beginnings(word) for word in in_words(fold(sieve.words)).split()]
    everyones = directory.circle == Shown.MEMBERS
    return [
        body
        for body in known_bodies(directory.shelf).in_order(language)
        if (body.public_id in counts or (everyones and not body.is_at_risk))
        and sieve.constituency in ("", body.constituency)
        and sieve.group in ("", body.group)
        and all(any(begin in body.folded for begin in begins) for begins in wanted)
    ]


def listed(bodies: Iterable[KnownBody], directory: Directory, *, language: str) -> list[ListedBody]:
    """Organisations as a list shows them."""
    counts, constituencies = _counts(directory), directory.shelf.constituencies
    return [
        ListedBody(
            public_id=body.public_id,
            name=said(body.labels, language),
            acronym=body.acronym,
            constituency=label_in(constituencies.get(body.constituency, {}), language),
            area=area_name(body.area, language),
            members=counts.get(body.public_id, 0),
        )
        for body in bodies
    ]


def areas_by_group(directory: Directory, *, language: str) -> list[AreaGroup]:
    """The countries and areas that members show to this reader, by regional group, those of none at the end."""
    found: dict[str, list[ListedArea]] = {code: [] for code in (*regional_groups(), "")}
    for code, members in directory.counts_of("country"):
        found[group_of(code)].append(ListedArea(code, area_name(code, language), members))
    return [_group(code, areas, language) for code, areas in found.items() if areas]


def _counts(directory: Directory) -> dict[str, int]:
    return dict(directory.counts_of("organisation"))


def _group(code: str, areas: Sequence[ListedArea], language: str) -> AreaGroup:
    name = label_in(regional_groups()[code].names, language) if code else ""
    ordered = sorted(areas, key=lambda area: sort_key(area.name))
    return AreaGroup(name, ordered, sum(area.members for area in areas))
