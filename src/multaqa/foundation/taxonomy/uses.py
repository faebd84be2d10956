"""Who uses terms: apps above say what of theirs bears one, so that a curator sees what a change of it touches."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.models import Term

type Count = Callable[[Collection[str], Person], int]
"""How many things that a reader may meet bear one of the terms with these public ids."""


@dataclass(frozen=True)
class Use:
    """How many things of one kind (``label``: a lazy text in the plural) bear a term."""

    label: str | Promise
    count: int


_counts: dict[str | Promise, Count] = {}


def register_use(label: str | Promise, count: Count) -> None:
    """Make a use of terms known; called from ``AppConfig.ready``."""
    _counts[label] = count


def uses_of(term: Term, *, reader: Person) -> list[Use]:
    """What bears ``term``, or a term merged into it before, as far as its reader may meet it, by kind.

    A statement or two for each kind.
    """
    public_ids = {term.public_id, *Term.objects.filter(merged_into=term).values_list("public_id", flat=True)}
    return [Use(label, count(public_ids, reader)) for label, count in _counts.items()]
