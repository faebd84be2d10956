"""Officers are reminded of people who wait for them, and of recoveries that are about to be carried out.

Each reminder is a notice and, unless its receiver chose otherwise, a letter. It names nobody: the page does.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from multaqa.foundation.access.api import frozen_people
from multaqa.foundation.notify.commands.notices import tell
from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.models import Notice
from multaqa.foundation.notify.own_kinds import RECOVERY_DUE, RECOVERY_STILL_WAITS, VOUCHING_WAITS
from multaqa.foundation.people.api import Capability, Person, open_recoveries, people_with

WAITED: Final = timedelta(hours=24)
"""How long somebody waits before officers are reminded, and how long until they are reminded again."""
BEFORE_DUE: Final = timedelta(hours=24)
"""How long before a recovery is carried out officers hear of it: time to refuse it."""

type Waiting = tuple[NoticeKind, str, set[int]]
"""What waits, what it is called so that it is told once, and which people (row numbers) are not to be told."""


def remind_officers() -> list[Notice]:
    """Remind every officer who can act, once a day for each who waits; safe to repeat. Returns the new notices."""
    officers = list(people_with(Capability.SAFEGUARD))
    made: list[Notice] = []
    for kind, once, others in [*_recoveries(timezone.now()), *_vouchings(timezone.now())]:
        made += tell(_but(officers, others), kind=kind, once=once)
    return made


def _recoveries(now: datetime) -> Iterator[Waiting]:
    for recovery in open_recoveries():
        if recovery.due_at is None:
            days = _days(recovery.first_at or recovery.opened_at, now)
            step = "second" if recovery.first_at else "first"
            if days:
                once = f"recovery:{recovery.public_id}:{step}:{days}"
                yield RECOVERY_STILL_WAITS, once, {recovery.person_id, recovery.first_officer_id or 0}
        elif recovery.due_at - now <= BEFORE_DUE:
            yield RECOVERY_DUE, f"recovery:{recovery.public_id}", {recovery.person_id}


def _vouchings(now: datetime) -> Iterator[Waiting]:
    """Whose keys froze with a new address (or organisation) and whom nobody has vouched for yet."""
    for freeze in frozen_people():
        if days := _days(freeze.since, now):
            yield VOUCHING_WAITS, f"freeze:{freeze.pk}:{days}", {freeze.person_id}


def _days(since: datetime, now: datetime) -> int:
    return (now - since) // WAITED


def _but(officers: list[Person], others: set[int]) -> list[Person]:
    return [officer for officer in officers if officer.pk not in others]
