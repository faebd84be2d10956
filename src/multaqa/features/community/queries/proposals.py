"""Whom to ask: members who show that they know the subject, weighed, with what speaks for each in words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from multaqa.features.community.models import Community
from multaqa.features.community.queries.askable import load_of, people_askable
from multaqa.features.community.queries.earned import answers_accepted
from multaqa.features.community.scoring import (
    MOST,
    Candidate,
    Shares,
    helpfulness_share,
    load_share,
    mixed,
    ranked,
    score_of,
)
from multaqa.features.membership.api import Expert, Level, experts_among, member_of
from multaqa.foundation.languages.api import said_name_of
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import Term, areas, guess_terms, regions_of, wider_terms, with_narrower
from multaqa.lib.digits import localise_number
from multaqa.lib.labels import label_in

_EXACT: Final = 1.0
_NARROWER: Final = 0.8
_WIDER: Final = 0.4
_GUESSED: Final = 0.5
"""What a subject that was only found in the text weighs beside one that was chosen."""
_LANGUAGE_UNKNOWN: Final = 0.3
_OTHER_LANGUAGE: Final = 0.8
"""The share of somebody who works in another of the languages in which answers are read than that of the question."""
_RESERVE: Final = 5


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is asked, by whom, and for whom it is: the keys of the question and of what it hangs on."""

    by: Person
    network: Network
    community: Community | None
    keys: Collection[str]
    topics: Sequence[Term]
    text: str
    language: str
    languages: Sequence[str]


@dataclass(frozen=True)
class Proposal:
    """Somebody who could be asked, and what speaks for her, in words of the reader's language."""

    expert: Expert
    reasons: Sequence[str]


@dataclass(frozen=True)
class _Place:
    """Where somebody stands: her constituency, and the regions of her country or area, the smallest first."""

    constituency: str
    regions: Sequence[str]

    @property
    def continent(self) -> str:
        """The largest region but the world, or ""."""
        return self.regions[-2] if len(self.regions) > 1 else ""


@dataclass(frozen=True)
class _Weighing:
    """What is known when experts are weighed: how near each term is to each topic, loads, accepted answers."""

    sought: Sought
    nearness: Sequence[tuple[float, Mapping[int, float]]]
    load: Mapping[int, int]
    accepted: Mapping[int, int]
    own: _Place


def proposals_for(sought: Sought) -> tuple[list[Proposal], list[Proposal]]:
    """Whom to ask at once, three to five where there are so many, and who could be asked next; the best first.

    About a dozen queries, however many match.
    """
    experts, weighing = _matching(sought)
    candidates = [_candidate(one, weighing) for one in experts.values()]
    first = mixed(candidates, constituency=weighing.own.constituency, region=weighing.own.continent, most=MOST)
    others = [one for one in ranked(candidates) if one not in first][:_RESERVE]
    return _proposed(first, experts, weighing), _proposed(others, experts, weighing)


def experts_matching(sought: Sought) -> list[Expert]:
    """Everyone who may be asked, shows something of the subject, and works in a language that is read."""
    return list(_matching(sought)[0].values())


def experts_named(public_ids: Collection[str], sought: Sought) -> list[Proposal]:
    """Those of the members with these profiles to whom the question may be put, with what speaks for each."""
    nearness = _nearness(sought)
    bearing = {term for _weight, near in nearness for term in near}
    people = people_askable(by=sought.by, keys=sought.keys, network=sought.network, community=sought.community)
    experts = experts_among(people, network=sought.network, called=public_ids)
    weighing = _weighing(sought, nearness, [one.person.pk for one in experts], bearing)
    by_id = {one.public_id: one for one in experts}
    ordered = [by_id[public_id] for public_id in dict.fromkeys(public_ids) if public_id in by_id]
    return [Proposal(one, _reasons(one, weighing)) for one in ordered]


def _matching(sought: Sought) -> tuple[dict[int, Expert], _Weighing]:
    nearness = _nearness(sought)
    bearing = {term for _weight, near in nearness for term in near}
    people = people_askable(by=sought.by, keys=sought.keys, network=sought.network, community=sought.community)
    experts = experts_among(people, network=sought.network, bearing=bearing)
    weighing = _weighing(sought, nearness, [one.person.pk for one in experts], bearing)
    return {one.person.pk: one for one in experts if _language(one, sought)}, weighing


def _weighing(
    sought: Sought,
    nearness: Sequence[tuple[float, Mapping[int, float]]],
    people: Collection[int],
    bearing: Collection[int],
) -> _Weighing:
    own = member_of(sought.by, sought.network)
    place = _Place(own.constituency.code, _regions(own.area)) if own is not None else _Place("", ())
    accepted = answers_accepted(people, about=bearing, reader=sought.by)
    return _Weighing(sought, nearness, load_of(people), accepted, place)


