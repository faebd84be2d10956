"""What every request needs to know about its reader."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone

from multaqa.foundation.people.kept_forms import mark_last_reader
from multaqa.foundation.people.preferences import preferences_of
from multaqa.foundation.people.presence import stay
from multaqa.foundation.people.viewing import kept_viewing
from multaqa.lib.digits import use_digits

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_ACTS: Final = frozenset({"people:viewing_end", "account_logout"})

type Answer = Callable[[HttpRequest], HttpResponseBase]


def preferences(get_response: Answer) -> Answer:
    """Show times in the reader's zone and our numbers in her digits; the language is the address's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = preferences_of(request)
        # The account itself, which has just been read: a page asks it hundreds of things, each through Django's proxy.
        request.user = getattr(request, "_cached_user", request.user)
        with timezone.override(chosen.time_zone), use_digits(chosen.digits):
            response = get_response(request)
        mark_last_reader(request, response)
        return response

    return middleware


def viewing(get_response: Answer) -> Answer:
    """Make pages for other eyes while staff look at the site with them; it stands inside ``preferences``.

    Nothing can be sent meanwhile, but for ending it and signing out: those two meet the person herself.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        looking = kept_viewing(request)
        if looking is None or _is_own_act(request):
            return get_response(request)
        request.viewing = looking  # type: ignore[attr-defined]  # read by viewing_of alone
        user, request.user = request.user, looking.reader()
        try:
            return get_response(request) if request.method in _SAFE else _refused(request)
        finally:
            request.user = user

    return middleware


def presence(get_response: Answer) -> Answer:
    """Note which sessions are in use; it stands inside the session's middleware, which saves after it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        stay(request)
        return response

    return middleware


def _refused(request: HttpRequest) -> HttpResponseBase:
    return render(request, "people/viewing_refused.html", status=403)


def _is_own_act(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in _OWN_ACTS
    except Resolver404:
        return False
