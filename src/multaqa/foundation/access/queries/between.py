"""Reads: whom somebody blocked or muted, as she finds them herself; and whom she does not come upon."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet, Value
from django.utils import timezone

from multaqa.foundation.access.keys import person_key
from multaqa.foundation.access.models import Exclusion, Mute
from multaqa.foundation.access.policies import blocked_by, hiding_from, live, set_aside, visible_people
from multaqa.foundation.access.queries.reading import rows_for
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.prepared import Prepared


@dataclass(frozen=True)
class SetAside:
    """Somebody whom a person blocked or muted, or both, and since when."""

    person: Person
    blocked_since: datetime | None
    muted_since: datetime | None

    @property
    def since(self) -> datetime:
        """The later of the two."""
        return max(filter(None, (self.blocked_since, self.muted_since)))


def set_aside_by(person: Person) -> list[SetAside]:
    """Whom a person blocked or muted, the latest first; three queries.

    Who hides from her meanwhile is not there, as if there were no such person.
    """
    blocks = {span.from_key: span.since for span in blocks_shown(person)}
    mutes = {one.muted_id: one.since for one in mutes_shown(person)}
    met = Person.objects.filter(set_aside(person), visible_people(person))
    found = [SetAside(one, blocks.get(person_key(one)), mutes.get(one.pk)) for one in met]
    return sorted(found, key=lambda each: (each.since, each.person.pk), reverse=True)


def stance_towards(other: Person, *, of: Person) -> SetAside | None:
    """Whether a person blocked or muted another one; None for neither. One query."""
    given = {"of": of.pk, "other": other.pk, "key": person_key(other), "now": timezone.now()}
    since: dict[str, datetime] = dict(_STANCE.rows(**given))
    return SetAside(other, since.get("blocked"), since.get("muted")) if since else None


def blocks_shown(person: Person) -> QuerySet[Exclusion]:
    """From which single people a person hides, but for those who hide from her: of them she knows nothing."""
    return exclusions_told(person).filter(live(), from_key__startswith="person:")


def exclusions_told(person: Person) -> QuerySet[Exclusion]:
    """From whom a person hides or hid, but for single people who hide from her: of them she knows nothing."""
    hidden = [f"person:{public_id}" for (public_id,) in hiding_from(person).values_list("person__public_id")]
    return Exclusion.objects.filter(person=person).exclude(from_key__in=hidden)


def mutes_shown(person: Person) -> QuerySet[Mute]:
    """Whom a person muted, but for those who hide from her: of them she knows nothing."""
    return Mute.objects.filter(visible_people(person, column="muted"), person=person)


def people_not_come_upon(reader: Reader) -> frozenset[int]:
    """The row numbers of everyone who hides from the reader or whom she blocked: for lists of people; one query."""
    return frozenset(person for (person,) in rows_for(reader, _NOT_COME_UPON))


def muted_by(person: Person) -> frozenset[int]:
    """The row numbers of those of whom a person wants to hear nothing: muted or blocked; one query."""
    return frozenset(Person.objects.filter(set_aside(person)).values_list("pk", flat=True))


_NOT_COME_UPON: Final = Prepared(
    lambda reader: hiding_from(reader).values_list("person").union(blocked_by(reader).values_list("pk"), all=True)
)
_STANCE: Final = Prepared(
    lambda of, other, key, now: (
        Exclusion.objects.filter(live(now), person_id=of, from_key=key)
        .values_list(Value("blocked"), "since")
        .union(Mute.objects.filter(person_id=of, muted_id=other).values_list(Value("muted"), "since"), all=True)
    )
)
