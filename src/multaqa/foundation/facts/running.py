"""Running an effect: a task of its own for each, so that one that fails is tried again alone."""

from multaqa.foundation.facts.models import RecordedFact
from multaqa.foundation.facts.registry import effects_of
from multaqa.foundation.jobs.api import task


@task()
def run_effect(name: str, recorded_id: int) -> None:
    """Call one effect of one fact; nothing happens if the effect's code is gone or the payload was erased."""
    recorded = RecordedFact.objects.select_related("payload", "by", "about").get(pk=recorded_id)
    fact = recorded.fact()
    effect = effects_of(type(fact)).get(name) if fact is not None else None
    if effect is not None:
        effect(fact, recorded)
