"""Who works in the newsroom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.utils import timezone

from multaqa.features.news.policies import NEWSROOM
from multaqa.foundation.access.api import KeySet, set_key
from multaqa.foundation.people.api import Appointment, Person, Role

ROLES: Final = (Role.STEWARD, Role.EDITOR, Role.TRANSLATOR)


@dataclass(frozen=True)
class Term:
    """Whether a person holds an office of the newsroom now, and until when (None: without an end)."""

    holds: bool
    until: datetime | None


def newsroom_term(person: Person) -> Term:
    """How long a person belongs to the newsroom, by the longest of her offices that last; not at all if suspended."""
    now = timezone.now()
    live = Appointment.objects.filter(Q(until=None) | Q(until__gt=now), person=person, role__in=ROLES, since__lte=now)
    ends = list(live.values_list("until", flat=True))
    if not ends or not person.is_active:
        return Term(holds=False, until=None)
    return Term(holds=True, until=None if None in ends else max(end for end in ends if end is not None))


def newsroom_key() -> str:
    """The key that opens drafts; "" while nobody was ever appointed to the newsroom."""
    found = KeySet.objects.filter(name=NEWSROOM).first()
    return set_key(found) if found else ""
