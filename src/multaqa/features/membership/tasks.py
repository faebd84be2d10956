"""Slow and timed work of membership."""

from django.utils import timezone

from multaqa.features.membership.commands import carry_out, due_decisions
from multaqa.features.membership.commands.telling import tell_nominator
from multaqa.foundation.jobs.api import task


@task(queue="quick")
def ask_nominator(nomination: str) -> None:
    """Tell whoever was asked by the nomination with this public id."""
    tell_nominator(nomination)


@task(queue="quick")
def carry_out_decision(number: int) -> None:
    """Carry out one decision that is due; repeated, it changes nothing."""
    carry_out(number)


@task(queue="quick")
def carry_out_due_decisions() -> None:
    """Have each decision that is due carried out, apart from the others, so that one that fails holds up none."""
    for number in due_decisions(at=timezone.now()):
        carry_out_decision.enqueue(number)
