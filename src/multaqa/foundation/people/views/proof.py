"""Proving that it is you: the second step of signing in, and once more before something that matters."""

from collections.abc import Callable
from functools import wraps

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.stagekit import clear_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multaqa.foundation.people.adapter import home
from multaqa.foundation.people.forms.factors import CodeForm, PasswordForm
from multaqa.foundation.people.guards import without_second_factor
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.passkeys import options_to_prove
from multaqa.foundation.people.proof import note_factor, note_password
from multaqa.foundation.people.queries.factors import factors_of
from multaqa.foundation.people.stages import SecondStep
from multaqa.foundation.people.views.factors import holder_of
from multaqa.foundation.people.views.passkeys import asks_for_options, brought_factor
from multaqa.foundation.people.ways import on_the_way, wanted_page

type View = Callable[[HttpRequest], HttpResponseBase]


def _of_signing_in(view: View) -> View:
    """Let only someone open a view who has given her password, which still counts, and owes the second step."""

    @wraps(view)
    def owed(request: HttpRequest) -> HttpResponseBase:
        return _to_the_first_step(request) if _stage(request).is_over else view(request)

    guarded: View = login_stage_required(stage=SecondStep.key, redirect_urlname="account_login")(owed)
    return guarded


@_of_signing_in
def second_step(request: HttpRequest) -> HttpResponseBase:
    """The second step of signing in, by a code; a passkey stands beside it."""
    stage = _stage(request)
    person: Person = stage.login.user
    form = CodeForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        note_factor(request, factor=form.factor)
        return _through(stage)
    context = {"form": form, "held": factors_of(person)}
    return render(request, "people/factors/second_step.html", context, status=422 if form.errors else 200)


@require_POST
@_of_signing_in
def second_step_by_passkey(request: HttpRequest) -> HttpResponseBase:
    """The second step of signing in, by a passkey."""
    stage = _stage(request)
    person: Person = stage.login.user
    if asks_for_options(request):
        return JsonResponse(options_to_prove(person))
    factor = brought_factor(request, person=person)
    if factor is None:
        return HttpResponseRedirect(reverse("mfa_authenticate"))
    note_factor(request, factor=factor)
    return _through(stage)


@require_POST
def second_step_end(request: HttpRequest) -> HttpResponseBase:
    """Leave the second step for another account."""
    return _to_the_first_step(request)


@never_cache
@without_second_factor
def proof(request: HttpRequest) -> HttpResponse:
    """Prove once more that it is you: by a code or a passkey, or by the password of who has neither."""
    person = holder_of(request)
    held = factors_of(person)
    form_class = CodeForm if held.count else PasswordForm
    form = form_class(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        if isinstance(form, CodeForm):
            note_factor(request, factor=form.factor)
        else:
            note_password(request, person=person)
        return HttpResponseRedirect(wanted_page(request) or home())
    context = {"form": form, "held": held, "next": wanted_page(request)}
    return render(request, "people/factors/proof.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@without_second_factor
def proof_by_passkey(request: HttpRequest) -> HttpResponse:
    """Prove once more that it is you, by a passkey."""
    person = holder_of(request)
    if asks_for_options(request):
        return JsonResponse(options_to_prove(person))
    factor = brought_factor(request, person=person)
    if factor is None:
        return HttpResponseRedirect(on_the_way("account_reauthenticate", request=request))
    note_factor(request, factor=factor)
    return HttpResponseRedirect(wanted_page(request) or home())


def _to_the_first_step(request: HttpRequest) -> HttpResponseBase:
    """Forget what was given so far."""
    clear_login(request)
    return HttpResponseRedirect(reverse("account_login"))


def _stage(request: HttpRequest) -> SecondStep:
    stage: SecondStep = request._login_stage  # type: ignore[attr-defined]  # the library's decorator sets it
    return stage


def _through(stage: SecondStep) -> HttpResponseBase:
    response: HttpResponseBase = stage.exit()
    return response
