"""One conversation: its messages, what is new in it, and what is being written in it."""

from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.features.conversations.commands.keeping import keep_message
from multaqa.features.conversations.commands.marks import note_read
from multaqa.features.conversations.commands.writing import send
from multaqa.features.conversations.filling import rows_of
from multaqa.features.conversations.forms import MessageForm
from multaqa.features.conversations.models import Conversation, Message, Partaker
from multaqa.features.conversations.policies import may_answer, may_write, room_in
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.features.conversations.queries.kept import kept_in
from multaqa.features.conversations.queries.page import PageOfMessages, page_of_messages, people_in
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.features.conversations.views.files import attached, stored
from multaqa.features.conversations.views.opening import for_part, to_conversation
from multaqa.foundation.files.api import RefusedFile
from multaqa.foundation.people.api import Person, posted_or_kept

_NEWS: Final = "conversations/messages.html#news"


@require_http_methods(["GET", "HEAD", "POST"])
@for_part
def conversation(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """The last messages of a conversation, or earlier ones; by POST write one more."""
    form = None
    if may_write(person, mine):
        start = {"source": kept_in(mine.conversation, person=person)}
        form = MessageForm(posted_or_kept(request), request.FILES or None, initial=start)
    if request.method == "POST":
        if form is None:
            return _given_back(request, mine)
        if form.is_valid() and _sent(form, mine.conversation, person):
            return to_conversation(mine.conversation)
    return _page(request, form, mine, person)


@require_safe
@for_part
def news(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """What was written after a message (``after``), for polling: 304 from one number while nothing has changed."""
    one = mine.conversation
    tag = f'"{one.last_number}-{get_language()}-{person.digits}"'
    if request.headers.get("If-None-Match") == tag:
        return _tagged(HttpResponseNotModified(), tag)
    after = request.GET.get("after", "")
    page = page_of_messages(one, reader=person, after=after) if after else PageOfMessages([], False, False)
    if after and not page.messages:
        return _tagged(render(request, _NEWS, {"conversation": one, "rows": [], "last": after}), tag)
    return render(request, _NEWS, _messages(mine, page, person))


@require_POST
@for_part
def kept(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """Keep what is being written in a conversation, or with nothing in it forget it."""
    keep_message(person, source=request.POST.get("source", ""), conversation=mine.conversation)
    return HttpResponse(status=204)


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    """An answer that holds no words, so that a browser may keep it to ask again."""
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def _sent(form: MessageForm, conversation: Conversation, person: Person) -> Message | None:
    """Send a message with its file; None when the form says what is wrong."""
    try:
        file = stored(form, person)
        with transaction.atomic():
            sent = send(conversation, source=form.cleaned_data["source"], by=person)
            attached(file, sent, person)
    except CannotBeSent as refusal:
        form.add_error(None, str(refusal))
        return None
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return None
    return sent


def _given_back(request: HttpRequest, mine: Partaker) -> HttpResponse:
    """What cannot be sent any more stays with its writer."""
    source = request.POST.get("source", "")
    keep_message(mine.person, source=source, conversation=mine.conversation)
    messages.error(request, _("The message was not sent: nobody else takes part any more, or nobody has answered yet."))
    return to_conversation(mine.conversation)


def _page(request: HttpRequest, form: MessageForm | None, mine: Partaker, person: Person) -> HttpResponse:
    one, language = mine.conversation, get_language() or "en"
    page = page_of_messages(one, reader=person, before=request.GET.get("before", ""))
    if page.messages and not page.has_later:
        note_read(one, by=person, number=page.messages[-1].number)
    people = people_in(one, reader=person, language=language)
    others = [each for each in people if not each.is_self]
    context: dict[str, Any] = {"form": form, "page": page, "mine": mine, "people": people, "others": others}
    context |= {"names": [each.name for each in others]}
    context |= {"may_answer": may_answer(person, mine), "may_ask_others": form is not None and room_in(mine) > 0}
    context |= {"is_waiting": any(not each.has_answered for each in others), "months": months_kept(one.network)}
    context |= _messages(mine, page, person)
    status = 422 if form is not None and form.errors else 200
    return render(request, "conversations/conversation.html", context, status=status)


def _messages(mine: Partaker, page: PageOfMessages, person: Person) -> dict[str, Any]:
    language = get_language() or "en"
    rows = rows_of(page.messages, reader=person, language=language, read_to=mine.read_to)
    last = page.messages[-1].public_id if page.messages else ""
    return {"conversation": mine.conversation, "rows": rows, "last": last}
