"""Hide me now: a person's name and profile leave every page at once; only staff undo it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.access.commands.exclusions import end_exclusion, exclude
from multaqa.foundation.access.facts import PersonHidden, PersonShownAgain
from multaqa.foundation.access.keys import PUBLIC
from multaqa.foundation.access.policies import may_hide, may_show_again
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, end_all_sessions


@transaction.atomic
def hide(person: Person, *, by: Person | None, reason: str = "") -> None:
    """Hide a person from everyone, whatever they may read, and end all her sessions, at once.

    She does it herself, or an officer with a ``reason``. Raises ``PermissionDenied``, and ``ValueError`` without one.
    """
    if not may_hide(by, person):
        raise PermissionDenied
    if by is not None and by != person and not reason.strip():
        raise ValueError("An officer who hides a person says why.")
    exclude(person, from_key=PUBLIC, by=by, reason=reason)
    end_all_sessions(person)
    record(PersonHidden(person=person.public_id, reason=reason), by=by, about=person)


@transaction.atomic
def show_again(person: Person, *, by: Person | None, reason: str) -> bool:
    """Show a hidden person again; False if she was not hidden. She herself cannot: she might be made to.

    Raises ``PermissionDenied``, and ``ValueError`` without a reason.
    """
    if not may_show_again(by, person):
        raise PermissionDenied
    if not reason.strip():
        raise ValueError("Who shows a person again says why.")
    if not end_exclusion(person, from_key=PUBLIC, by=by):
        return False
    record(PersonShownAgain(person=person.public_id, reason=reason), by=by, about=person)
    return True
