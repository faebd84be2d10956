"""Reactions to a post, saving it, and votes in the poll under it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.community.commands.polling import MOST, close_poll, vote
from multaqa.features.community.commands.reacting import react, take_back
from multaqa.features.community.models import Poll, Post, Reaction
from multaqa.features.community.queries.polls import poll_under
from multaqa.features.community.queries.reactions import reactions_on, who_reacted
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.templatetags.social import reaction_row, saving
from multaqa.features.community.views.opening import for_post, to_post
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import TooManySaved, let_go, save_thing
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
    if _wants_part(request):
        counted = reactions_on([post.pk], reader=person)[post.pk]
        return HttpResponse(reaction_row(post.public_id, counted, may_react=True, anew=True))
    return _back(request, post)


@require_POST
@for_post
def saving_of(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Save a post (``wanted`` is "yes") or let it go."""
    is_wanted = request.POST.get("wanted") == "yes"
    try:
        (save_thing if is_wanted else let_go)(person, ref_of(post))
    except TooManySaved:
        messages.error(request, _("A thousand things are saved already. Please let some of them go first."))
        return _back(request, post)
    if _wants_part(request):
        return HttpResponse(saving(post.public_id, is_saved=is_wanted, anew=True))
    return _back(request, post)


@require_POST
@limited("vote")
@for_post
def votes(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Vote in the poll under a post: the places of the answers chosen (``answer``), none to take the vote back."""
    places = [int(place) for place in request.POST.getlist("answer")[: MOST + 1] if _is_place(place)]
    try:
        vote(_under(post), places, by=person)
    except CannotBeDone as refusal:
        messages.error(request, str(refusal))
    return _back(request, post)


@require_POST
@for_post
def poll_closing(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """End the poll under one's own post."""
    close_poll(_under(post), by=person)
    messages.success(request, _("The poll is closed. Everyone who reads the post sees what came of it."))
    return _back(request, post)


def _kind(said: str) -> Reaction.Kind | None:
    return Reaction.Kind(said) if said in Reaction.Kind.values else None


def _is_place(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= 2


def _under(post: Post) -> Poll:
    poll = poll_under(post)
    if poll is None:
        raise Http404
    return poll


def _wants_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _back(request: HttpRequest, post: Post) -> HttpResponseRedirect:
    """To the page on which it was tapped, at the post; to the post's own page when that is not said."""
    wanted = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return to_post(post)
    return HttpResponseRedirect(f"{wanted.partition('#')[0]}#post-{post.public_id}")
