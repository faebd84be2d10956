"""An account that opens one page only: whose membership ended or is suspended still reaches what is held about her.

The feature that knows why says so (``keep_to``), in the transaction in which it closes her keys; her account then opens
that page, her settings, what is held about her, the rules, and the views that a feature marked. Nothing else answers
her: every other address leads there, whatever is sent to it. Who holds an office goes on doing her work.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import capabilities_of
from multaqa.foundation.people.readers import account_holder
from multaqa.foundation.people.viewing import viewing_of

_MARK: Final = "open_to_the_kept"
_OWN_NAMESPACES: Final = frozenset({"conduct", "privacy", "people", "ui"})
_LIBRARY_ROUTES: Final = "account_", "mfa_", "usersessions_"
_SHARED_ROUTES: Final = frozenset({"front_door", "appearance", "manifest", "offline"})


def keep_to(person: Person, page: str) -> None:
    """Have an account open the page of this route only; an empty one opens everything again.

    It belongs to the caller's transaction, whose fact says why.
    """
    if person.kept_to != page:
        person.kept_to = page
        person.save(update_fields=["kept_to"])


def open_to_the_kept[View: Callable[..., HttpResponseBase]](view: View) -> View:
    """Mark a view as one that also answers people whose account opens one page only; it stands outermost."""
    setattr(view, _MARK, True)
    return view


class OnePage(MiddlewareMixin):
    """Lead whoever is kept to one page there, from every address that is not hers."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """A redirect to her page (RFC 9110, 15.4.4), or None: the answer as always."""
        holder = account_holder(request)
        if holder is None or not holder.kept_to or viewing_of(request) is not None:
            return None
        if _is_hers(request, view) or capabilities_of(holder):
            return None
        return _led(request, reverse(holder.kept_to))


def _led(request: HttpRequest, page: str) -> HttpResponse:
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": page})
    answer = HttpResponseRedirect(page)
    answer.status_code = 303
    return answer


def _is_hers(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    match = request.resolver_match
    if match is None or getattr(view, _MARK, False):
        return True
    name = match.url_name or ""
    if _OWN_NAMESPACES.intersection(match.namespaces) or name in _SHARED_ROUTES:
        return True
    return name.startswith(_LIBRARY_ROUTES)
