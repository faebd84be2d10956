"""Who is reading, and views that only some may open."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import has_capability

type Reader = Person | None
type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def reader_of(request: HttpRequest) -> Reader:
    """The person behind a request; None for nobody and for the suspended and ended."""
    user = request.user
    return user if isinstance(user, Person) and user.is_active else None


def signed_in[**P](view: View[P]) -> View[P]:
    """Let only people with an account open a view: nobody is led to the sign-in page and back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if reader_of(request) is None:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def require[**P](capability: Capability) -> Callable[[View[P]], View[P]]:
    """Let only holders of ``capability`` open a view: nobody is led to sign in, for others the page does not exist."""

    def decorator(view: View[P]) -> View[P]:
        @signed_in
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not has_capability(reader_of(request), capability):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorator


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    return redirect_to_login(request.get_full_path(), login_url=reverse("account_login"))
