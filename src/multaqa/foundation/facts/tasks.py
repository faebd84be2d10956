"""Slow work on facts: the seal, and words that are kept for a time only."""

from django.utils import timezone

from multaqa.foundation.facts.commands import erase_old_words
from multaqa.foundation.facts.kinds import known_facts
from multaqa.foundation.facts.sealing import seal
from multaqa.foundation.jobs.api import task


@task()
def seal_facts() -> None:
    """Seal what was committed lately."""
    seal(everything=False)


@task(queue="slow")
def forget_old_words() -> None:
    """Erase the words of facts whose kind keeps them for a time only."""
    for kind, fact in known_facts().items():
        if fact.WORDS_KEPT is not None:
            erase_old_words(kind, before=timezone.now() - fact.WORDS_KEPT)


@task(queue="slow")
def seal_late_facts() -> None:
    """Seal also what was committed long after its number was given."""
    seal()
