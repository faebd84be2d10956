"""People save things to find them again, and let them go."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.access.api import may_read_ref
from multaqa.foundation.notify.models import Bookmark
from multaqa.foundation.people.api import Person

MOST: Final = 1_000


class TooManySaved(ValueError):
    """Somebody has saved as many things as one person can."""


@transaction.atomic
def save_thing(person: Person, ref: str) -> None:
    """Let a person find a thing again that she may read; twice is once. Raises PermissionDenied, TooManySaved."""
    if not may_read_ref(person, ref):
        raise PermissionDenied
    if Bookmark.objects.filter(person=person).exclude(thing=ref).count() >= MOST:
        raise TooManySaved
    Bookmark.objects.get_or_create(person=person, thing=ref)


@transaction.atomic
def let_go(person: Person, ref: str) -> None:
    """Save a thing no longer; nothing happens for one that is not saved."""
    Bookmark.objects.filter(person=person, thing=ref).delete()
