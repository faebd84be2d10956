"""Legal holds: set and lifted."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.foundation.privacy.commands.writing import write_to
from multaqa.foundation.privacy.facts import LegalHoldLifted, LegalHoldSet
from multaqa.foundation.privacy.letters import HOLD_SET
from multaqa.foundation.privacy.models import LegalHold
from multaqa.foundation.privacy.policies import may_keep_cases
from multaqa.foundation.privacy.rules import LONGEST_HOLD


@transaction.atomic
def set_hold(person: Person, *, reason: str, until: datetime, is_told: bool, by: Person) -> LegalHold:
    """Keep all that is held about a person from being erased until a moment; she is written to if she is told.

    Raises PermissionDenied (also for a hold on oneself), and ValueError without a reason or for an end that has passed
    or lies more than a year ahead: then it is looked at again.
    """
    if not may_keep_cases(by) or by == person:
        raise PermissionDenied
    now = timezone.now()
    if not reason.strip() or not now < until <= now + LONGEST_HOLD:
        raise ValueError("A hold needs a reason and an end within a year.")
    hold = LegalHold.objects.create(
        person=person, reason=reason.strip(), until=until, is_told=is_told, by=by, since=now
    )
    # A hold of which she is not told is not linked to her in the log: an export of the log would tell her.
    fact = LegalHoldSet(hold.public_id, until.isoformat(), is_told)
    record(fact, by=by, thing=f"privacy.legalhold:{hold.public_id}", about=person if is_told else None)
    if is_told:
        write_to(person, HOLD_SET, due=until)
    return hold


@transaction.atomic
def lift_hold(hold: LegalHold, *, by: Person) -> None:
    """End a hold now; one that has ended stays as it is. Raises PermissionDenied, also for a hold on oneself."""
    if not may_keep_cases(by) or by.pk == hold.person_id:
        raise PermissionDenied
    lifted = LegalHold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=timezone.now(), lifted_by=by)
    if lifted:
        fact = LegalHoldLifted(hold.public_id)
        record(fact, by=by, thing=f"privacy.legalhold:{hold.public_id}", about=hold.person if hold.is_told else None)
