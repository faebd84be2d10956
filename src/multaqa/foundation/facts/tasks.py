"""Slow work on facts: the seal."""

from multaqa.foundation.facts.sealing import seal
from multaqa.foundation.jobs.api import task


@task()
def seal_facts() -> None:
    """Seal every fact committed so far."""
    seal()
