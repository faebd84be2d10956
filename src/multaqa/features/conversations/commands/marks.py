"""How far people have read: noted in memory while pages are read, written together. Read marks leave no fact."""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F

from multaqa.features.conversations.models import Conversation, Partaker
from multaqa.foundation.notify.api import see_things
from multaqa.foundation.people.api import Person
from multaqa.lib.batches import batched

type Key = tuple[int, int, str]
"""Row numbers of a person and of a conversation, and the reference of the conversation."""


@transaction.atomic
def write_marks(noted: Mapping[Key, int]) -> None:
    """Write how far people have read; a mark never goes back. What they were told of it counts as seen."""
    for (person, conversation, _ref), number in noted.items():
        hers = Partaker.objects.filter(person=person, conversation=conversation)
        hers.filter(read_to__lt=number).update(read_to=number)
        hers.filter(has_new=True, read_to__gte=F("conversation__last_number")).update(has_new=False)
    see_things((person, ref) for person, _conversation, ref in noted)


_batch: Final = batched(write_marks, seconds=settings.READ_MARKS_WRITTEN_SECONDS)


def note_read(conversation: Conversation, *, by: Person, number: int) -> None:
    """Remember that a person has read a conversation up to a message's number; it is written with others, soon."""
    _batch.note((by.pk, conversation.pk, f"conversations.conversation:{conversation.public_id}"), number)


def write_noted_marks() -> None:
    """Write what was noted now, however short ago: for tests and before a process ends."""
    _batch.write_now()
