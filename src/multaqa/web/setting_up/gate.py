"""While an installation is being set up, visitors read that it is not open yet; who is signed in sees everything."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

from multaqa.foundation.people.api import account_holder, is_open

AN_HOUR: Final = "3600"
_WAYS_IN: Final = "account_", "mfa_", "ui_"
_CLOSED_TOO: Final = frozenset({"account_signup"})
_OPEN: Final = frozenset({"first_run", "front_door", "appearance", "manifest", "offline"})


class ClosedUntilOpened(MiddlewareMixin):
    """Answer 503 to visitors of a site that nobody has opened yet, but for the ways in (RFC 9110, 15.6.4)."""

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponseBase], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """The page that says so, or None: the page as always."""
        if is_open() or account_holder(request) is not None or _leads_in(request):
            return None
        response = render(request, "web/setting_up/closed.html", status=503)
        response.headers["Retry-After"] = AN_HOUR
        add_never_cache_headers(response)
        vars(response)["_has_been_logged"] = True  # Django logs a 503 as an error; here it is as it should be
        return response


def _leads_in(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else None
    return name is not None and name not in _CLOSED_TOO and (name in _OPEN or name.startswith(_WAYS_IN))
