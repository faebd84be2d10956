"""What pages of conversations begin with: the reader's part in one, or a message; and that no cache keeps them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.queries.page import message_named, part_named
from multaqa.foundation.people.api import Person, person_reading, signed_in

type PartView[**P] = Callable[Concatenate[HttpRequest, Person, Partaker, P], HttpResponse]
type MessageView[**P] = Callable[Concatenate[HttpRequest, Person, Message, P], HttpResponse]


def for_part[**P](view: PartView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the person and her part in a conversation; 404 for any other. What she may not do is said there."""

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = person_reading(request)
        mine = part_named(public_id, reader=person)
        if mine is None:
            raise Http404
        try:
            return not_kept(view(request, person, mine, *args, **kwargs))
        except PermissionDenied:
            return refused(request, mine.conversation)

    return opened


def for_message[**P](view: MessageView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the person and a message that she may read; 404 for any other. What she may not do is said there."""

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = person_reading(request)
        message = message_named(public_id, reader=person)
        if message is None:
            raise Http404
        try:
            return not_kept(view(request, person, message, *args, **kwargs))
        except PermissionDenied:
            return refused(request, message.conversation)

    return opened


def not_kept(response: HttpResponse) -> HttpResponse:
    """The response, kept by no cache unless it says itself how."""
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_store=True)
    return response


def to_conversation(conversation: Conversation) -> HttpResponseRedirect:
    """To the end of a conversation's page, where one writes."""
    return HttpResponseRedirect(reverse("conversations:conversation", args=[conversation.public_id]) + "#last")


def refused(request: HttpRequest, conversation: Conversation) -> HttpResponseRedirect:
    """Back to the conversation, with a line that says that something has changed."""
    messages.error(request, _("This can no longer be done here: something has changed since the page was opened."))
    return to_conversation(conversation)
