"""Recovery when phone and codes are lost: asked for by anyone, verified by two officers, stopped by its owner."""

from typing import Final

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.commands.addresses import TooLate, undo_address_change
from multaqa.foundation.people.commands.recoveries import (
    OutOfTurn,
    refuse_recovery,
    stop_recovery,
    verify_first,
    verify_second,
)
from multaqa.foundation.people.forms.recoveries import FirstVerificationForm, RecoveryRequestForm, VerificationForm
from multaqa.foundation.people.guards import recently_proved, require, without_second_factor
from multaqa.foundation.people.limits import limited
from multaqa.foundation.people.models import Recovery
from multaqa.foundation.people.policies import may_recover
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.queries.recoveries import (
    change_of_token,
    ended_recoveries,
    open_recoveries,
    open_recovery_of,
    recovery_named,
    recovery_of_token,
)
from multaqa.foundation.people.readers import people_not_met, person_reading
from multaqa.foundation.people.tasks import ask_for_recovery
from multaqa.foundation.people.views.factors import holder_of

_ON_A_PAGE: Final = 30


@never_cache
def recovery_request(request: HttpRequest) -> HttpResponseBase:
    """Where anyone says that phone and codes are lost; the answer is the same for every address, and as quick."""
    form = RecoveryRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].strip().lower()
        if not ratelimit.consume(request, app="allauth.account", action="reset_password", key=f"recovery:{email}"):
            too_many: HttpResponseBase = ratelimit.respond_429(request)
            return too_many
        ask_for_recovery.enqueue(email)
        return HttpResponseRedirect(reverse("account_recovery_asked"))
    return render(request, "people/recovery/request.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def recovery_asked(request: HttpRequest) -> HttpResponse:
    """What happens next, whatever the address."""
    return render(request, "people/recovery/asked.html")


@never_cache
@require(Capability.SAFEGUARD)
@recently_proved
def recoveries(request: HttpRequest) -> HttpResponse:
    """What waits for officers, what has ended, and a recovery begun by an officer who was asked in person."""
    form = FirstVerificationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _begun(request, form):
        return HttpResponseRedirect(reverse("people:recoveries"))
    page = Paginator(ended_recoveries(), _ON_A_PAGE).get_page(request.GET.get("page"))
    hidden = people_not_met(person_reading(request))
    context = {"form": form, "waiting": open_recoveries(), "page": page, "hidden": hidden}
    return render(request, "people/recovery/recoveries.html", context, status=422 if form.errors else 200)


@never_cache
@require(Capability.SAFEGUARD)
@recently_proved
def recovery(request: HttpRequest, public_id: str) -> HttpResponse:
    """One recovery: what was said so far, and the word of the officer whose turn it is."""
    row = _found(request, public_id)
    form = VerificationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _verify(request, row, words=form.cleaned_data["words"])
        return HttpResponseRedirect(reverse("people:recovery", kwargs={"public_id": public_id}))
    hidden = people_not_met(person_reading(request))
    context = {"row": row, "form": form, "may_speak": _may_speak(request, row), "hidden": hidden}
    return render(request, "people/recovery/recovery.html", context, status=422 if form.errors else 200)


@require_POST
@require(Capability.SAFEGUARD)
@recently_proved
def recovery_refusal(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a recovery without effect."""
    try:
        refuse_recovery(_found(request, public_id), by=person_reading(request))
    except OutOfTurn:
        messages.info(request, _("This recovery has ended already."))
    return HttpResponseRedirect(reverse("people:recoveries"))


@require_POST
@without_second_factor
def recovery_stop(request: HttpRequest) -> HttpResponse:
    """Stop the recovery of one's own account from any session."""
    person = holder_of(request)
    row = open_recovery_of(person)
    if row is not None:
        stop_recovery(row, by=person)
    messages.success(request, _("The recovery has been stopped, and the officers see it."))
    return HttpResponseRedirect(reverse("people:factors"))


@never_cache
@limited("link")
def recovery_stop_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the link in a message, signed in or not."""
    row = recovery_of_token(token)
    if row is None or row.ended_at is not None:
        return render(request, "people/recovery/over.html", status=410)
    if request.method == "POST":
        stop_recovery(row, by=row.person)
        return render(request, "people/recovery/stopped.html")
    return render(request, "people/recovery/stop.html", {"token": token})


@never_cache
@limited("link")
def address_undo(request: HttpRequest, token: str) -> HttpResponse:
    """Undo a change of address by the link sent to the old one."""
    change = change_of_token(token)
    if change is None or change.undone_at is not None:
        return render(request, "people/recovery/over.html", status=410)
    if request.method == "POST":
        try:
            undo_address_change(change)
        except TooLate:
            return render(request, "people/recovery/over.html", status=410)
        return render(request, "people/recovery/undone.html")
    return render(request, "people/recovery/undo.html", {"token": token, "address": change.before})


def _found(request: HttpRequest, public_id: str) -> Recovery:
    row = recovery_named(public_id)
    if row is None or not may_recover(person_reading(request), whom=row.person):
        raise Http404
    return row


def _begun(request: HttpRequest, form: FirstVerificationForm) -> bool:
    person = person_of_address(form.cleaned_data["email"])
    officer = person_reading(request)
    if person is None or not may_recover(officer, whom=person):
        form.add_error("email", _("No account that you could recover has this address."))
        return False
    try:
        verify_first(person, words=form.cleaned_data["words"], by=officer)
    except OutOfTurn:
        form.add_error("email", _("This account has no factor to recover from, or another officer was first."))
        return False
    messages.success(request, _("Saved. Another officer must verify as well."))
    return True


def _may_speak(request: HttpRequest, row: Recovery) -> bool:
    officer = person_reading(request)
    is_open = row.ended_at is None and row.second_officer_id is None
    return is_open and row.first_officer_id != officer.pk


def _verify(request: HttpRequest, row: Recovery, *, words: str) -> None:
    officer = person_reading(request)
    try:
        if row.first_officer_id is None:
            verify_first(row.person, words=words, by=officer)
            messages.success(request, _("Saved. Another officer must verify as well."))
        else:
            verify_second(row, words=words, by=officer)
            messages.success(request, _("Saved. The waiting time has begun."))
    except (OutOfTurn, PermissionDenied):
        messages.error(request, _("Another officer was faster, or this step is not yours."))
