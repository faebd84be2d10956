"""Slow work on facts: the seal."""

from multaqa.foundation.facts.sealing import seal
from multaqa.foundation.jobs.api import task


@task()
def seal_facts() -> None:
    """Seal what was committed lately."""
    seal(everything=False)


@task(queue="slow")
def seal_late_facts() -> None:
    """Seal also what was committed long after its number was given."""
    seal()
