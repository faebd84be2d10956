"""Messages are sent, deleted by their authors, and deleted when their time is over."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from multaqa.features.conversations.commands.keeping import forget_kept
from multaqa.features.conversations.commands.limits import check_sending
from multaqa.features.conversations.commands.rows import locked, part_in, permit
from multaqa.features.conversations.facts import MessageDeleted, MessageSent, OldMessagesDeleted
from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import PRESENT, may_delete, may_write
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.features.conversations.sources import Writing
from multaqa.foundation.access.api import ref_of, repeat_audience
from multaqa.foundation.facts.api import record
from multaqa.foundation.files.api import File, delete_file
from multaqa.foundation.people.api import Network, Person

AT_ONCE = 200
"""Old messages that one transaction deletes."""

_A_MONTH = timedelta(days=365) / 12


@transaction.atomic
def send(conversation: Conversation, *, source: str, by: Person) -> Message:
    """Write a message to those who take part in a conversation now. Raises PermissionDenied and CannotBeSent."""
    held = locked(conversation)
    permit(may_write(by, part_in(held, by)))
    return add_message(held, Writing.of(source, by=by), by=by)


def add_message(conversation: Conversation, writing: Writing, *, by: Person) -> Message:
    """Add a message to a conversation whose row is locked or new; the caller has asked whether she may.

    Raises CannotBeSent for who sends too many.
    """
    check_sending(by)
    conversation.last_number, conversation.last_at = conversation.last_number + 1, timezone.now()
    conversation.save(update_fields=["last_number", "last_at"])
    message = Message.objects.create(
        conversation=conversation,
        number=conversation.last_number,
        author=by,
        language=writing.language,
        source=writing.source,
        html=writing.html,
        sent_at=conversation.last_at,
    )
    repeat_audience(message, of=conversation)
    parts = Partaker.objects.filter(conversation=conversation)
    parts.filter(state__in=PRESENT).exclude(person=by).update(has_new=True)
    parts.filter(person=by).update(read_to=message.number, has_new=False)
    forget_kept(by, conversation=conversation if message.number > 1 else None)
    record(MessageSent(message.public_id), by=by)
    return message


@transaction.atomic
def delete_message(message: Message, *, by: Person) -> None:
    """Erase the words and files of a message for everyone, at once and for good. Raises PermissionDenied."""
    held = Message.objects.select_for_update().get(pk=message.pk)
    permit(may_delete(by, held))
    empty(held, by=by)
    record(MessageDeleted(held.public_id), by=by)


def empty(message: Message, *, by: Person | None) -> None:
    """Take the words and files out of a message; that there was one stays."""
    _delete_files([ref_of(message)], by=by)
    message.source, message.html, message.deleted_at = "", "", timezone.now()
    message.save(update_fields=["source", "html", "deleted_at"])


def delete_old() -> int:
    """Delete the messages that networks keep no longer, with their files; returns how many. Safe to repeat."""
    deleted = 0
    for network in Network.objects.order_by("pk"):
        while some := _delete_some(network):
            deleted += some
    return deleted


@transaction.atomic
def _delete_some(network: Network) -> int:
    until = timezone.now() - months_kept(network) * _A_MONTH
    due = Message.objects.filter(conversation__network=network, sent_at__lt=until).order_by("pk")[:AT_ONCE]
    refs = {message.pk: ref_of(message) for message in due}
    if not refs:
        return 0
    _delete_files(refs.values(), by=None)
    Message.objects.filter(pk__in=refs).delete()
    read = Partaker.objects.filter(has_new=True, conversation__network=network)
    read.filter(conversation__last_at__lt=until, read_to__lt=F("conversation__last_number")).update(has_new=False)
    record(OldMessagesDeleted(len(refs)), by=None)
    return len(refs)


def _delete_files(refs: Collection[str], *, by: Person | None) -> None:
    for file in File.objects.filter(whole__in=refs):
        delete_file(file, by=by)
