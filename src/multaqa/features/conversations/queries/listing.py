"""The conversations of a reader, the latest first, as her list shows them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.db.models.functions import Left

from multaqa.features.conversations.models import Message, Partaker
from multaqa.features.conversations.policies import parts_of
from multaqa.foundation.access.api import people_not_come_upon, readable_by, shown_names, visible_people
from multaqa.foundation.people.api import Person
from multaqa.lib.excerpts import excerpt

A_PAGE: Final = 30
_EXCERPT: Final = 120  # letters of the last message

State = Partaker.State


@dataclass(frozen=True)
class Listed:
    """A conversation in a list: the names of the others as the reader is shown them, and its last message.

    ``words`` are "" where the last message is none of hers to read, or was deleted. ``is_asked``: she has not answered.
    """

    public_id: str
    names: list[str]
    words: str
    language: str
    is_own: bool
    last_at: datetime
    is_new: bool
    is_asked: bool


def page_of_conversations(reader: Person, *, number: str | None) -> tuple[list[Listed], Page[Partaker]]:
    """A page of the reader's conversations; those to which she is asked stand first. A constant number of queries.

    Those with somebody whom she blocked are left out: they come back when she unblocks her.
    """
    hers = parts_of(reader).filter(readable_by(reader, column="conversation__read_key"))
    hers = hers.exclude(other__in=people_not_come_upon(reader)).select_related("conversation")
    asked_first = hers.order_by(F("state").asc(), "-conversation__last_at", "-pk")
    page = Paginator(asked_first, A_PAGE).get_page(number)
    return _listed(list(page), reader), page


def _listed(parts: list[Partaker], reader: Person) -> list[Listed]:
    numbers = [part.conversation_id for part in parts]
    names, last = _names_in(numbers, reader), _last_in(numbers, reader)
    return [_row(part, names.get(part.conversation_id, []), last.get(part.conversation_id), reader) for part in parts]


def _row(part: Partaker, names: list[str], last: Message | None, reader: Person) -> Listed:
    conversation = part.conversation
    return Listed(
        public_id=conversation.public_id,
        names=names,
        words=excerpt(last.html, longest=_EXCERPT) if last else "",
        language=last.language if last else "",
        is_own=last is not None and last.author_id == reader.pk,
        last_at=conversation.last_at,
        is_new=part.has_new and part.read_to < conversation.last_number,
        is_asked=part.state == State.ASKED,
    )


def _names_in(numbers: Collection[int], reader: Person) -> Mapping[int, list[str]]:
    """The names of the others in conversations, but for those whom the reader does not meet; two queries."""
    others = Partaker.objects.filter(visible_people(reader, column="person"), conversation__in=numbers)
    found = others.exclude(person=reader).exclude(state=State.LEFT).select_related("person").order_by("pk")
    parts = list(found)
    shown = shown_names([part.person for part in parts], reader=reader)
    names = defaultdict[int, list[str]](list)
    for part in parts:
        names[part.conversation_id].append(shown[part.person_id])
    return names


def _last_in(numbers: Collection[int], reader: Person) -> dict[int, Message]:
    """The last message of each conversation, where the reader may read it, with its first words; one query."""
    last: QuerySet[Message] = Message.objects.filter(readable_by(reader), conversation__in=numbers)
    last = last.filter(number=F("conversation__last_number")).annotate(begins=Left("html", 4 * _EXCERPT))
    found: dict[int, Message] = {}
    for message in last.defer("html", "source"):
        message.html = message.begins
        found[message.conversation_id] = message
    return found
