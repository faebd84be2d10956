"""A person's own erasure: what goes and what stays, asked for, and taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from multaqa.foundation.people.api import person_reading, recently_proved, settings_tabs, signed_in
from multaqa.foundation.privacy.commands import ask_for_erasure, take_back_erasure
from multaqa.foundation.privacy.forms import ErasureForm
from multaqa.foundation.privacy.queries import fates, is_last_steward, open_erasure, told_hold
from multaqa.foundation.privacy.refusals import Refused
from multaqa.foundation.privacy.rules import ERASURE_WAITS


@sensitive_post_parameters("password")
@never_cache
@signed_in
def erasure(request: HttpRequest) -> HttpResponseBase:
    """The plain statement and the form; while an erasure waits, its day and the way to take it back."""
    person = person_reading(request)
    waiting = open_erasure(person)
    if request.method == "POST" and not person.has_usable_password():
        return _asked_after_proof(request)
    form = ErasureForm(request.POST if request.method == "POST" else None, request=request, person=person)
    if request.method == "POST" and form.is_valid():
        return _asked(request)
    context = {
        "form": form,
        "erasure": waiting,
        "hold": told_hold(person),
        "is_last_steward": is_last_steward(person),
        "fates": fates(person),
        "waits": ERASURE_WAITS,
        "tabs": settings_tabs(person, current="privacy:held"),
    }
    return render(request, "privacy/erasure.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def withdrawal(request: HttpRequest) -> HttpResponse:
    """Take one's own erasure back; none waits any more: nothing happens."""
    person = person_reading(request)
    waiting = open_erasure(person)
    if waiting is not None:
        take_back_erasure(waiting, by=person)
        messages.success(request, _("The request to be erased has been taken back. Everything stays as it is."))
    return redirect("privacy:held")


@recently_proved
def _asked_after_proof(request: HttpRequest) -> HttpResponseBase:
    """For an account without a password, another recent proof stands in its place."""
    form = ErasureForm(request.POST, request=request, person=person_reading(request))
    if form.is_valid():
        return _asked(request)
    messages.error(request, _("Nothing was asked for: the word was not right."))
    return redirect("privacy:erasure")


def _asked(request: HttpRequest) -> HttpResponse:
    try:
        ask_for_erasure(person_reading(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your request has been received. Until its day it can be taken back here."))
    return redirect("privacy:erasure")
