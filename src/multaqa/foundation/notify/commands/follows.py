"""People ask to be told about things, and ask no longer."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.access.api import may_read_ref
from multaqa.foundation.notify.models import Follow
from multaqa.foundation.people.api import Person


@transaction.atomic
def follow(person: Person, ref: str) -> None:
    """Let a person follow a thing that she may read; twice is once. Raises ``PermissionDenied``."""
    if not may_read_ref(person, ref):
        raise PermissionDenied
    Follow.objects.get_or_create(person=person, thing=ref)


@transaction.atomic
def unfollow(person: Person, ref: str) -> None:
    """End following; nothing happens for a thing that is not followed."""
    Follow.objects.filter(person=person, thing=ref).delete()
