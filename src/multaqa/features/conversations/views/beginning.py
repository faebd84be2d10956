"""A new message: to whom, found by name or from a profile, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.keeping import keep_message
from multaqa.features.conversations.forms import MessageForm
from multaqa.features.conversations.limits import MOST_PARTAKERS
from multaqa.features.conversations.models import Message
from multaqa.features.conversations.policies import can_begin_with
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.features.conversations.queries.kept import kept_in
from multaqa.features.conversations.queries.page import part_with
from multaqa.features.conversations.refusals import CannotBeSent
from multaqa.features.conversations.views.files import attached, stored
from multaqa.features.conversations.views.opening import not_kept, to_conversation
from multaqa.features.membership.api import held_back, is_member, member_met, members_called
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.files.api import RefusedFile
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network

MOST_CALLED = 12
_LONGEST_QUESTION = 100


@dataclass(frozen=True)
class Chosen:
    """Somebody to whom a message is to go, by the public id of her profile."""

    public_id: str
    person: Person
    name: str
    is_open: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest) -> HttpResponseBase:
    """Choose to whom a new message goes, write it and send it; where two converse already, on to that."""
    person = person_reading(request)
    if not is_member(person):
        raise Http404
    chosen = _chosen(request, person)
    if request.method != "POST" and len(chosen) == 1 and (there := part_with(chosen[0].person, reader=person)):
        return to_conversation(there.conversation)
    form = MessageForm(posted_or_kept(request), request.FILES or None, initial={"source": kept_in(None, person=person)})
    if request.method == "POST" and form.is_valid() and (sent := _begin(form, chosen, person)):
        return to_conversation(sent.conversation)
    return _page(request, form, chosen)


@require_POST
@signed_in
def kept_new(request: HttpRequest) -> HttpResponseBase:
    """Keep a new message that is being written, or with nothing in it forget it."""
    keep_message(person_reading(request), source=request.POST.get("source", ""), conversation=None)
    return HttpResponse(status=204)


def chosen_among(public_ids: Sequence[str], *, reader: Person) -> list[Chosen]:
    """The members with these profiles, each once. Raises ``Http404`` for one whom the reader does not meet."""
    found: dict[str, Person] = {}
    for public_id in dict.fromkeys(public_ids[:MOST_PARTAKERS]):
        met = member_met(public_id, reader=reader, network=the_network())
        if met is None or met == reader:
            raise Http404
        found[public_id] = met
    names = shown_names(found.values(), reader=reader)
    return [
        Chosen(public_id, person, names[person.pk], can_begin_with(reader, person))
        for public_id, person in found.items()
    ]


def called(request: HttpRequest, *, taken: Sequence[Chosen]) -> tuple[dict[str, Any], HttpResponse | None]:
    """The context of a search for members by name, without those who are chosen; and what is shown instead, if much."""
    words = request.GET.get("q", "").replace("\x00", "")[:_LONGEST_QUESTION]
    person = person_reading(request)
    cards = members_called(words, reader=person, language=get_language() or "ar", most=MOST_CALLED)
    there = {one.public_id for one in taken}
    own = {"words": words, "cards": [card for card in cards if card.public_id not in there]}
    return own, held_back(request, cards=len(cards))


def _chosen(request: HttpRequest, person: Person) -> list[Chosen]:
    sent = request.POST if request.method == "POST" else request.GET
    return chosen_among(sent.getlist("to"), reader=person)


def _begin(form: MessageForm, chosen: Sequence[Chosen], person: Person) -> Message | None:
    """Send the first message with its file; None when the form says what is wrong."""
    try:
        file = stored(form, person)
        with transaction.atomic():
            sent = begin([one.person for one in chosen], source=form.cleaned_data["source"], by=person)
            attached(file, sent, person)
    except (CannotBeSent, RefusedFile) as refusal:
        form.add_error("file" if isinstance(refusal, RefusedFile) else None, _said(refusal))
        return None
    except PermissionDenied:
        return None  # the page says of each one who is not open
    return sent


def _said(refusal: CannotBeSent | RefusedFile) -> str:
    return str(refusal.sentence if isinstance(refusal, RefusedFile) else refusal)


def _page(request: HttpRequest, form: MessageForm, chosen: Sequence[Chosen]) -> HttpResponse:
    search, instead = called(request, taken=chosen)
    if instead:
        return instead
    context = {"form": form, "chosen": chosen, "months": months_kept(the_network()), **search}
    context |= {"may_send": bool(chosen) and all(one.is_open for one in chosen)}
    context |= {"has_room": len(chosen) < MOST_PARTAKERS - 1}
    return not_kept(render(request, "conversations/new.html", context, status=422 if form.errors else 200))