def _nearness(sought: Sought) -> list[tuple[float, Mapping[int, float]]]:
    """For each topic its weight and how near other terms are to it: below it nearly the same, above it less."""
    chosen = {term.pk for term in sought.topics}
    guessed = [(term, _GUESSED * weight) for term, weight in guess_terms(sought.text, sought.language)]
    wanted = [(term, 1.0) for term in sought.topics] + [each for each in guessed if each[0].pk not in chosen]
    return [(weight, _near(term)) for term, weight in wanted]


def _near(term: Term) -> dict[int, float]:
    near = {one.pk: _WIDER for one in wider_terms(term)}
    return near | dict.fromkeys(with_narrower(term), _NARROWER) | {term.pk: _EXACT}


def _candidate(expert: Expert, weighing: _Weighing) -> Candidate:
    place = _Place(expert.constituency, _regions(expert.area))
    score = score_of(_shares(expert, weighing))
    return Candidate(person=expert.person.pk, score=score, constituency=expert.constituency, region=place.continent)


def _shares(expert: Expert, weighing: _Weighing) -> Shares:
    return Shares(
        expertise=_expertise(expert, weighing),
        language=_language(expert, weighing.sought),
        region=_region(expert, weighing.own),
        load=load_share(weighing.load.get(expert.person.pk, 0)),
        helpfulness=helpfulness_share(weighing.accepted.get(expert.person.pk, 0)),
    )


def _expertise(expert: Expert, weighing: _Weighing) -> float:
    """The share of the topics that she knows, each by the term of hers that is nearest to it."""
    whole = sum(weight for weight, _near_terms in weighing.nearness)
    known = sum(
        weight * max((near.get(term, 0) for term in expert.terms), default=0) for weight, near in weighing.nearness
    )
    return known / whole if whole else 0.0


def _language(expert: Expert, sought: Sought) -> float:
    """Whether she works in the language of the question, or in another in which answers are read; 0 for neither."""
    if not expert.languages:
        return _LANGUAGE_UNKNOWN
    works_in = {code for code, level in expert.languages.items() if level >= Level.WORKS}
    if sought.language in works_in:
        return 1.0
    return _OTHER_LANGUAGE if works_in & {*sought.languages} else 0.0


def _region(expert: Expert, own: _Place) -> float:
    """1 in the same smallest region, less in a wider one, 0 on another continent or where it is not known."""
    shared = [one for one in own.regions[:-1] if one in _regions(expert.area)]
    return len(shared) / max(1, len(own.regions) - 1)


def _regions(area: str) -> Sequence[str]:
    return regions_of(area) if area in areas() else ()


def _proposed(chosen: Sequence[Candidate], experts: Mapping[int, Expert], weighing: _Weighing) -> list[Proposal]:
    return [Proposal(experts[one.person], _reasons(experts[one.person], weighing)) for one in chosen]


def _reasons(expert: Expert, weighing: _Weighing) -> list[str]:
    """What speaks for her, the weightiest first."""
    said = [_known_topics(expert, weighing), _spoken(expert, weighing.sought), _helped(expert, weighing)]
    place = _Place(expert.constituency, _regions(expert.area))
    if weighing.own.constituency and expert.constituency != weighing.own.constituency:
        said.append(_("from another constituency than yours"))
    if weighing.own.continent and place.continent and place.continent != weighing.own.continent:
        said.append(_("from another region than yours"))
    elif _region(expert, weighing.own) == 1.0:
        said.append(_("from your region"))
    if not weighing.load.get(expert.person.pk):
        said.append(_("not asked lately"))
    return [reason for reason in said if reason]


def _known_topics(expert: Expert, weighing: _Weighing) -> str:
    known = [
        label_in(topic.labels, get_language() or "en")
        for topic, (_weight, near) in zip(weighing.sought.topics, weighing.nearness, strict=False)
        if any(near.get(term, 0) >= _NARROWER for term in expert.terms)
    ]
    return _("knows the subject: %(topics)s") % {"topics": _(", ").join(known)} if known else ""


def _spoken(expert: Expert, sought: Sought) -> str:
    works_in = {code for code, level in expert.languages.items() if level >= Level.WORKS}
    shared = [said_name_of(code) for code in dict.fromkeys([sought.language, *sought.languages]) if code in works_in]
    return _("works in: %(languages)s") % {"languages": _(", ").join(shared)} if shared else ""


def _helped(expert: Expert, weighing: _Weighing) -> str:
    times = weighing.accepted.get(expert.person.pk, 0)
    if not times:
        return ""
    said = ngettext("%(times)s answer on it was accepted", "%(times)s answers on it were accepted", times)
    return said % {"times": localise_number(times, get_language() or "en")}
