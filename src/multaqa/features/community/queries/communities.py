"""Communities as a reader knows of them: the list, one of them, and those that are hers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet

from multaqa.features.community.models import Access, Community, Participation, Role
from multaqa.features.community.policies.communities import known_by
from multaqa.features.community.queries.mine import new_among
from multaqa.features.community.queries.participations import counts_of_people
from multaqa.features.membership.api import Said, said
from multaqa.foundation.access.api import Label, community_key, network_key, rows_for
from multaqa.foundation.languages.api import said_name_of
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.fold import fold
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import Given, Prepared, PreparedObjects

State = Participation.State
_MOST_WORDS: Final = 6
_MOST_TOPICS: Final = 3  # of a community in a list, the first of the vocabulary; its own page has them all


@dataclass(frozen=True)
class Wish:
    """What a reader looks for: words of a name, a topic by its public id, a language; ``archived``: among those."""

    words: str = ""
    topic: str = ""
    language: str = ""
    archived: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every community is wanted."""
        return not (self.words.strip() or self.topic or self.language)


class Topic(NamedTuple):
    """A topic of a community: its public id and its label."""

    public_id: str
    label: str


@dataclass(frozen=True)
class CommunityLine:
    """A community in a list; ``has_new`` only where it is hers."""

    public_id: str
    name: Said
    purpose: Said
    access: str
    topics: tuple[Topic, ...]
    languages: tuple[str, ...]
    people: int
    is_mine: bool
    is_facilitated: bool
    is_asked: bool
    has_new: bool
    is_archived: bool


class Hers(NamedTuple):
    """What the reader is in a community: her participation's row, its state and its role."""

    number: int
    state: str
    role: str


@dataclass(frozen=True)
class Found:
    """The communities that were looked for, by row and in their order; what the known ones offer to look for.

    ``hers`` is what the reader is in them, ``topics_of`` what they are about. ``known`` counts all of them, before
    words, topic and language.
    """

    numbers: list[int]
    hers: Mapping[int, Hers]
    topics_of: Mapping[int, Sequence[Topic]]
    topics: list[Topic]
    languages: list[str]
    known: int


def community_met(public_id: str, *, reader: Reader) -> Community | None:
    """A community of which the reader knows, with its network; None for any other, as for none."""
    rows = rows_for(reader, _ONE.read, public_id=public_id)
    return next(iter(_ONE.objects_of(rows)), None)


_ONE: Final = PreparedObjects(
    Community,
    lambda reader, public_id: Community.objects.filter(known_by(reader), public_id=public_id),
    along=("network",),
)


def communities_found(wish: Wish, *, reader: Reader, language: str) -> Found:
    """The communities that the reader knows of and looked for: hers first, then by name; two queries.

    What is offered to look for, too, is over those alone that she knows.
    """
    rows = _known_rows(wish, reader)
    topics = _topics_of([row.number for row in rows], language)
    hers = {row.number: row.hers for row in rows if row.hers is not None}
    wanted = [row for row in rows if _is_wanted(row, wish, topics.get(row.number, ()))]
    ordered = sorted(wanted, key=lambda row: (not row.is_hers, row.sort_keys.get(language, ""), row.number))
    offered = {topic for each in topics.values() for topic in each}
    return Found(
        numbers=[row.number for row in ordered],
        hers=hers,
        topics_of=topics,
        topics=sorted(offered, key=lambda topic: fold(topic.label)),
        languages=sorted({code for row in rows for code in row.languages}),
        known=len(rows),
    )


def lines_of(numbers: Sequence[int], found: Found, *, reader: Reader, language: str) -> list[CommunityLine]:
    """Some of the communities found, in this order, as the reader sees them in a list; three queries."""
    rows = rows_for(reader, _SOME.read, numbers=list(numbers))
    known = {each.pk: each for each in _SOME.objects_of(rows)}
    hers = {number: found.hers[number] for number in known if number in found.hers}
    active = [one.number for one in hers.values() if one.state == State.ACTIVE]
    new = new_among(reader, active) if reader is not None and active else set()
    people = counts_of_people(known, reader=reader)
    return [
        _line(known[number], hers.get(number), new, people.get(number, 0), found.topics_of.get(number, ()), language)
        for number in numbers
        if number in known
    ]


def has_joined(person: Person) -> bool:
    """Whether a person belongs to a community, or asks to."""
    return Participation.objects.filter(person=person, state__in=[State.ACTIVE, State.ASKED]).exists()


