"""Hide me now, and the officers' page."""

from typing import Final

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from multaqa.foundation.access.commands import hide, show_again
from multaqa.foundation.access.forms import SafeguardingForm
from multaqa.foundation.people.api import (
    REPORTING,
    Capability,
    Person,
    limited,
    lock,
    person_reading,
    recently_proved,
    require,
    sign_for,
    signed_in,
    unlock,
)

_REFUSED: Final = 422


@never_cache
@signed_in
def hide_now(request: HttpRequest) -> HttpResponse:
    """What hiding does, and the one button that does it; then a report may be written, for half an hour."""
    if request.method != "POST":
        return render(request, "access/hide.html")
    person = person_reading(request)
    hide(person, by=person)
    logout(request)
    messages.success(request, _("You are hidden: your name and profile are shown to nobody. You have been signed out."))
    response = HttpResponseRedirect(reverse("people:report_by_link", args=[sign_for(person, purpose=REPORTING)]))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@never_cache
@require(Capability.SAFEGUARD)
@recently_proved
@limited("safeguarding")
def safeguarding(request: HttpRequest) -> HttpResponse:
    """An officer locks, opens, hides or shows again one person, with a reason."""
    officer = person_reading(request)
    form = SafeguardingForm(request.POST if request.method == "POST" else None, by=officer)
    if request.method == "POST" and form.is_valid():
        said = _act(
            form.cleaned_data["act"], form.cleaned_data["email"], by=officer, reason=form.cleaned_data["reason"]
        )
        messages.success(request, said)
        return HttpResponseRedirect(reverse("safeguarding:officers"))
    status = _REFUSED if form.is_bound else 200
    return render(request, "access/safeguarding.html", {"form": form}, status=status)


def _act(act: str, person: Person, *, by: Person, reason: str) -> str:
    if act == "lock":
        lock(person, by=by, reason=reason)
        return _("The account is locked.")
    if act == "unlock":
        unlock(person, by=by, reason=reason)
        return _("The account is open again. A new password is chosen through the link “Forgotten password”.")
    if act == "hide":
        hide(person, by=by, reason=reason)
        return _("The person is hidden and signed out everywhere.")
    show_again(person, by=by, reason=reason)
    return _("The person is shown again.")
