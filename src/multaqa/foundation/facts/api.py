"""The door of facts."""

from multaqa.foundation.facts.commands import erase_payloads, record
from multaqa.foundation.facts.kinds import Fact
from multaqa.foundation.facts.models import RecordedFact
from multaqa.foundation.facts.queries import facts_about, facts_of
from multaqa.foundation.facts.registry import on
from multaqa.foundation.facts.tasks import seal_facts

__all__ = ["Fact", "RecordedFact", "erase_payloads", "facts_about", "facts_of", "on", "record", "seal_facts"]
