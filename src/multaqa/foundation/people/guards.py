"""Views that only some may open."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.kept_forms import forget_form, keep_form, kept_form, page_of_form
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import has_capability
from multaqa.foundation.people.proof import is_recently_proved
from multaqa.foundation.people.readers import account_holder, reader_of

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in[**P](view: View[P]) -> View[P]:
    """Let only people with an account open a view: nobody is led to the sign-in page and back.

    A form that nobody sends here (her session has ended) is kept; the view shows it again after signing in by binding
    its form to ``posted_or_kept(request)``.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if reader_of(request) is None:
            return _to_sign_in(request)
        if request.method == "GET":
            _tell_of_kept_form(request)
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code < 500:
            forget_form(request)
        return response

    return guarded


def without_second_factor[**P](view: View[P]) -> View[P]:
    """Let everyone with an account open a view, also those who await a second factor: enrolment, recovery, leaving.

    In such a view the person is ``account_holder(request)``; for all other views she is nobody until she is enrolled.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if account_holder(request) is None:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def recently_proved[**P](view: View[P]) -> View[P]:
    """Ask for the second factor (or, of who has none, the password) before a sensitive act, if the last proof is old.

    Stands below ``signed_in``, ``require`` or ``without_second_factor``. A form sent too late is kept and shown again.
    """

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        holder = account_holder(request)
        if holder is None:
            return _to_sign_in(request)
        if not is_recently_proved(request, person=holder):
            return _to_proof(request, holder)
        return view(request, *args, **kwargs)

    return asked


def require[**P](capability: Capability) -> Callable[[View[P]], View[P]]:
    """Let only holders of ``capability`` open a view: nobody is led to sign in, for others the page does not exist."""

    def decorator(view: View[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not has_capability(reader_of(request), capability):
                raise Http404
            return view(request, *args, **kwargs)

        return signed_in(checked)

    return decorator


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page, or to enrolment for somebody signed in who awaits a second factor."""
    awaiting = account_holder(request)
    response = _led_to("account_login" if awaiting is None else "people:factors", request)
    if request.method == "POST" and awaiting is None:
        _keep(request, response)
    return response


def _to_proof(request: HttpRequest, holder: Person) -> HttpResponseBase:
    response = _led_to("account_reauthenticate", request)
    if request.method == "POST":
        keep_form(request, response, person=holder)
    return response


def _led_to(route: str, request: HttpRequest) -> HttpResponse:
    fragment = "HX-Request" in request.headers
    page = page_of_form(request) if request.method == "POST" or fragment else request.get_full_path()
    response: HttpResponse = redirect_to_login(page, login_url=reverse(route))
    if fragment:
        response.headers["HX-Redirect"] = response.headers["Location"]
        response.status_code = 204
    return response


def _keep(request: HttpRequest, response: HttpResponse) -> None:
    if keep_form(request, response):
        said = _("You were no longer signed in, so nothing was sent. After you sign in, your text is shown again.")
        messages.info(request, said)
    else:
        messages.warning(request, _("You are not signed in, so nothing was sent."))


def _tell_of_kept_form(request: HttpRequest) -> None:
    kept = kept_form(request)
    if kept is None:
        return
    messages.info(request, _("Your text is back. It has not been sent yet: please check it and send it."))
    if kept.had_files:
        messages.warning(request, _("Files could not be kept: please choose them again."))
