"""One post: its permanent address, what it said before, deleting it and bringing it back, its label."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.posts import UNDONE_FOR, delete_post, restore_post
from multaqa.features.community.filling import filled
from multaqa.features.community.forms.threads import LabelForm
from multaqa.features.community.models import Post, Thread
from multaqa.features.community.policies.threads import STRICTNESS, may_delete
from multaqa.features.community.queries.revisions import writings_of
from multaqa.features.community.queries.thread_page import post_named, thread_named
from multaqa.features.community.views.opening import for_post, for_thread, to_post, to_thread
from multaqa.foundation.access.api import Label
from multaqa.foundation.people.api import Person, reader_of


@require_safe
def post(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The permanent address of a post: on to the page of its thread on which it stands."""
    found = post_named(public_id, reader=reader_of(request))
    if found is None:
        raise Http404
    return to_post(found)


@require_safe
@for_post
def history(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """What a post said at each writing, the latest first, for those who may read it."""
    language = get_language() or "en"
    html = filled(post.html, reader=person, language=language)
    shown = {"post": post, "thread": post.thread, "html": html, "writings": writings_of(post, reader=person)}
    return render(request, "community/threads/history.html", shown)


@for_post
def deletion(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Ask whether a post shall be deleted; by POST delete it."""
    if not may_delete(person, post):
        raise Http404
    if request.method != "POST":
        shown = {"post": post, "thread": post.thread, "days": UNDONE_FOR.days}
        return render(request, "community/threads/deletion.html", shown)
    delete_post(post, by=person)
    days = UNDONE_FOR.days
    said = ngettext(
        "The post was deleted. It can be brought back for %(days)d day.",
        "The post was deleted. It can be brought back for %(days)d days.",
        days,
    )
    messages.success(request, said % {"days": days})
    return to_post(post)


@require_POST
@for_post
def restoration(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Bring a deleted post back."""
    restore_post(post, by=person)
    messages.success(request, _("The post is back."))
    return to_post(post)


@for_post
def post_label(request: HttpRequest, person: Person, post: Post) -> HttpResponse:
    """Raise the label of a post."""
    return _raise(request, person, post) or to_post(post)


@for_thread
def thread_label(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Raise the label of a thread."""
    return _raise(request, person, thread) or to_thread(thread)


def _raise(request: HttpRequest, person: Person, thing: Thread | Post) -> HttpResponse | None:
    """The page that asks for a stricter label; None when it was given and the thing is still there for her."""
    stricter = [label.value for label in STRICTNESS[STRICTNESS.index(Label(thing.label)) + 1 :]]
    form = LabelForm(request.POST or None, stricter=stricter)
    thread = thing.thread if isinstance(thing, Post) else thing
    shown = {"form": form, "thing": thing, "thread": thread, "is_post": isinstance(thing, Post), "stricter": stricter}
    if request.method != "POST" or not form.is_valid():
        return render(request, "community/threads/label.html", shown)
    raise_label(thing, form.cleaned_data["label"], by=person)
    again = post_named if isinstance(thing, Post) else thread_named
    if again(thing.public_id, reader=person) is None:
        return render(request, "community/threads/raised.html", {"label": form.cleaned_data["label"]})
    messages.success(request, _("The label was raised. It holds at once."))
    return None
