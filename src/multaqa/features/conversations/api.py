"""The door of conversations."""

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.partaking import accept, ask_others, decline, leave
from multaqa.features.conversations.commands.writing import delete_message, send
from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.queries.unread import conversations_with_news
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.features.conversations.tasks import delete_old_messages, forget_kept_messages

__all__ = [
    "CannotBeSent",
    "Conversation",
    "Message",
    "Partaker",
    "accept",
    "ask_others",
    "begin",
    "conversations_with_news",
    "decline",
    "delete_message",
    "delete_old_messages",
    "forget_kept_messages",
    "leave",
    "send",
]
