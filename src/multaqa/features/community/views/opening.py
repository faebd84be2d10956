"""What pages of threads and posts begin with: the row if its reader may read it, and how such pages are kept."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from multaqa.features.community.models import Access, Post, Thread
from multaqa.features.community.queries.thread_page import post_named, thread_named
from multaqa.foundation.access.api import Label
from multaqa.foundation.people.api import Person, person_reading, signed_in

OF_HIDDEN: Final = "is_of_hidden_community"
"""What a request bears whose page is one of a hidden community."""

CLOSE: Final = frozenset({Label.AMBER, Label.AMBER_STRICT, Label.RED})

type ThreadView[**P] = Callable[Concatenate[HttpRequest, Person, Thread, P], HttpResponse]
type PostView[**P] = Callable[Concatenate[HttpRequest, Person, Post, P], HttpResponse]


def for_thread[**P](view: ThreadView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the person and the thread that she may read; 404 for any other. What she may not do is said there."""

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = person_reading(request)
        thread = thread_named(public_id, reader=person)
        if thread is None:
            raise Http404
        try:
            return not_kept_of(thread, view(request, person, thread, *args, **kwargs))
        except PermissionDenied:
            return _refused(request, to_thread(thread))

    return opened


def for_post[**P](view: PostView[P]) -> Callable[..., HttpResponseBase]:
    """Give a view the person and the post that she may read; 404 for any other. What she may not do is said there."""

    @signed_in
    @wraps(view)
    def opened(request: HttpRequest, /, public_id: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = person_reading(request)
        post = post_named(public_id, reader=person)
        if post is None:
            raise Http404
        try:
            return not_kept_of(post.thread, view(request, person, post, *args, **kwargs))
        except PermissionDenied:
            return _refused(request, to_post(post))

    return opened


def not_kept(response: HttpResponse, label: str) -> HttpResponse:
    """The response, kept by no cache when what it shows is TLP:AMBER or above."""
    if label in CLOSE:
        patch_cache_control(response, private=True, no_store=True)
    return response


def not_kept_of(thread: Thread, response: HttpResponse) -> HttpResponse:
    """The response, kept by no cache when it shows what is TLP:AMBER or above, or stands in a hidden community."""
    if thread.community is not None and thread.community.access == Access.HIDDEN:
        patch_cache_control(response, private=True, no_store=True)
    return not_kept(response, thread.label)


def unkept_where_hidden(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Have a page of a community be kept by no cache when that is hidden, as whoever opened it has noted."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if getattr(request, OF_HIDDEN, False):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return opened


def to_thread(thread: Thread) -> HttpResponseRedirect:
    """To the thread's page."""
    return HttpResponseRedirect(reverse("community:thread", args=[thread.public_id]))


def to_post(post: Post) -> HttpResponseRedirect:
    """To the page of the thread on which a post stands, at this post."""
    address = reverse("community:thread", args=[post.thread.public_id])
    return HttpResponseRedirect(f"{address}?from={post.public_id}#post-{post.public_id}")


def _refused(request: HttpRequest, onward: HttpResponseRedirect) -> HttpResponseRedirect:
    messages.error(request, _("This can no longer be done here: something has changed since the page was opened."))
    return onward
