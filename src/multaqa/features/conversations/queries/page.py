"""One conversation as one reader finds it: her part in it, who else takes part, and its messages, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import parts_of
from multaqa.features.membership.api import Line, lines_of
from multaqa.foundation.access.api import readable_by, shown_names, visible_people
from multaqa.foundation.people.api import Person

A_PAGE: Final = 30

State = Partaker.State


@dataclass(frozen=True)
class ShownPartaker:
    """One who takes part, as the reader is shown her; ``has_answered``: not one who was asked, or declined."""

    person: Person
    name: str
    line: Line | None
    has_answered: bool
    is_self: bool


@dataclass(frozen=True)
class PageOfMessages:
    """Some messages in their order; whether the reader finds earlier and later ones."""

    messages: Sequence[Message]
    has_earlier: bool
    has_later: bool


def part_named(public_id: str, *, reader: Person) -> Partaker | None:
    """The reader's part in a conversation with it, its network and the other one; None when it is not there for her."""
    hers = parts_of(reader).filter(readable_by(reader, column="conversation__read_key"))
    found = hers.filter(conversation__public_id=public_id)
    return found.select_related("conversation__network", "person", "other").first()


def part_with(other: Person, *, reader: Person) -> Partaker | None:
    """The reader's part in the conversation between her and another person; None when there is none for her."""
    hers = parts_of(reader).filter(readable_by(reader, column="conversation__read_key"), other=other)
    return hers.exclude(conversation__pair=None).select_related("conversation").first()


def message_named(public_id: str, *, reader: Person) -> Message | None:
    """A message that the reader may read, with its conversation and author; None when it is not there for her."""
    found = readable_messages(reader).filter(public_id=public_id).select_related("conversation__network", "author")
    message = found.first()
    if message is None or part_named(message.conversation.public_id, reader=reader) is None:
        return None
    return message


def readable_messages(reader: Person) -> QuerySet[Message]:
    """The messages whose own key and whose conversation's open for a reader."""
    return Message.objects.filter(readable_by(reader), readable_by(reader, column="conversation__read_key"))


def page_of_messages(
    conversation: Conversation, *, reader: Person, before: str = "", after: str = ""
) -> PageOfMessages:
    """The last ``A_PAGE`` messages, or the last before a message, or all after one; at most three queries."""
    readable = readable_messages(reader).filter(conversation=conversation).select_related("author")
    if after and (start := _number(conversation, after)) is not None:
        later = list(readable.filter(number__gt=start).order_by("number")[:A_PAGE])
        return PageOfMessages(later, has_earlier=True, has_later=False)
    end = _number(conversation, before) if before else None
    wanted = readable if end is None else readable.filter(number__lt=end)
    found = list(wanted.order_by("-number")[: A_PAGE + 1])
    return PageOfMessages(found[:A_PAGE][::-1], has_earlier=len(found) > A_PAGE, has_later=end is not None)


def people_in(conversation: Conversation, *, reader: Person, language: str) -> list[ShownPartaker]:
    """Who takes part or was asked to, but for those who hide from the reader, who takes part; three queries."""
    there = Partaker.objects.filter(visible_people(reader, column="person"), conversation=conversation)
    parts = list(there.exclude(state=State.LEFT).select_related("person").order_by("since", "pk"))
    names = shown_names([part.person for part in parts], reader=reader)
    network = conversation.network_id
    lines = lines_of(
        [part.person_id for part in parts], reader=reader, network=network, language=language, is_member=True
    )
    return [
        ShownPartaker(
            part.person,
            names[part.person_id],
            lines.get(part.person_id),
            part.state == State.IN,
            part.person_id == reader.pk,
        )
        for part in parts
    ]


def _number(conversation: Conversation, public_id: str) -> int | None:
    found = Message.objects.filter(conversation=conversation, public_id=public_id)
    return found.values_list("number", flat=True).first()
