"""What follows from facts: who sits in the newsroom, and who is told of what."""

from multaqa.features.news.commands.team import seat
from multaqa.features.news.queries.team import ROLES
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.people.api import (
    AccountEnded,
    AppointmentEnded,
    PersonAppointed,
    PersonReinstated,
    PersonSuspended,
    person_of,
)


@on(PersonAppointed)
def seat_the_appointed(fact: PersonAppointed, _recorded: RecordedFact) -> None:
    """Stewards, editors and translators read drafts."""
    if fact.role in ROLES:
        _seat(fact.person)


@on(AppointmentEnded)
def unseat_the_dismissed(fact: AppointmentEnded, _recorded: RecordedFact) -> None:
    """Whoever holds no such office any more does not."""
    if fact.role in ROLES:
        _seat(fact.person)


@on(PersonSuspended)
def unseat_the_suspended(fact: PersonSuspended, _recorded: RecordedFact) -> None:
    """Nor does whoever may not use her account."""
    _seat(fact.person)


@on(PersonReinstated)
def seat_the_reinstated(fact: PersonReinstated, _recorded: RecordedFact) -> None:
    """Who is back reads drafts again, if her office lasts."""
    _seat(fact.person)


@on(AccountEnded)
def unseat_the_departed(fact: AccountEnded, _recorded: RecordedFact) -> None:
    """Who has left does not."""
    _seat(fact.person)


def _seat(public_id: str) -> None:
    person = person_of(public_id)
    if person is not None:
        seat(person)
