"""Conversations and messages as things: how notices and files name them. Their titles name nobody."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy

from multaqa.features.conversations.models import Conversation, Message
from multaqa.foundation.access.api import ThingKind, Title, register


def register_things() -> None:
    """Make the kinds known."""
    name, label = "conversations.conversation", pgettext_lazy("thing", "Conversation")
    register(ThingKind(name=name, label=label, titles=_titles, address=_page))
    name, label = "conversations.message", pgettext_lazy("thing", "Message")
    register(ThingKind(name=name, label=label, titles=_titles_of_messages, address=_page_of_message))


def _titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The same words for all: who takes part is told to each reader by the names that she is shown."""
    found = Conversation.objects.filter(public_id__in=public_ids).values_list("public_id", flat=True)
    with override(language):
        return {public_id: Title(gettext("A conversation"), language) for public_id in found}


def _page(public_id: str) -> str:
    return reverse("conversations:conversation", args=[public_id])


def _titles_of_messages(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    found = Message.objects.filter(public_id__in=public_ids).values_list("public_id", flat=True)
    with override(language):
        return {public_id: Title(gettext("A message"), language) for public_id in found}


def _page_of_message(public_id: str) -> str:
    return reverse("conversations:message", args=[public_id])
