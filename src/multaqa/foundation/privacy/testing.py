"""For tests of any app: an erasure whose day has come, and what these pages leave of a person."""

from datetime import timedelta

from django.utils import timezone

from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person, holdings
from multaqa.foundation.privacy.commands import (
    ask_for_erasure,
    ask_for_export,
    carry_out_erasure,
    lift_hold,
    make_export,
    propose_erasure,
    set_hold,
    take_back_erasure,
)
from multaqa.foundation.privacy.field_names import FIELD_NAMES
from multaqa.foundation.privacy.models import Erasure


def carry_out(person: Person) -> bool:
    """Ask for a person to be erased, and carry it out as on its day."""
    return carry_out_erasure(an_erasure_due(person))


def an_erasure_due(person: Person) -> Erasure:
    """The person's own erasure, its waiting time over."""
    erasure = ask_for_erasure(person)
    Erasure.objects.filter(pk=erasure.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    erasure.refresh_from_db()
    return erasure


def columns_without_a_name(person: Person) -> set[str]:
    """The columns of a person's export that its readable form would show by their names in the program."""
    rows = (row for holding in holdings() for row in holding.export(person))
    return {column for row in rows for column in row} - set(FIELD_NAMES)


def plant(world: World) -> None:
    """Exports, cases and holds that do not exist."""
    for route in ("export", "archive", "confirmation", "case_withdrawal", "hold_end"):
        world.visit(f"privacy:{route}", public_id="nothing")


def plant_secrets(world: World) -> None:
    """An export of one person, an erasure asked for by another, and a hold and a proposal that only officers see.

    The second officer of the cast brings the proposal, so that the one who reads may decide.
    """
    people = world.people
    export = ask_for_export(people.amina, language="ar")
    world.visit("privacy:export", public_id=export.public_id)
    world.visit("privacy:archive", public_id=export.public_id)
    until = timezone.now() + timedelta(days=30)
    hold = set_hold(people.boris, reason=world.words("legal hold"), until=until, is_told=False, by=people.ingrid)
    world.visit("privacy:hold_end", public_id=hold.public_id)
    ask_for_erasure(people.karim)
    proposed = propose_erasure(people.leila, request=world.words("case"), by=people.jun)
    for page in ("confirmation", "case_withdrawal"):
        world.visit(f"privacy:{page}", public_id=proposed.public_id)


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What this app holds: an export made, a hold that was lifted with its reason."""
    make_export(ask_for_export(person, language="ar"))
    take_back_erasure(propose_erasure(person, request=words, by=officer), by=person)
    until = timezone.now() + timedelta(days=30)
    lift_hold(set_hold(person, reason=words, until=until, is_told=True, by=officer), by=officer)
