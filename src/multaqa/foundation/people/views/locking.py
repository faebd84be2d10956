"""Lock now: from the settings, or by the link in a message about a new device."""

from typing import Final

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from multaqa.foundation.people.commands import lock
from multaqa.foundation.people.guards import signed_in
from multaqa.foundation.people.limits import limited
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.readers import person_reading
from multaqa.foundation.people.signed_links import LOCKING, open_signed

A_WEEK: Final = 7 * 24 * 3600


@never_cache
@signed_in
def lock_now(request: HttpRequest) -> HttpResponse:
    """What locking does, and the one button that does it."""
    person = person_reading(request)
    if request.method == "POST":
        return _locked(request, person)
    return render(request, "people/lock.html", {"action": reverse("people:lock")})


@never_cache
@limited("link")
def lock_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever holds the link of a message, signed in or not; a used or old link says so."""
    link = open_signed(token, purpose=LOCKING, max_age=A_WEEK)
    if link is None:
        return render(request, "people/lock_link_over.html", status=410)
    if request.method == "POST":
        return _locked(request, link.person)
    return render(request, "people/lock.html", {"action": reverse("people:lock_by_link", args=[token])})


@require_safe
def locked(request: HttpRequest) -> HttpResponse:
    """That an account is locked, and the ways back; it says nothing about any account."""
    return render(request, "people/locked.html")


def _locked(request: HttpRequest, person: Person) -> HttpResponse:
    lock(person, by=person)
    logout(request)
    response = HttpResponseRedirect(reverse("people:locked"))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response
