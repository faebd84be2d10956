"""Each person is asked once to accept what is new in the rules, at the next page she opens."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode

from multaqa.foundation.conduct.queries import has_accepted_all
from multaqa.foundation.people.api import reader_of, viewing_of

ASKING_NOTHING: Final = "asks_nothing"
_OWN_NAMESPACES: Final = frozenset({"conduct", "privacy", "people", "ui"})
_LIBRARY_ROUTES: Final = "account_", "mfa_", "usersessions_"


def without_acceptance[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """Mark a view as reachable by those who have not accepted the rules in force."""
    setattr(view, ASKING_NOTHING, True)
    return view


class AskAcceptance(MiddlewareMixin):
    """Lead a person who has something to accept to the page that asks, when she opens a page of the site.

    What she sends goes through, so that nothing half-written is lost; so do files, feeds and parts of a page. Reading
    the rules, settings, privacy and everything about signing in and out stay reachable.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """A redirect to the page that asks, or None: the page as always."""
        if not _is_page(request) or _is_exempt(request, view) or viewing_of(request) is not None:
            return None
        reader = reader_of(request)
        if reader is None or has_accepted_all(reader):
            return None
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('conduct:acceptance')}?{query}")


def _is_page(request: HttpRequest) -> bool:
    wants_page = "text/html" in request.headers.get("Accept", "")
    return request.method == "GET" and wants_page and "HX-Request" not in request.headers


def _is_exempt(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    match = request.resolver_match
    if match is None or getattr(view, ASKING_NOTHING, False):
        return True
    name = match.url_name or ""
    return bool(_OWN_NAMESPACES.intersection(match.namespaces)) or name.startswith(_LIBRARY_ROUTES)
