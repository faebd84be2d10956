"""The pages of an organisation and of a country or area: who there is whom this reader may meet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import FocalPoint, Member, Organisation, Shown
from multaqa.features.membership.queries.directory.cards import MemberCard, cards_of
from multaqa.features.membership.queries.directory.finding import Directory, Wish, directory_for
from multaqa.features.membership.queries.naming import Said, body_named, said
from multaqa.foundation.people.api import Reader
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import Given, Prepared, PreparedObjects


@dataclass(frozen=True)
class BodyPage:
    """An organisation as a reader meets it: ``others`` are its names in the other languages.

    ``focal_points`` are row numbers of members (``cards_by_number``).
    """

    organisation: Organisation
    name: Said
    others: Sequence[Said]
    constituency: Said
    area: str
    focal_points: Sequence[int]
    directory: Directory


@dataclass(frozen=True)
class SectorPoints:
    """Focal points whose subject is one sector; ``sector`` is empty for those of none."""

    sector: str
    cards: Sequence[MemberCard]


def body_page(public_id: str, *, reader: Reader, language: str) -> BodyPage | None:
    """An organisation for a reader; None for what is not there for her.

    It is there for whoever meets a member who shows it; for members also without one, unless its people are at risk.
    """
    directory = directory_for(reader, wish=Wish(chosen={"organisation": public_id}))
    if not directory.found and directory.circle != Shown.MEMBERS:
        return None
    organisation = next(iter(_KNOWN.objects(public_id=public_id)), None)
    if organisation is None or (organisation.constituency.is_at_risk and not directory.found):
        return None
    name = body_named(organisation, language)
    return BodyPage(
        organisation=organisation,
        name=name,
        others=[Said(text, code) for code, text in organisation.name.items() if code != name.language and text],
        constituency=said(organisation.constituency.name, language),
        area=area_name(organisation.area, language),
        focal_points=_focal_points(directory, body=organisation.pk),
        directory=directory,
    )


def merged_into(public_id: str) -> str:
    """The public id of the organisation that one became; empty for all others. Ask ``body_page`` of that one then."""
    merged = Organisation.objects.filter(public_id=public_id, state=Organisation.State.MERGED)
    return merged.values_list("merged_into__public_id", flat=True).first() or ""


def focal_points_by_sector(directory: Directory, *, language: str) -> list[SectorPoints]:
    """Those found who act for an organisation, by the sectors among their subjects; who has none stands at the end."""
    cards = cards_of(_focal_points(directory), directory, language=language)
    by_id = {card.public_id: card for card in cards}
    sectors: defaultdict[str, list[MemberCard]] = defaultdict(list)
    placed: set[str] = set()
    for sector, public_id in _sectors_of(list(by_id), directory, language):
        sectors[sector].append(by_id[public_id])
        placed.add(public_id)
    others = [card for card in cards if card.public_id not in placed]
    grouped = [SectorPoints(sector, points) for sector, points in sectors.items()]
    return grouped + ([SectorPoints("", others)] if others else [])


def _focal_points(directory: Directory, *, body: int | None = None) -> list[int]:
    """Those found whom a body named, or this one; nobody who does not show her organisation or her name. One query."""
    given = {"now": timezone.now()} | ({"body": body} if body else {})
    named = {number for (number,) in _named(directory.circle, of_one=body is not None).rows(**given)}
    return [number for number in directory.members() if number in named]


@cache
def _named(circle: Shown, *, of_one: bool) -> Prepared:
    """The members who act for an organisation, or for a given one, and show a circle that they do."""

    def rows(now: Given, body: Any = None) -> QuerySet[Any, Any]:
        live = FocalPoint.objects.filter(Q(until=None) | Q(until__gt=now))
        points = live.filter(organisation_id=body) if of_one else live
        shown = Q(organisation_shown__gte=circle, name_shown__gte=circle)
        return Member.objects.filter(shown, person__in=points.values("person")).values_list("pk")

    return Prepared(rows, given=("now", "body") if of_one else ("now",))


_KNOWN: Final = PreparedObjects(
    Organisation,
    lambda public_id: Organisation.objects.filter(public_id=public_id, state=Organisation.State.KNOWN),
    along=("constituency",),
)


def _sectors_of(public_ids: Sequence[str], directory: Directory, language: str) -> list[tuple[str, str]]:
    """Pairs of a sector's label and a member, in the order of the vocabulary; only of who shows her subjects."""
    if not public_ids:
        return []
    subjects = directory.shelf.subjects
    worn = Member.terms.through.objects.filter(
        member__public_id__in=public_ids, member__terms_shown__gte=directory.circle
    )
    found = []
    for public_id, term in worn.order_by("term__position", "term").values_list("member__public_id", "term"):
        own = next(iter(subjects.wider.get(term, ())), "")
        subject = subjects.offered.get(own)
        if subject is not None and subject.facet == "sector":
            found.append((label_in(subject.labels, language), public_id))
    return found
