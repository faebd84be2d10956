"""What follows from facts: who sits in the newsroom, and who is told of what."""

from multaqa.features.news.commands.team import seat
from multaqa.features.news.commands.telling import tell_of_correction, tell_of_offer, tell_of_publication
from multaqa.features.news.facts import ArticleCorrected, ArticleOffered, ArticlePublished
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


@on(ArticlePublished)
def tell_followers(fact: ArticlePublished, recorded: RecordedFact) -> None:
    """Whoever follows one of its topics, or a wider one, is told, and gets a receipt."""
    tell_of_publication(fact.article, once=f"fact:{recorded.pk}")


@on(ArticleCorrected)
def tell_receivers(fact: ArticleCorrected, recorded: RecordedFact) -> None:
    """Everyone who received or follows the article is told that it was corrected."""
    tell_of_correction(fact.correction, once=f"fact:{recorded.pk}")


@on(ArticleOffered)
def tell_second_people(fact: ArticleOffered, recorded: RecordedFact) -> None:
    """Whoever may clear the draft is told that it waits."""
    tell_of_offer(fact.article, once=f"fact:{recorded.pk}")


def _seat(public_id: str) -> None:
    person = person_of(public_id)
    if person is not None:
        seat(person)
