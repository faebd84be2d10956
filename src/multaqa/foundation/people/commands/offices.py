"""Offices of staff: given and ended."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.capabilities import Capability, Role
from multaqa.foundation.people.commands.standing import require_second_factor
from multaqa.foundation.people.facts import AppointmentEnded, PersonAppointed
from multaqa.foundation.people.models import Appointment, Network, Person
from multaqa.foundation.people.offices import forget_capabilities, live_appointments, stewards_left_without
from multaqa.foundation.people.policies import may_appoint


class LastSteward(ValueError):
    """Without this office nobody could appoint anybody any more."""


@transaction.atomic
def appoint(
    person: Person, *, to: Role | Capability, by: Person | None, reason: str, until: datetime | None = None
) -> Appointment:
    """Give a person a role or one capability; an office that she holds already is returned as it is.

    ``by`` is None at the command line. Raises ``PermissionDenied``, and ``ValueError`` for an account that is not
    active.
    """
    if not may_appoint(by):
        raise PermissionDenied
    if not person.is_active:
        raise ValueError("Only a person with an active account can be appointed.")
    office = {"role": to.value, "capability": ""} if isinstance(to, Role) else {"role": "", "capability": to.value}
    _wait_for_others()
    held = live_appointments(person).filter(**office, until=until).first()
    if held is not None:
        return held
    appointment = Appointment.objects.create(person=person, by=by, reason=reason, until=until, **office)
    record(PersonAppointed(person=person.public_id, **office), by=by, about=person)
    require_second_factor(person, by=by)
    forget_capabilities(person)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, by: Person | None) -> None:
    """Close an office now; one that is closed already stays as it is.

    Raises ``PermissionDenied``, and ``LastSteward`` when nobody could appoint any more; the command line may do that.
    """
    if not may_appoint(by):
        raise PermissionDenied
    _wait_for_others()
    appointment.refresh_from_db(fields=["until"])
    now = timezone.now()
    if appointment.until is not None and appointment.until <= now:
        return
    if by is not None and not stewards_left_without(appointment):
        raise LastSteward
    appointment.until = now
    appointment.save(update_fields=["until"])
    ended = AppointmentEnded(
        person=appointment.person.public_id, role=appointment.role, capability=appointment.capability
    )
    record(ended, by=by, about=appointment.person)
    forget_capabilities(appointment.person)


def _wait_for_others() -> None:
    """Let one change of offices follow the other: two stewards who release each other leave one of them."""
    list(Network.objects.select_for_update().order_by("pk").values_list("pk", flat=True)[:1])
