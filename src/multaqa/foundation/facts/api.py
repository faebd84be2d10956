"""The door of facts."""

from multaqa.foundation.facts.commands import erase_payloads, record
from multaqa.foundation.facts.kinds import Fact
from multaqa.foundation.facts.models import RecordedFact
from multaqa.foundation.facts.queries import facts_about, facts_concerning, facts_of
from multaqa.foundation.facts.registry import on
from multaqa.foundation.facts.sealing import head
from multaqa.foundation.facts.tasks import seal_facts, seal_late_facts
from multaqa.foundation.facts.verifying import Verdict, heads_in, verify

__all__ = [
    "Fact",
    "RecordedFact",
    "Verdict",
    "erase_payloads",
    "facts_about",
    "facts_concerning",
    "facts_of",
    "head",
    "heads_in",
    "on",
    "record",
    "seal_facts",
    "seal_late_facts",
    "verify",
]
