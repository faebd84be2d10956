"""Reads: whom somebody blocked or muted, by the names that they show her."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from multaqa.features.membership.models import Member
from multaqa.features.membership.policies import active_members, profiles_for
from multaqa.features.membership.queries.circles import circle_of, parts_shown
from multaqa.features.membership.queries.naming import WrittenName, written_names
from multaqa.foundation.access.api import person_key, set_aside_by
from multaqa.foundation.people.api import Network, Person


@dataclass(frozen=True)
class Aside:
    """Somebody whom a person set aside: ``profile`` is "" and ``name`` None where she may not see them.

    ``key`` and ``person`` tell the server whom to unblock and whom to unmute.
    """

    key: str
    person: str
    profile: str
    name: WrittenName | None
    blocked_since: datetime | None
    muted_since: datetime | None

    @property
    def said(self) -> str:
        """The name as one line, for a button that is read aloud."""
        return self.name.whole if self.name else ""


def asides_of(person: Person, network: Network) -> list[Aside]:
    """Whom a person blocked or muted, the latest first; a constant number of queries.

    Who hides from her meanwhile is not there, as if there were no such person.
    """
    found = set_aside_by(person)
    seen = _seen([each.person for each in found], by=person, network=network)
    return [
        Aside(
            person_key(each.person),
            each.person.public_id,
            *seen.get(each.person.pk, ("", None)),
            each.blocked_since,
            each.muted_since,
        )
        for each in found
    ]


def _seen(people: Collection[Person], *, by: Person, network: Network) -> dict[int, tuple[str, WrittenName | None]]:
    """The address of each one's profile and the name on it, as far as the reader may see them."""
    if not people:
        return {}
    circle = circle_of(by, network)
    members = Member.objects.filter(active_members(), profiles_for(circle), network=network, person__in=people)
    return {
        member.person_id: (member.public_id, next(iter(_names(member, parts_shown(member, circle))), None))
        for member in members.prefetch_related("names")
    }


def _names(member: Member, parts: Collection[str]) -> Collection[WrittenName]:
    return written_names(member.names.all()) if "name" in parts else ()
