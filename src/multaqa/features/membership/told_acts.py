"""What was done about a membership, each act in the sentence of its fact, with names as the reader may meet them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import shown_names
from multaqa.foundation.facts.api import Fact, RecordedFact, known_facts
from multaqa.foundation.people.api import Person
from multaqa.lib.bidi import isolate
from multaqa.lib.dates import format_date


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


@dataclass(frozen=True)
class ToldAct:
    """One act: when it was, and its sentence in the reader's language."""

    at: datetime
    sentence: str


def told_acts(facts: Sequence[RecordedFact], *, reader: Person, language: str) -> list[ToldAct]:
    """Facts in sentences; one query for the names of however many people."""
    people = [person for fact in facts for person in (fact.by, fact.about) if person is not None]
    names = shown_names(people, reader=reader) if people else {}
    return [ToldAct(fact.at, _sentence(fact, names, language)) for fact in facts]


def _sentence(recorded: RecordedFact, names: dict[int, str], language: str) -> str:
    by = isolate(names[recorded.by_id]) if recorded.by_id else _("the platform")
    about = isolate(names.get(recorded.about_id or 0, ""))
    said = str(known_facts().get(recorded.kind, Fact).SAYS)
    values = {name: _word(value, language) for name, value in _stored(recorded).items()}
    sentence = said % _Values(values | {"by": by, "about": about})
    return sentence[:1].upper() + sentence[1:]


def _stored(recorded: RecordedFact) -> dict[str, object]:
    """The fields that were recorded, empty when they were erased or when their class has changed since."""
    try:
        fact = recorded.fact()
    except (LookupError, TypeError):
        return {}
    return vars(fact) if fact else {}


def _word(value: object, language: str) -> str:
    text = str(value)
    moment = parse_datetime(text)
    if moment is None:
        return isolate(text)
    return format_date(moment.astimezone(get_current_timezone()).date(), language)
