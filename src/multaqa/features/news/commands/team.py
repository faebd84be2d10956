"""The newsroom: the set before which drafts lie, kept in step with who is appointed."""

from django.db import transaction

from multaqa.features.news.policies import NEWSROOM
from multaqa.features.news.queries.team import newsroom_term
from multaqa.foundation.access.api import KeySet, Reach, add_entry, end_entry, named_set, person_key
from multaqa.foundation.people.api import Person


def newsroom() -> KeySet:
    """The set of people who work in the newsroom: persons only, so that a draft of any label may lie before it."""
    return named_set(NEWSROOM, reach=Reach.PERSON)


@transaction.atomic
def seat(person: Person) -> None:
    """Let a person read drafts as long as she is steward, editor or translator; safe to repeat."""
    term = newsroom_term(person)
    end_entry(newsroom(), person_key(person), by=None, reason="Her appointments changed")
    if term.holds:
        add_entry(newsroom(), person_key(person), by=None, reason="Appointed to the newsroom", until=term.until)
