"""Who may write to whom, answer, ask others in, delete and report. Whom a person does not meet is not there."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from multaqa.features.conversations.limits import MOST_PARTAKERS, TAKEN_BACK_FOR
from multaqa.features.conversations.models import Message, Openness, Partaker
from multaqa.features.membership.api import is_member
from multaqa.foundation.access.api import (
    may_meet,
    people_meeting,
    people_not_come_upon,
    sharing_a_community,
    visible_people,
)
from multaqa.foundation.people.api import Capability, Person, Reader, active_people, has_capability

State = Partaker.State
PRESENT = (State.ASKED, State.IN)


def can_begin_with(person: Reader, other: Person) -> bool:
    """True for two members who come upon each other, if the other is open to messages of the first."""
    return person is not None and is_member(person) and is_member(other) and other.pk in open_among([other.pk], person)


def open_among(people: Collection[int], person: Person) -> set[int]:
    """Which of these members (row numbers) a member may begin to write to; the same number of queries for many."""
    found = active_people().filter(people_meeting(person), pk__in=people).exclude(pk=person.pk)
    choice = Openness.objects.filter(person=OuterRef("pk"))
    shared = Exists(choice.filter(who=Openness.Who.COMMUNITIES)) & ~Q(sharing_a_community(person))
    chosen = found.exclude(Exists(choice.filter(who=Openness.Who.NOBODY))).exclude(shared)
    return set(chosen.values_list("pk", flat=True)) - people_not_come_upon(person)


def meet(person: Person, other: Person) -> bool:
    """Whether two people come upon each other: neither hides from the other or blocked her, both are active."""
    known = other.pk not in people_not_come_upon(person) and may_meet(other, person)
    return known and active_people().filter(pk=other.pk).exists()


def parts_of(person: Person) -> QuerySet[Partaker]:
    """The person's parts in conversations that are there for her: not those with somebody who hides from her."""
    return Partaker.objects.filter(visible_people(person, column="other"), person=person, state__in=PRESENT)


def may_write(person: Person, mine: Partaker) -> bool:
    """True for whoever takes part while somebody else does; who began it alone writes once before an answer."""
    if mine.person_id != person.pk or mine.state != State.IN or (mine.other and not meet(person, mine.other)):
        return False
    others = Partaker.objects.filter(conversation=mine.conversation_id, state=State.IN).exclude(person=person)
    return others.filter(person__in=active_people()).exists()


def may_answer(person: Person, mine: Partaker) -> bool:
    """True for whoever was asked to take part and has not answered yet."""
    return mine.person_id == person.pk and mine.state == State.ASKED


def may_ask_others(person: Person, mine: Partaker) -> bool:
    """True for whoever may write in a conversation that has room for one more."""
    return may_write(person, mine) and room_in(mine) > 0


def room_in(mine: Partaker) -> int:
    """How many more people a conversation takes: who was asked counts, and who declined, so that nobody can tell."""
    there = Partaker.objects.filter(conversation=mine.conversation_id).exclude(state=State.LEFT)
    return max(MOST_PARTAKERS - there.count(), 0)


def may_delete(person: Reader, message: Message) -> bool:
    """True for its author while it has words and was sent within ``TAKEN_BACK_FOR``."""
    is_hers = person is not None and message.author_id == person.pk and message.deleted_at is None
    return is_hers and timezone.now() - message.sent_at < TAKEN_BACK_FOR


def may_report(person: Reader, message: Message) -> bool:
    """True for whoever reads a message of somebody else that has words."""
    return person is not None and message.author_id != person.pk and message.deleted_at is None


def may_set_keeping(person: Reader) -> bool:
    """True for those who say what the network is and how it is run."""
    return has_capability(person, Capability.APPOINT)
