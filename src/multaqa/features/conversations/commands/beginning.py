"""A conversation is begun: with its first message, which those it is for may answer, leave unanswered or decline."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.conversations.commands.circles import open_circle
from multaqa.features.conversations.commands.limits import check_beginning
from multaqa.features.conversations.commands.partaking import come_back
from multaqa.features.conversations.commands.rows import part_in, permit
from multaqa.features.conversations.commands.writing import add_message, send
from multaqa.features.conversations.facts import ConversationBegun
from multaqa.features.conversations.limits import MOST_PARTAKERS
from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import can_begin_with, meet
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.features.conversations.sources import Writing
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, the_network

State = Partaker.State


@transaction.atomic
def begin(people: Collection[Person], *, source: str, by: Person) -> Message:
    """Write the first message to one person or to several; between two who converse already, write there.

    Raises PermissionDenied for whom she may not write to, and CannotBeSent.
    """
    if len(people) == 1 and (there := _existing(next(iter(people)), by)):
        return _write_again(there, source=source, by=by)
    permit(bool(people) and all(can_begin_with(by, person) for person in people))
    if len(people) >= MOST_PARTAKERS:
        raise CannotBeSent(_too_many())
    check_beginning(by)
    writing = Writing.of(source, by=by)
    conversation = _founded(people, by=by)
    open_circle(conversation, [*people, by], by=by)
    record(ConversationBegun(conversation.public_id), by=by, thing=ref_of(conversation))
    return add_message(conversation, writing, by=by)


def pair_of(one: Person, other: Person) -> str:
    """What names two people, in whichever order."""
    return ":".join(sorted((one.public_id, other.public_id)))


def _existing(other: Person, by: Person) -> Conversation | None:
    return Conversation.objects.select_for_update().filter(pair=pair_of(by, other)).first()


def _write_again(conversation: Conversation, *, source: str, by: Person) -> Message:
    """Write where two converse already; whoever had declined takes part again by writing."""
    mine = part_in(conversation, by)
    permit(mine.other is not None and meet(by, mine.other))
    if mine.state in {State.ASKED, State.DECLINED}:
        come_back(mine, by=by)
    return send(conversation, source=source, by=by)


def _founded(people: Collection[Person], *, by: Person) -> Conversation:
    is_group = len(people) > 1
    pair = None if is_group else pair_of(by, next(iter(people)))
    conversation = Conversation.objects.create(network=the_network(), begun_by=by, is_group=is_group, pair=pair)
    other = None if is_group else next(iter(people))
    Partaker.objects.create(
        conversation=conversation, person=by, other=other, state=State.IN, answered_at=timezone.now()
    )
    Partaker.objects.bulk_create(
        Partaker(
            conversation=conversation,
            person=person,
            other=None if is_group else by,
            state=State.ASKED,
            asked_by=by,
        )
        for person in people
    )
    return conversation


def _too_many() -> str:
    return _("A conversation has at most %(most)d people. For more, a community is the right place.") % {
        "most": MOST_PARTAKERS
    }
