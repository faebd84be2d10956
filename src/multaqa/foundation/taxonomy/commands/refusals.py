"""Why a write to the vocabulary is refused, in words for the person who asked."""

from django.core.exceptions import PermissionDenied

from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.models import Term
from multaqa.foundation.taxonomy.policies import can_curate


class Refused(Exception):
    """The vocabulary would be broken by this; the text (translated) says how. ``term`` is the term in the way."""

    def __init__(self, reason: str, *, term: Term | None = None) -> None:
        super().__init__(reason)
        self.term = term


def curator_only(person: Person) -> None:
    """Raise ``PermissionDenied`` unless ``person`` keeps the vocabulary."""
    if not can_curate(person):
        raise PermissionDenied


def locked(term: Term) -> Term:
    """The term as it stands in the database, held until the transaction ends."""
    return Term.objects.select_for_update().get(pk=term.pk)
