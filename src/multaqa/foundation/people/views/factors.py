"""The pages on which a person sets up, sees and removes her second factors. They work without JavaScript."""

from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.codes import app_address, new_secret, picture_of
from multaqa.foundation.people.commands.factors import (
    NotThisFactor,
    add_app,
    put_codes_away,
    remove_factor,
    renew_recovery_codes,
)
from multaqa.foundation.people.forms.factors import FirstCodeForm
from multaqa.foundation.people.guards import recently_proved, without_second_factor
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.proof import note_factor
from multaqa.foundation.people.queries import the_network
from multaqa.foundation.people.queries.factors import app_of, factor_rows, factors_of, recovery_codes_of
from multaqa.foundation.people.queries.recoveries import open_recovery_of
from multaqa.foundation.people.readers import account_holder, reader_of
from multaqa.foundation.people.sealing import seal, unseal
from multaqa.foundation.people.settings_pages import settings_tabs
from multaqa.foundation.people.standing import awaits_second_factor, needs_second_factor
from multaqa.foundation.people.ways import on_the_way, wanted_page
from multaqa.lib.labels import label_in

_PENDING: Final = "new_app"
_HALF_AN_HOUR: Final = 1800


@require_safe
@never_cache
@without_second_factor
def factors(request: HttpRequest) -> HttpResponse:
    """What she can prove herself with, and the way to add to it; whoever must enrol is led here."""
    person = holder_of(request)
    held = factors_of(person)
    context = {
        "tabs": settings_tabs(reader_of(request), current="people:factors"),
        "held": held,
        "recovery": open_recovery_of(person),
        "awaits": awaits_second_factor(person),
        "may_remove": held.count > 1 or not needs_second_factor(person),
        "next": wanted_page(request),
        "app_href": on_the_way("people:app", request=request),
        "passkey_href": on_the_way("people:new_passkey", request=request),
    }
    return render(request, "people/factors/factors.html", context)


@never_cache
@without_second_factor
@recently_proved
def app(request: HttpRequest) -> HttpResponse:
    """An authenticator app: POST without a code makes a secret, GET shows it, POST with its first code keeps it."""
    person = holder_of(request)
    if request.method == "POST" and "code" not in request.POST:
        request.session[_PENDING] = seal(new_secret(), purpose=_PENDING)
        return HttpResponseRedirect(on_the_way("people:app", request=request))
    secret = _pending_secret(request)
    if secret is None:
        return HttpResponseRedirect(on_the_way("people:factors", request=request))
    form = FirstCodeForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid() and _keep_app(request, form, secret):
        return HttpResponseRedirect(on_the_way("people:codes", request=request))
    spaced = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    context = {"form": form, "secret": spaced, "next": wanted_page(request)}
    return render(request, "people/factors/app.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@without_second_factor
@recently_proved
def app_picture(request: HttpRequest) -> HttpResponse:
    """The QR code of the secret being set up, as SVG: pictures never stand in a page as ``data:``."""
    secret = _pending_secret(request)
    if secret is None:
        raise Http404
    network = label_in(the_network().name, get_language() or "ar")
    address = app_address(secret, account=holder_of(request).email, issuer=network)
    return HttpResponse(picture_of(address), content_type="image/svg+xml")


@never_cache
@without_second_factor
@recently_proved
def app_removal(request: HttpRequest) -> HttpResponse:
    """Whether to remove the app, and its removal."""
    person = holder_of(request)
    row = app_of(person)
    if row is None:
        raise Http404
    if request.method == "POST":
        return removed(request, row)
    name = _("The authenticator app")
    return render(request, "people/factors/removal.html", {"name": name, "action": reverse("people:app_removal")})


@never_cache
@without_second_factor
@recently_proved
def codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, until she says (POST) that she keeps them."""
    person = holder_of(request)
    if request.method == "POST":
        put_codes_away(person, by=person)
        return HttpResponseRedirect(wanted_page(request) or reverse("people:factors"))
    shown = recovery_codes_of(person)
    if not shown:
        return HttpResponseRedirect(wanted_page(request) or reverse("people:factors"))
    return render(request, "people/factors/codes.html", {"codes": shown, "next": wanted_page(request)})


@require_safe
@never_cache
@without_second_factor
@recently_proved
def codes_file(request: HttpRequest) -> HttpResponse:
    """The recovery codes as a text to keep."""
    shown = recovery_codes_of(holder_of(request))
    if not shown:
        raise Http404
    heading = _("Recovery codes of %(email)s. Each of them is good once.") % {"email": holder_of(request).email}
    text = "\r\n".join([heading, "", *shown, ""])
    headers = {"Content-Disposition": 'attachment; filename="multaqa-codes.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_POST
@without_second_factor
@recently_proved
def codes_renewal(request: HttpRequest) -> HttpResponse:
    """New recovery codes in the place of the old, for whoever has a factor that they can stand in for."""
    person = holder_of(request)
    if not factor_rows(person).exists():
        raise Http404
    renew_recovery_codes(person, by=person)
    messages.success(request, _("The older codes are good no more."))
    return HttpResponseRedirect(reverse("people:codes"))


def holder_of(request: HttpRequest) -> Person:
    """The person behind a request to a page ``without_second_factor``. Raises PermissionDenied for nobody."""
    holder = account_holder(request)
    if holder is None:
        raise PermissionDenied
    return holder


def note_new_factor(request: HttpRequest, factor: Authenticator) -> None:
    """Keep this session, while the first factor ended her others, and count the new factor as just used in it."""
    update_session_auth_hash(request, holder_of(request))
    note_factor(request, factor=factor)
    messages.success(request, _("Saved. From now on it is asked for when you sign in."))


def removed(request: HttpRequest, row: Authenticator) -> HttpResponse:
    """Remove one of her factors, unless it is the last and she needs one; back to their page."""
    person = holder_of(request)
    try:
        remove_factor(row, session_key=request.session.session_key or "", by=person)
    except PermissionDenied:
        messages.error(request, _("This is your last way to prove that it is you. Please add another one first."))
    else:
        update_session_auth_hash(request, person)
        messages.success(request, _("Removed."))
    return HttpResponseRedirect(reverse("people:factors"))


def _pending_secret(request: HttpRequest) -> str | None:
    return unseal(request.session.get(_PENDING, ""), purpose=_PENDING, max_age=_HALF_AN_HOUR)


def _keep_app(request: HttpRequest, form: FirstCodeForm, secret: str) -> bool:
    person, key = holder_of(request), request.session.session_key or ""
    try:
        factor = add_app(person, secret=secret, code=form.cleaned_data["code"], session_key=key, by=person)
    except NotThisFactor:
        form.refuse()
        return False
    form.forget_attempts()
    note_new_factor(request, factor)
    del request.session[_PENDING]
    return True
