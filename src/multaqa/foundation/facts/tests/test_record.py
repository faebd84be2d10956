from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model

from multaqa.foundation.facts.api import Fact, RecordedFact, facts_about, facts_of, on, record
from multaqa.foundation.jobs.testing import run_everything

Person = get_user_model()


@dataclass(frozen=True)
class LampLit(Fact):
    lamp: str
    steps: list[int]


told: list[tuple[LampLit, int]] = []


@on(LampLit)
def tell(fact: LampLit, recorded: RecordedFact) -> None:
    told.append((fact, recorded.pk))


@pytest.mark.django_db
def test_recorded_fact_is_found_and_its_effect_runs() -> None:
    told.clear()
    amina = Person.objects.create(email="amina@example.org")
    recorded = record(LampLit("west", [1, 2]), by=amina, thing="lamp:abc", about=amina)
    assert recorded.kind == "facts.LampLit"
    assert [found.fact() for found in facts_of("lamp:abc")] == [LampLit("west", [1, 2])]
    assert list(facts_about(amina)) == [recorded]
    run_everything()
    assert told == [(LampLit("west", [1, 2]), recorded.pk)]


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError):
        record(LampLit("west", []), by=None)
