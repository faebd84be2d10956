"""What someone is writing, kept on the server until she sends it."""

from django.db import transaction
from django.utils import timezone

from multaqa.features.conversations.limits import DRAFTS_KEPT_FOR, LONGEST
from multaqa.features.conversations.models import Conversation, KeptMessage
from multaqa.foundation.people.api import Person


@transaction.atomic
def keep_message(by: Person, *, source: str, conversation: Conversation | None) -> None:
    """Keep what is being written in a conversation, or with none a new one, in place of what was kept before.

    An empty one is forgotten. Leaves no fact: it is nobody else's. What is too long to be sent is cut.
    """
    if not source.strip():
        forget_kept(by, conversation=conversation)
        return
    words = {"source": source[:LONGEST]}
    KeptMessage.objects.update_or_create(person=by, conversation=conversation, defaults=words)


def forget_kept(by: Person, *, conversation: Conversation | None) -> None:
    """Drop what was kept: it is sent, or its writer does not want it."""
    KeptMessage.objects.filter(person=by, conversation=conversation).delete()


def forget_old_kept() -> int:
    """Drop what nobody has touched for ``DRAFTS_KEPT_FOR``; returns how many."""
    return KeptMessage.objects.filter(at__lt=timezone.now() - DRAFTS_KEPT_FOR).delete()[0]
