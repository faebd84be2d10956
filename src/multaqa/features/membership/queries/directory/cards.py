"""The cards of a page of members: what this reader may see of each, and the facts by which they were found."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from django.utils import timezone

from multaqa.features.membership.models import Member, MemberName, Shown
from multaqa.features.membership.policies import active_members, listed_for
from multaqa.features.membership.queries.circles import circle_of, parts_shown
from multaqa.features.membership.queries.directory.finding import Directory, beginnings
from multaqa.features.membership.queries.directory.rows import in_words
from multaqa.features.membership.queries.naming import (
    Said,
    WrittenName,
    body_named,
    language_named,
    said,
    written_names,
)
from multaqa.features.membership.queries.photos import Photo, photo_in
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Network, Reader
from multaqa.foundation.taxonomy.api import area_name, regional_groups, regions
from multaqa.lib.fold import fold
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import PreparedObjects

type Facts = dict[int, list[str]]

_OF_VOCABULARY: Final = ("expertise", "stage", "sector", "threat")


@dataclass(frozen=True)
class MemberCard:
    """A member in a list. ``name`` is None where she does not show it; ``matched`` are the facts that were looked for.

    ``other_name`` is the one in another script by which she was found, else the next of hers.
    """

    public_id: str
    name: WrittenName | None
    other_name: WrittenName | None
    photo: Photo | None
    function: Said
    organisation: Said
    organisation_id: str
    area: str
    constituency: Said
    matched: tuple[str, ...]


def cards_of(numbers: Sequence[int], directory: Directory, *, language: str) -> list[MemberCard]:
    """The cards of these members in this order; two queries.

    Whoever left the directory since it was kept is left out.
    """
    return list(cards_by_number(numbers, directory, language=language).values())


def cards_by_number(numbers: Iterable[int], directory: Directory, *, language: str) -> dict[int, MemberCard]:
    """The same, by the row numbers of the members, each once: for a page with more than one list."""
    wanted = list(dict.fromkeys(numbers))
    members = {each.pk: each for each in _listed(directory.circle).objects(numbers=wanted, now=timezone.now())}
    names = defaultdict[int, list[MemberName]](list)
    for name in _NAMES.objects(members=list(members)):
        names[name.member_id].append(name)
    facts = _matched(members.values(), directory, language)
    said_of = directory.circle, directory.wish.words, language
    return {
        number: _card(members[number], names[number], facts[number], *said_of) for number in wanted if number in members
    }


def cards_of_people(
    people: Collection[int], *, network: Network, reader: Reader, language: str
) -> dict[int, MemberCard]:
    """The cards of the members among the people in these rows, by the row of each; three queries.

    For whoever shows people for another reason than that they are in the directory: also who is unlisted has one, and
    no ``public_id`` if her profile is not there for the reader. Whom she does not meet is left out.
    """
    circle = circle_of(reader, network)
    met = active_members() & visible_people(reader, column="person")
    found = Member.objects.filter(met, network=network, person__in=people)
    cards = {}
    for member in found.select_related("constituency", "organisation", "photo").prefetch_related("names"):
        card = _card(member, list(member.names.all()), [], circle, "", language)
        has_page = member.name_shown >= circle or (member.is_listed and circle == Shown.MEMBERS)
        cards[member.person_id] = card if has_page else replace(card, public_id="")
    return cards


@cache
def _listed(circle: Shown) -> PreparedObjects[Member]:
    """The members among some whom the directory lists for a circle."""
    return PreparedObjects(
        Member,
        lambda numbers, now: Member.objects.filter(listed_for(circle, at=now), pk__in=numbers),
        along=("constituency", "organisation", "photo"),
    )


_NAMES: Final = PreparedObjects(
    MemberName, lambda members: MemberName.objects.filter(member__in=members).order_by("place")
)


def _card(
    member: Member, own: Sequence[MemberName], matched: list[str], circle: Shown, words: str, language: str
) -> MemberCard:
    shown = parts_shown(member, circle)
    names = written_names(own) if "name" in shown else []
    organisation = member.organisation if "organisation" in shown else None
    nothing = Said("", language)
    return MemberCard(
        public_id=member.public_id,
        name=names[0] if names else None,
        other_name=_other(names, words),
        photo=photo_in(member.photo) if member.photo and "photo" in shown else None,
        function=said(member.function, language) if "function" in shown else nothing,
        organisation=body_named(organisation, language) if organisation else nothing,
        organisation_id=organisation.public_id if organisation else "",
        area=area_name(member.area, language) if "area" in shown else "",
        constituency=said(member.constituency.name, language),
        matched=tuple(matched),
    )


def _other(names: Sequence[WrittenName], words: str) -> WrittenName | None:
    """The name beside the first: the one that begins with what was looked for, where the first does not."""
    others = names[1:]
    wanted = [begin for word in in_words(fold(words)).split() for begin in beginnings(word)]
    found = (one for one in others if any(begin in f" {in_words(fold(one.whole))}" for begin in wanted))
    return next(found, others[0] if others else None)


def _matched(members: Collection[Member], directory: Directory, language: str) -> Facts:
    """For each member the facts that were looked for, as hers are called: a narrower subject than was chosen, say."""
    chosen = directory.wish.chosen
    shared = [language_named(spoken, language)] if (spoken := chosen.get("language")) else []
    shared += [name for name in _places_looked_for(chosen, language) if name]
    looked_for = [
        (facet, directory.shelf.subjects.below(chosen[facet])) for facet in _OF_VOCABULARY if chosen.get(facet)
    ]
    return {
        member.pk: [*(name for one in looked_for for name in _subjects_of(member, *one, directory, language)), *shared]
        for member in members
    }


def _places_looked_for(chosen: Mapping[str, str], language: str) -> Iterator[str]:
    """The region and the regional group: a card names the country or area alone, and the constituency, by itself."""
    for facet, known in (("region", regions()), ("group", regional_groups())):
        found = known.get(chosen.get(facet, ""))
        yield label_in(found.names, language) if found else ""


def _subjects_of(
    member: Member, facet: str, below: Mapping[str, Sequence[str]], directory: Directory, language: str
) -> list[str]:
    """The narrowest of her subjects among those that are what was chosen or ``below`` it."""
    shelf, place = directory.shelf, directory.shelf.places.get(member.person_id)
    hers = [one for one in below if place is not None and shelf.having(facet, one) >> place & 1]
    wider = {each for one in hers for each in below[one] if each != one}
    return [label_in(shelf.subjects.offered[one].labels, language) for one in hers if one not in wider]
