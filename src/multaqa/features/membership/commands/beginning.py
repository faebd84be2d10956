"""A newly admitted person goes through her first steps."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.features.membership.facts import FirstStepSettled
from multaqa.features.membership.models import Beginning, Member
from multaqa.features.membership.policies import can_write_profile
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import FirstStep, Person

SKIPPED: Final = "skipped"
RIGHT: Final = "right"


@transaction.atomic
def settle_first_step(member: Member, name: str, how: str, *, by: Person) -> None:
    """Skip a step, or say that all is right as it is; either can be done later all the same.

    Raises ``PermissionDenied`` for everyone but the member, ``CannotBeChanged`` for a step that is none of hers, or one
    that asks for more than that all is right.
    """
    held = Member.objects.select_for_update().get(pk=member.pk)
    if not can_write_profile(by, held):
        raise PermissionDenied
    step = next((one for one in FirstStep.all_for(by) if one.name == name), None)
    if step is None or how not in (SKIPPED, RIGHT) or (how == RIGHT and not step.may_stay):
        raise CannotBeChanged(name)
    beginning, _is_new = Beginning.objects.get_or_create(member=held)
    if beginning.settled.get(name) == how:
        return
    beginning.settled[name] = how
    beginning.save(update_fields=["settled"])
    record(FirstStepSettled(held.public_id, name, how), by=by, about=by)
