"""Reactions to a post, and votes in the poll under it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.community.commands.polling import MOST, close_poll, vote
from multaqa.features.community.commands.reacting import react, take_back
from multaqa.features.community.models import Poll, Post, Reaction
from multaqa.features.community.queries.polls import poll_under
from multaqa.features.community.queries.reactions import reactions_on, who_reacted
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.views.opening import for_post, to_post
from multaqa.foundation.people.api import Person, limited


@limited("reaction")
@for_post
def reactions(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Who said what of a post; by POST say one thing (``say``) or take it back (``take_back``)."""
    if request.method != "POST":
        shown = {"post": post, "thread": post.thread, "said": who_reacted(post, reader=person)}
        return render(request, "community/reactions.html", shown)
    if kind := _kind(request.POST.get("say", "")):
        react(post, kind, by=person)
    elif kind := _kind(request.POST.get("take_back", "")):
        take_back(post, kind, by=person)
    if request.headers.get("HX-Request"):
        counted = reactions_on([post.pk], reader=person)[post.pk]
        return render(request, "community/reactions.html#row", {"post": post, "counted": counted, "may_react": True})
    return to_post(post)


@require_POST
@for_post
def votes(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Vote in the poll under a post: the places of the answers chosen (``answer``), none to take the vote back."""
    places = [int(place) for place in request.POST.getlist("answer") if place.isascii() and place.isdigit()]
    try:
        vote(_under(post), places[:MOST], by=person)
    except CannotBeDone as refusal:
        messages.error(request, str(refusal))
    return to_post(post)


@require_POST
@for_post
def poll_closing(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """End the poll under one's own post."""
    close_poll(_under(post), by=person)
    messages.success(request, _("The poll is closed. Everyone who reads the post sees what came of it."))
    return to_post(post)


def _kind(said: str) -> Reaction.Kind | None:
    return Reaction.Kind(said) if said in Reaction.Kind.values else None


def _under(post: Post) -> Poll:
    poll = poll_under(post)
    if poll is None:
        raise Http404
    return poll
