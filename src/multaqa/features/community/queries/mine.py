"""The communities that a reader belongs to, and where something is new to her."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.core.cache import caches
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from multaqa.features.community.models import Participation, Thread
from multaqa.features.community.queries.looking import looked_lately
from multaqa.features.membership.api import Said, said
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.people.api import Person, Reader, looker_behind, read_with
from multaqa.lib.prepared import Given, Prepared

State = Participation.State
BELONGING: Final = "belonging_to_communities"
BELONGING_OF_ACCOUNT: Final = (
    "SELECT COALESCE(SUM(p.id), 0) FROM community_participation p"
    " WHERE p.person_id = people_person.id AND p.state = 'active'"
)
"""What is read along with the account of every request: another number once she belongs to others; 0 for none."""
_KNOWN_SECONDS: Final = 60


class Mine(NamedTuple):
    """A community of the reader's: its public id, its name, and whether something in it is new to her."""

    public_id: str
    name: Said
    has_new: bool


def my_communities(reader: Reader, *, language: str, most: int) -> list[Mine]:
    """What stands beside every page of the reader's: as ``mine_of``; what is new is believed for a minute.

    A community that she no longer belongs to is gone at once. Nothing for other eyes than her own.
    """
    belonging = read_with(reader, BELONGING) if reader is not None and not looker_behind(reader) else 0
    if reader is None or not belonging:
        return []
    key = f"{_kept_for(reader)}:{language}"
    stamp: int | None
    known: list[Mine]
    stamp, known = caches["process"].get(key, (None, []))
    if stamp != belonging:
        known = mine_of(reader, language=language, most=most)
        caches["process"].set(key, (belonging, known), _KNOWN_SECONDS)
    return known


def note_seen(reader: Person, community: str, *, language: str) -> None:
    """What stands beside her pages tells no longer of anything new in the community with this public id."""
    key = f"{_kept_for(reader)}:{language}"
    stamp, known = caches["process"].get(key, (None, []))
    if stamp is not None:
        seen = [one._replace(has_new=one.has_new and one.public_id != community) for one in known]
        caches["process"].set(key, (stamp, seen), _KNOWN_SECONDS)


def new_among(reader: Person, participations: Iterable[int]) -> set[int]:
    """Of the reader's own participations in these rows, those with a thread that moved since she last looked.

    One query: in each community it stops at the newest thread that she may read.
    """
    found = rows_for(reader, _NEW, row=reader.pk, participations=list(participations))
    return {number for (number,) in found} - looked_lately()


def mine_of(reader: Person, *, language: str, most: int) -> list[Mine]:
    """The reader's own communities that are written in: first those with something new, then by name; two queries."""
    mine = {row[0]: row for row in rows_for(reader, _MINE, row=reader.pk)}
    new = new_among(reader, mine)
    ordered = sorted(mine.values(), key=lambda row: (row[0] not in new, row[3].get(language, ""), row[0]))
    return [Mine(public_id, said(name, language), number in new) for number, public_id, name, _key in ordered[:most]]


def _new(reader: Reader | Given, row: int | Given, participations: list[int] | Given) -> QuerySet[Any, Any]:
    moved = Thread.objects.filter(
        readable_by(reader),
        readable_by(reader, column="carrier__read_key"),
        community=OuterRef("community"),
        merged_into=None,
        last_at__gt=OuterRef("looked_at"),
    )
    mine = Participation.objects.filter(person=row, state=State.ACTIVE, pk__in=participations)
    return mine.annotate(looked_at=Coalesce("seen_at", "since")).filter(Exists(moved)).order_by().values_list("pk")


_NEW: Final = Prepared(_new)
_MINE: Final = Prepared(
    lambda reader, row: Participation.objects.filter(
        readable_by(reader, column="community__read_key"),
        person=row,
        state=State.ACTIVE,
        community__archived_at=None,
    ).values_list("pk", "community__public_id", "community__name", "community__sort_keys")
)


def _kept_for(reader: Person) -> str:
    return f"community:mine:{reader.pk}"
