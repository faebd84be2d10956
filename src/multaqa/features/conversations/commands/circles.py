"""The sets of a conversation: who takes part now, and who took part when earlier messages were written.

Each message bears the set of its time. Whoever comes later finds a new set and reads from there on, unless the others
let her into the earlier ones; whoever leaves leaves all of them.
"""

from collections.abc import Iterable

from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import PRESENT
from multaqa.foundation.access.api import (
    KeySet,
    Label,
    Reach,
    add_entry,
    end_entry,
    new_set,
    person_key,
    set_audience,
    set_key,
)
from multaqa.foundation.people.api import Person

LABEL = Label.AMBER
"""Under which all messages stand: mail about them holds no words, and nothing of them is kept on a device (ADR 24)."""

_REASON = "Conversation"


def open_circle(conversation: Conversation, people: Iterable[Person], *, by: Person) -> None:
    """Make a new set of these people, for all that is written in a conversation from now on."""
    circle = new_set(reach=Reach.PERSON)
    for person in people:
        add_entry(circle, person_key(person), by=by, reason=_REASON)
    set_audience(conversation, audience=set_key(circle), label=LABEL, by=by)


def widen_circle(conversation: Conversation, people: Iterable[Person], *, by: Person) -> None:
    """Let people into a conversation, to read from now on."""
    there = Partaker.objects.filter(conversation=conversation, state__in=PRESENT).select_related("person")
    open_circle(conversation, {*(part.person for part in there), *people}, by=by)


def share_circles(conversation: Conversation, people: Iterable[Person], *, by: Person) -> None:
    """Let people into a conversation, to read all that the one who asks them reads."""
    for circle in _circles(conversation, read_by=by):
        for person in people:
            add_entry(circle, person_key(person), by=by, reason=_REASON)


def rejoin_circle(conversation: Conversation, person: Person, *, by: Person) -> None:
    """Let a person read again what is for those who take part now."""
    for circle in _circles(conversation):
        if set_key(circle) == conversation.audience:
            add_entry(circle, person_key(person), by=by, reason=_REASON)


def leave_circles(conversation: Conversation, person: Person, *, by: Person | None) -> None:
    """End that a person reads anything of a conversation."""
    for circle in _circles(conversation):
        end_entry(circle, person_key(person), by=by, reason=_REASON)


def _circles(conversation: Conversation, *, read_by: Person | None = None) -> list[KeySet]:
    """Every set of a conversation; with ``read_by``, those in which this person stands."""
    keys = set(Message.objects.filter(conversation=conversation).values_list("audience", flat=True))
    names = [key.removeprefix("set:") for key in {*keys, conversation.audience}]
    found = KeySet.objects.filter(public_id__in=names).order_by("pk")
    if read_by is not None:
        found = found.filter(entries__key=person_key(read_by), entries__until=None)
    return list(found.distinct())
