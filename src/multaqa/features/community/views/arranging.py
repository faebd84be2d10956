"""What facilitators do to threads: pin, close, move, split, merge."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.community.commands.arranging import CannotArrange, merge_threads, move_thread, split_thread
from multaqa.features.community.commands.threads import close, pin, reopen, unpin
from multaqa.features.community.forms.threads import OtherThreadForm, SplitForm
from multaqa.features.community.models import Thread
from multaqa.features.community.policies.threads import may_arrange
from multaqa.features.community.queries.carriers import carriers_facilitated, threads_beside
from multaqa.features.community.queries.thread_page import excerpt, posts_to_part
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.views.opening import for_thread, to_thread
from multaqa.foundation.people.api import Person
from multaqa.lib.labels import label_in


@require_POST
@for_thread
def pinning(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Pin a thread, or unpin it (``wanted`` is "no")."""
    wanted = request.POST.get("wanted") != "no"
    (pin if wanted else unpin)(thread, by=person)
    messages.success(request, _("The thread was pinned.") if wanted else _("The thread was unpinned."))
    return to_thread(thread)


@require_POST
@for_thread
def closing(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Close a thread, or open it again (``wanted`` is "no")."""
    wanted = request.POST.get("wanted") != "no"
    try:
        (close if wanted else reopen)(thread, by=person)
    except CannotBeDone as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("community:conclusion", args=[thread.public_id]))
    messages.success(request, _("The thread was closed.") if wanted else _("The thread is open again."))
    return to_thread(thread)


@for_thread
def place(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Move a thread to another community that one facilitates."""
    _permit(person, thread)
    language = get_language() or "en"
    carriers = {each.ref: each for each in carriers_facilitated(person) if each.pk != thread.carrier_id}
    others = [(ref, label_in(each.community.name, language)) for ref, each in carriers.items() if each.community]
    form = OtherThreadForm(request.POST or None, others=others)
    if form.is_bound and form.is_valid():
        chosen = carriers[form.cleaned_data["other"]]
        return _done(request, lambda: move_thread(thread, chosen, by=person), _("The thread was moved."), thread)
    return render(request, "community/threads/place.html", {"form": form, "thread": thread, "others": others})


@for_thread
def merger(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Put the posts of a thread at the end of another one beside it."""
    _permit(person, thread)
    beside = {each.public_id: each for each in threads_beside(thread, reader=person)}
    others = [(public_id, each.title) for public_id, each in beside.items()]
    form = OtherThreadForm(request.POST or None, others=others)
    if form.is_bound and form.is_valid():
        into = beside[form.cleaned_data["other"]]
        return _done(request, lambda: merge_threads(thread, into, by=person), _("The threads were merged."), into)
    return render(request, "community/threads/merger.html", {"form": form, "thread": thread, "others": others})


@for_thread
def division(request: HttpRequest, person: Person, thread: Thread) -> HttpResponse:
    """Make some posts of a thread a thread of their own."""
    _permit(person, thread)
    posts = {each.public_id: each for each in posts_to_part(thread, reader=person)}
    choices = [(public_id, excerpt(each.html)) for public_id, each in posts.items()]
    form = SplitForm(request.POST or None, posts=choices)
    if form.is_bound and form.is_valid():
        chosen = [posts[public_id] for public_id in form.cleaned_data["posts"]]
        try:
            made = split_thread(thread, chosen, title=form.cleaned_data["title"], by=person)
        except (CannotArrange, RefusedPost) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The posts are a thread of their own now."))
            return to_thread(made)
    return render(request, "community/threads/division.html", {"form": form, "thread": thread})


def _permit(person: Person, thread: Thread) -> None:
    if not may_arrange(person, thread):
        raise PermissionDenied


def _done(request: HttpRequest, act: Callable[[], None], said: str, onward: Thread) -> HttpResponse:
    """Do it and say so, or say why it cannot be."""
    try:
        act()
    except CannotArrange as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return to_thread(onward)
