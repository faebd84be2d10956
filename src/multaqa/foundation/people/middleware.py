"""What every request needs to know about its reader."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import activate, get_language, get_language_from_path

from multaqa.foundation.people.kept_forms import mark_last_reader
from multaqa.foundation.people.preferences import preferences_of
from multaqa.foundation.people.presence import stay
from multaqa.foundation.people.spoken import offered_languages
from multaqa.foundation.people.viewing import kept_viewing
from multaqa.lib.digits import use_digits

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_ACTS: Final = frozenset({"people:viewing_end", "account_logout"})

type Answer = Callable[[HttpRequest], HttpResponseBase]


def preferences(get_response: Answer) -> Answer:
    """Show times in the reader's zone and our numbers in her digits; the language is the address's.

    A page in a language that is not offered leads to the same page in one that is. What is sent from such a page (it
    was offered when the page was opened) is taken all the same, so that nothing written is lost.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = preferences_of(request)
        if elsewhere := _offered_instead(request, chosen.language):
            return HttpResponseRedirect(elsewhere)
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


def _offered_instead(request: HttpRequest, language: str) -> str:
    """Where a page is read whose address names a language that is not offered; "" when it is read where it stands."""
    active = get_language() or ""
    if active in offered_languages():
        return ""
    if get_language_from_path(request.path_info) is None:
        activate(language)
        request.LANGUAGE_CODE = language
        return ""
    return f"/{language}" + request.get_full_path().removeprefix(f"/{active}") if request.method in _SAFE else ""


def _refused(request: HttpRequest) -> HttpResponseBase:
    return render(request, "people/viewing_refused.html", status=403)


def _is_own_act(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in _OWN_ACTS
    except Resolver404:
        return False
