"""What officers decide on: readings for oversight, granted as they must be, and freezes that wait."""

from datetime import datetime, timedelta

from multaqa.foundation.access.commands import ask_for_reading, decide_on_reading
from multaqa.foundation.access.models import Freeze, Guarded, ReadingRequest
from multaqa.foundation.access.refs import ref_of
from multaqa.foundation.people.api import Capability, Person, Role, appoint, has_capability


def let_read(
    person: Person, thing: Guarded, *, asked_by: Person, by: Person, until: datetime, reason: str = "A complaint"
) -> ReadingRequest:
    """Grant a reading that ``asked_by``, appointed auditor if need be, asks for and the officer ``by`` decides on."""
    if not has_capability(asked_by, Capability.AUDIT):
        appoint(asked_by, to=Role.AUDITOR, by=None, reason="To ask")
    asked = ask_for_reading(person, ref_of(thing), by=asked_by, reason=reason, until=until)
    decided = decide_on_reading(asked.public_id, by=by, grant=True)
    thing.refresh_from_db()
    return decided


def freezes_age(days: float) -> None:
    """Let every freeze look as if it had begun days earlier."""
    for freeze in Freeze.objects.all():
        freeze.since -= timedelta(days=days)
        freeze.save(update_fields=["since"])
