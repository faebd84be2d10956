"""For measurements: questions put one after another to whom the score proposes, as if weeks went by between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F

from multaqa.features.community.commands.asking import Wanted, put_question
from multaqa.features.community.models import Asking, Carrier
from multaqa.features.community.queries.proposals import Sought, experts_matching, proposals_for
from multaqa.features.community.testing.factories import takes_part
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.taxonomy.api import Term


@dataclass(frozen=True)
class Put:
    """To whom a question was put, and who else matched it (row numbers)."""

    asked: Sequence[int]
    matched: Sequence[int]


def put_to_the_proposed(
    carrier: Carrier, *, by: Person, title: str, source: str, topics: Sequence[Term], language: str
) -> Put:
    """Put a question to everyone who is proposed for it, in the language in which it is and in English."""
    takes_part(by, carrier)
    languages = list(dict.fromkeys([language, "en"]))
    sought = Sought(
        by=by,
        network=the_network(),
        community=carrier.community,
        keys=[carrier.read_key],
        topics=topics,
        text=f"{title}\n{source}",
        language=language,
        languages=languages,
    )
    matched = [one.person.pk for one in experts_matching(sought)]
    people = [one.expert.person for one in proposals_for(sought)[0]]
    wanted = Wanted(people=people, languages=languages)
    put_question(carrier, title=title, source=source, wanted=wanted, topics=topics, language=language, by=by)
    return Put([person.pk for person in people], matched)


def let_a_week_go_by() -> None:
    """Let everybody look as if she had been asked a week earlier."""
    week = timedelta(days=7)
    asked = Asking.objects.filter(asked_at__isnull=False)
    asked.update(asked_at=F("asked_at") - week, answer_by=F("answer_by") - week)
