"""The need of a second factor."""

from django.db import transaction

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.facts import SecondFactorRequired
from multaqa.foundation.people.models import Person


@transaction.atomic
def require_second_factor(person: Person, *, by: Person | None) -> None:
    """From now on a person needs a second factor: an office or a membership was given to her. Safe to repeat."""
    if person.second_factor_required:
        return
    person.second_factor_required = True
    person.save(update_fields=["second_factor_required"])
    record(SecondFactorRequired(person=person.public_id), by=by, about=person)
