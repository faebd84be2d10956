"""Passkeys: made, named, removed, and used to sign in. They need JavaScript; the app is there without it.

Each page with a ceremony is asked twice by POST: without a credential it answers with the browser's options as JSON,
with one it acts.
"""

from allauth.account.internal import flows
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multaqa.foundation.people.commands.factors import NotThisFactor, add_passkey, rename_passkey
from multaqa.foundation.people.forms.factors import CredentialForm, NewPasskeyForm, PasskeyNameForm
from multaqa.foundation.people.guards import recently_proved, without_second_factor
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.passkeys import (
    NoPasskey,
    check_registration,
    options_to_prove,
    options_to_register,
    passkey_behind,
)
from multaqa.foundation.people.proof import note_factor
from multaqa.foundation.people.queries.factors import passkey_of
from multaqa.foundation.people.views.factors import holder_of, note_new_factor, removed
from multaqa.foundation.people.ways import on_the_way, wanted_page


@never_cache
@without_second_factor
@recently_proved
def new_passkey(request: HttpRequest) -> HttpResponse:
    """The page that makes a passkey."""
    person = holder_of(request)
    if asks_for_options(request):
        return JsonResponse(options_to_register(person))
    form = NewPasskeyForm(request.POST if request.method == "POST" else None, initial={"name": _("This device")})
    if request.method == "POST" and form.is_valid() and _keep_passkey(request, form):
        return HttpResponseRedirect(on_the_way("people:codes", request=request))
    context = {"form": form, "next": wanted_page(request), "app_href": on_the_way("people:app", request=request)}
    return render(request, "people/factors/new_passkey.html", context, status=422 if form.errors else 200)


@never_cache
@without_second_factor
@recently_proved
def passkey(request: HttpRequest, number: int) -> HttpResponse:
    """The name of one passkey."""
    person = holder_of(request)
    row = _hers(person, number)
    form = PasskeyNameForm(request.POST if request.method == "POST" else None, initial={"name": row.data["name"]})
    if request.method == "POST" and form.is_valid():
        rename_passkey(row, name=form.cleaned_data["name"], by=person)
        messages.success(request, _("The name has been saved."))
        return HttpResponseRedirect(reverse("people:factors"))
    context = {"form": form, "number": number}
    return render(request, "people/factors/passkey.html", context, status=422 if form.errors else 200)


@never_cache
@without_second_factor
@recently_proved
def passkey_removal(request: HttpRequest, number: int) -> HttpResponse:
    """Whether to remove one passkey, and its removal."""
    row = _hers(holder_of(request), number)
    if request.method == "POST":
        return removed(request, row)
    context = {"name": row.data["name"], "action": reverse("people:passkey_removal", kwargs={"number": number})}
    return render(request, "people/factors/removal.html", context)


@require_POST
@never_cache
def sign_in_by_passkey(request: HttpRequest) -> HttpResponseBase:
    """Sign in with a passkey alone, which is two factors in one; nobody says first who she is."""
    if not ratelimit.consume(request, app="allauth.mfa", action="webauthn_login"):
        too_many: HttpResponseBase = ratelimit.respond_429(request)
        return too_many
    if asks_for_options(request):
        return JsonResponse(options_to_prove(None))
    factor = brought_factor(request, person=None)
    if factor is None:
        return HttpResponseRedirect(on_the_way("account_login", request=request))
    note_factor(request, factor=factor, alone=True)
    login = Login(user=factor.user, redirect_url=wanted_page(request) or None)
    response: HttpResponseBase = flows.login.perform_login(request, login)
    return response


def asks_for_options(request: HttpRequest) -> bool:
    """Whether this is the first half of a ceremony."""
    return request.method == "POST" and "credential" not in request.POST and request.POST.get("wants") == "options"


def brought_factor(request: HttpRequest, *, person: Person | None) -> Authenticator | None:
    """The passkey that the form brings, or None, which is said on the next page."""
    form = CredentialForm(request.POST)
    try:
        if form.is_valid():
            return passkey_behind(form.cleaned_data["credential"], person=person)
    except NoPasskey:
        pass
    messages.error(request, _("This passkey is not known here. Please try another way."))
    return None


def _hers(person: Person, number: int) -> Authenticator:
    row = passkey_of(person, number=number)
    if row is None:
        raise Http404
    return row


def _keep_passkey(request: HttpRequest, form: NewPasskeyForm) -> bool:
    person, key = holder_of(request), request.session.session_key or ""
    try:
        credential = check_registration(form.cleaned_data["credential"])
        factor = add_passkey(person, name=form.cleaned_data["name"], credential=credential, session_key=key, by=person)
    except (NoPasskey, NotThisFactor):
        form.add_error(None, _("The device did not make a passkey. Please try again, or choose the app."))
        return False
    note_new_factor(request, factor)
    return True