def knows_of_some(person: Person) -> bool:
    """Whether there is a community of which a person knows."""
    return Community.objects.filter(known_by(person), archived_at=None).exists()


def default_audience(community: Community) -> tuple[str, Label]:
    """For whom a new thread is, and under which label: the network where an open community speaks to all of it."""
    wide = community.is_wide and community.access == Access.OPEN
    key = network_key(community.network.public_id) if wide else community_key(community.public_id)
    return key, Label(community.default_label)


def communities_called(name: str, *, reader: Reader) -> QuerySet[Community]:
    """The communities that bear exactly this name in some language, of those that the reader knows of."""
    wanted = fold(name)
    known = Community.objects.filter(known_by(reader), folded__contains=wanted)
    return known.filter(pk__in=[one.pk for one in known if wanted in one.folded.split("\n")])


def topics_of(community: Community, language: str) -> list[Topic]:
    """The topics of a community by label; one query."""
    return list(_topics_of([community.pk], language).get(community.pk, ()))


def languages_named(codes: Iterable[str]) -> list[str]:
    """The languages of a community in words, in their order."""
    return [said_name_of(code) for code in codes]


class _Known(NamedTuple):
    """A community that the reader knows of, as far as searching and sorting need it."""

    number: int
    languages: Sequence[str]
    folded: str
    sort_keys: Mapping[str, str]
    hers: Hers | None

    @property
    def is_hers(self) -> bool:
        """Whether she belongs to it."""
        return self.hers is not None and self.hers.state == State.ACTIVE


def _known_rows(wish: Wish, reader: Reader) -> list[_Known]:
    found = rows_for(reader, _ARCHIVED if wish.archived else _CURRENT, row=reader.pk if reader else 0)
    return [
        _Known(number, languages, folded, sort_keys, Hers(*hers) if hers[0] is not None else None)
        for number, languages, folded, sort_keys, *hers in found
    ]


def _known(reader: Reader | Given, row: int | Given, *, archived: bool) -> QuerySet[Any, Any]:
    known = Community.objects.filter(known_by(reader), archived_at__isnull=not archived)
    joined = known.annotate(hers=FilteredRelation("participations", condition=Q(participations__person=row)))
    return joined.values_list("pk", "languages", "folded", "sort_keys", "hers__pk", "hers__state", "hers__role")


_CURRENT: Final = Prepared(lambda reader, row: _known(reader, row, archived=False))
_ARCHIVED: Final = Prepared(lambda reader, row: _known(reader, row, archived=True))
_SOME: Final = PreparedObjects(
    Community, lambda reader, numbers: Community.objects.filter(known_by(reader), pk__in=numbers)
)
_TOPICS: Final = Prepared(
    lambda communities: (
        Community.topics.through.objects.filter(community__in=communities)
        .order_by("term__position", "term")
        .values_list("community", "term__public_id", "term__labels")
    )
)


def _is_wanted(row: _Known, wish: Wish, topics: Iterable[Topic]) -> bool:
    if wish.language and wish.language not in row.languages:
        return False
    if wish.topic and all(topic.public_id != wish.topic for topic in topics):
        return False
    return all(word in row.folded for word in fold(wish.words).split()[:_MOST_WORDS])


def _topics_of(communities: Collection[int], language: str) -> dict[int, list[Topic]]:
    """The topics of the communities in these rows; one query."""
    found: defaultdict[int, list[Topic]] = defaultdict(list)
    for number, public_id, labels in _TOPICS.rows(communities=list(communities)):
        found[number].append(Topic(public_id, label_in(labels, language)))
    return found


def _line(
    community: Community, hers: Hers | None, new: set[int], people: int, topics: Iterable[Topic], language: str
) -> CommunityLine:
    is_mine, name = hers is not None and hers.state == State.ACTIVE, said(community.name, language)
    return CommunityLine(
        public_id=community.public_id,
        name=name,
        purpose=said(community.purpose, language),
        access=str(Access(community.access).label),
        topics=tuple(topic for topic in topics if topic.label != name.text)[:_MOST_TOPICS],
        languages=tuple(languages_named(community.languages)),
        people=people,
        is_mine=is_mine,
        is_facilitated=is_mine and hers is not None and hers.role == Role.FACILITATOR,
        is_asked=hers is not None and hers.state == State.ASKED,
        has_new=hers is not None and hers.number in new,
        is_archived=community.archived_at is not None,
    )
