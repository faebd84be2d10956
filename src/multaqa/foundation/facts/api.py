"""The door of facts."""

from multaqa.foundation.facts.commands import erase_payloads, record
from multaqa.foundation.facts.kinds import Fact, known_facts
from multaqa.foundation.facts.models import RecordedFact
from multaqa.foundation.facts.queries import facts_about, facts_concerning, facts_of
from multaqa.foundation.facts.registry import on
from multaqa.foundation.facts.sealing import head, unsealed
from multaqa.foundation.facts.searching import (
    Place,
    Wanted,
    all_wanted,
    fact_numbered,
    facts_wanted,
    numbers_before,
    place_of,
)
from multaqa.foundation.facts.tasks import forget_old_words, seal_facts, seal_late_facts
from multaqa.foundation.facts.verifying import Verdict, heads_in, verify

__all__ = [
    "Fact",
    "Place",
    "RecordedFact",
    "Verdict",
    "Wanted",
    "all_wanted",
    "erase_payloads",
    "fact_numbered",
    "facts_about",
    "facts_concerning",
    "facts_of",
    "facts_wanted",
    "forget_old_words",
    "head",
    "heads_in",
    "known_facts",
    "numbers_before",
    "on",
    "place_of",
    "record",
    "seal_facts",
    "seal_late_facts",
    "unsealed",
    "verify",
]
