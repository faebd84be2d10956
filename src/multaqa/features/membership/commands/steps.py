"""The steps of an application, and what every move of one asks first: is it hers, does it still stand there."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.flags import found_in
from multaqa.features.membership.models import Application, Signal
from multaqa.features.membership.policies import can_write_application
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Person

State = Application.State


class Step(StrEnum):
    """The steps of an application, in their order; the value stands in the address."""

    NAME = "name"
    PLACE = "place"
    EXPERTISE = "expertise"
    PURPOSE = "purpose"
    NOMINATORS = "nominators"


def locked_in(application: Application, *states: State) -> Application:
    """The row as it is stored now, locked. Raises ``CannotBeChanged`` when it stands in none of these states."""
    locked = Application.objects.select_for_update().filter(pk=application.pk, state__in=states).first()
    if locked is None:
        raise CannotBeChanged(_("This application has moved on meanwhile. Please open it again."))
    return locked


def locked_to_write(application: Application, *, by: Person) -> Application:
    """The row, locked, for the applicant to write in. Raises ``PermissionDenied`` and ``CannotBeChanged``."""
    if application.person_id != by.pk:
        raise PermissionDenied
    held = locked_in(application, State.DRAFT, State.MORE)
    if not can_write_application(by, held):
        raise PermissionDenied
    return held


def move(application: Application, to: State) -> None:
    """Put an application into a state, from now on; the caller holds the row and records the fact."""
    application.state, application.state_since = to, timezone.now()
    application.save()


def look_again(application: Application) -> list[str]:
    """Write down what stands out now, beside what did before; returns the kinds, each once, in order."""
    found = found_in(application)
    Signal.objects.bulk_create(
        (Signal(application=application, kind=kind, about=about[:254]) for kind, about in found), ignore_conflicts=True
    )
    return sorted({str(kind) for kind, _about in found})
