"""The rows that a change begins with: read anew and locked, so that two at once stand in line."""

from django.core.exceptions import PermissionDenied

from multaqa.features.conversations.models import Conversation, Partaker
from multaqa.foundation.people.api import Person


def permit(allowed: bool) -> None:
    """Raise PermissionDenied unless the policy said yes."""
    if not allowed:
        raise PermissionDenied


def locked(conversation: Conversation) -> Conversation:
    """The conversation as it is stored now, locked."""
    return Conversation.objects.select_for_update().get(pk=conversation.pk)


def part_in(conversation: Conversation, person: Person) -> Partaker:
    """A person's part in a conversation. Raises PermissionDenied where she has none."""
    found = Partaker.objects.filter(conversation=conversation, person=person).select_related("person", "other").first()
    if found is None:
        raise PermissionDenied
    return found
