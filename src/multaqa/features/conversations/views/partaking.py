"""Accepting and declining, asking others in, leaving."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.conversations.commands.partaking import accept, ask_others, decline, leave
from multaqa.features.conversations.forms import OthersForm
from multaqa.features.conversations.models import Partaker
from multaqa.features.conversations.policies import may_ask_others, room_in
from multaqa.features.conversations.views.beginning import called, chosen_among
from multaqa.features.conversations.views.opening import for_part, to_conversation
from multaqa.foundation.people.api import Person


@require_POST
@for_part
def answer(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """Take part in a conversation to which one is asked (``wanted=yes``), or not."""
    if request.POST.get("wanted") == "yes":
        accept(mine.conversation, by=person)
        messages.success(request, _("Accepted: messages can be written both ways now."))
        return to_conversation(mine.conversation)
    decline(mine.conversation, by=person)
    messages.success(request, _("Declined. Nobody is told."))
    return redirect("conversations:list")


@require_http_methods(["GET", "HEAD", "POST"])
@for_part
def people(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """Ask more people to take part in a conversation, found by name."""
    if not may_ask_others(person, mine):
        raise Http404
    form = OthersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = chosen_among(request.POST.getlist("to"), reader=person)
        ask_others(
            mine.conversation, [one.person for one in chosen], is_shared=form.cleaned_data["is_shared"], by=person
        )
        messages.success(request, _("They are asked, and take part as soon as they accept."))
        return to_conversation(mine.conversation)
    chosen = chosen_among(request.GET.getlist("to"), reader=person)
    search, instead = called(request, taken=chosen)
    if instead:
        return instead
    context = {"conversation": mine.conversation, "form": form, "chosen": chosen, **search}
    context |= {"may_send": bool(chosen) and all(one.is_open for one in chosen)}
    return render(request, "conversations/people.html", context | {"has_room": len(chosen) < room_in(mine)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_part
def leaving(request: HttpRequest, person: Person, mine: Partaker) -> HttpResponse:
    """What leaving a conversation means, and the button that does it."""
    if mine.state != Partaker.State.IN:
        raise Http404
    if request.method == "POST":
        leave(mine.conversation, by=person)
        messages.success(request, _("You have left the conversation."))
        return redirect("conversations:list")
    return render(request, "conversations/leaving.html", {"conversation": mine.conversation})
