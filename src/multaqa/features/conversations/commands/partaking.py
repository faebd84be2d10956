"""Whoever is asked to take part accepts or declines; who takes part asks others in, and leaves."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from multaqa.features.conversations.commands.circles import (
    leave_circles,
    rejoin_circle,
    share_circles,
    widen_circle,
)
from multaqa.features.conversations.commands.rows import locked, part_in, permit
from multaqa.features.conversations.models import Conversation, Partaker
from multaqa.features.conversations.policies import (
    PRESENT,
    can_begin_with,
    may_answer,
    may_ask_others,
    room_in,
)
from multaqa.features.membership.api import Member
from multaqa.foundation.people.api import Person

State = Partaker.State


@transaction.atomic
def accept(conversation: Conversation, *, by: Person) -> None:
    """Take part from now on. Raises PermissionDenied for who was not asked."""
    mine = part_in(locked(conversation), by)
    permit(may_answer(by, mine))
    _answer(mine, State.IN)


@transaction.atomic
def decline(conversation: Conversation, *, by: Person) -> None:
    """Take no part and read nothing more of it; nobody is told, to the others it is as if she had not answered.

    Raises PermissionDenied for who was not asked.
    """
    mine = part_in(locked(conversation), by)
    permit(may_answer(by, mine))
    _answer(mine, State.DECLINED)
    leave_circles(conversation, by, by=by)


def come_back(mine: Partaker, *, by: Person) -> None:
    """Take part after all where she was asked to or had declined; the row of the conversation is locked."""
    rejoin_circle(mine.conversation, by, by=by)
    _answer(mine, State.IN)


@transaction.atomic
def ask_others(conversation: Conversation, people: Collection[Person], *, is_shared: bool, by: Person) -> None:
    """Ask more people to take part; ``is_shared``: they read what ``by`` reads of it, else what comes from now on.

    Who takes part already or was asked is passed over. Of two it becomes a conversation of several. Raises
    PermissionDenied for whom she may not write to, and for more people than there is room for.
    """
    held = locked(conversation)
    mine = part_in(held, by)
    known = {part.person_id: part for part in Partaker.objects.filter(conversation=held)}
    new = [one for one in people if one.pk not in known or known[one.pk].state == State.LEFT]
    permit(may_ask_others(by, mine) and len(new) <= room_in(mine) and all(can_begin_with(by, one) for one in new))
    if not new:
        return
    if is_shared:
        share_circles(held, new, by=by)
    else:
        widen_circle(held, new, by=by)
    _become_group(held)
    for person in new:
        asked = {"state": State.ASKED, "asked_by": by, "since": timezone.now(), "answered_at": None, "left_at": None}
        asked |= {"has_new": is_shared, "read_to": 0 if is_shared else held.last_number, "other": None}
        Partaker.objects.update_or_create(conversation=held, person=person, defaults=asked)


@transaction.atomic
def leave(conversation: Conversation, *, by: Person) -> None:
    """Leave a conversation and read nothing of it any more; what she wrote stays. Raises PermissionDenied."""
    mine = part_in(locked(conversation), by)
    permit(mine.state == State.IN)
    let_go(mine, by=by)


def let_go(mine: Partaker, *, by: Person | None) -> None:
    """End a part, whatever its state was: two who part may begin anew."""
    leave_circles(mine.conversation, mine.person, by=by)
    mine.state, mine.left_at, mine.has_new = State.LEFT, timezone.now(), False
    mine.save(update_fields=["state", "left_at", "has_new"])
    Conversation.objects.filter(pk=mine.conversation_id).update(pair=None)


def end_with_membership(member: Member, by: Person | None, _why: str) -> None:
    """End all that a member has in the conversations of a network, as her membership of it ends or is suspended."""
    hers = Partaker.objects.filter(conversation__network=member.network_id, person=member.person_id)
    for mine in hers.exclude(state=State.LEFT).select_related("conversation", "person"):
        let_go(mine, by=by)


def let_go_everywhere(person: Person) -> int:
    """End every part of a person, whose account ends; returns how many that were."""
    hers = Partaker.objects.filter(person=person).exclude(state=State.LEFT).select_related("conversation", "person")
    parts = list(hers)
    for mine in parts:
        let_go(mine, by=None)
    return len(parts)


def _answer(mine: Partaker, state: State) -> None:
    mine.state, mine.answered_at = state, timezone.now()
    mine.has_new = mine.has_new and state in PRESENT
    mine.save(update_fields=["state", "answered_at", "has_new"])


def _become_group(conversation: Conversation) -> None:
    if not conversation.is_group:
        conversation.is_group, conversation.pair = True, None
        conversation.save(update_fields=["is_group", "pair"])
        Partaker.objects.filter(conversation=conversation).update(other=None)
