"""Where a person is signed in: her devices, and signing out of them from here."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.commands import end_other_sign_ins, end_sign_in
from multaqa.foundation.people.devices import device_name
from multaqa.foundation.people.guards import signed_in
from multaqa.foundation.people.models import SignIn
from multaqa.foundation.people.queries import live_sign_ins, sign_in_of
from multaqa.foundation.people.readers import person_reading
from multaqa.foundation.people.settings_pages import settings_tabs


@dataclass(frozen=True)
class Place:
    """One line of the page: a session, its device in plain words, and whether it is the one that reads now."""

    sign_in: SignIn
    device: str
    is_this: bool


@require_safe
@signed_in
def devices(request: HttpRequest) -> HttpResponse:
    """Every device on which the person is signed in, this one first."""
    person = person_reading(request)
    here = request.session.session_key
    places = [_place(one, here=one.session_key == here) for one in live_sign_ins(person)]
    places.sort(key=lambda place: not place.is_this)
    tabs = settings_tabs(person, current="people:devices")
    shown = {"sign_ins": places, "others": any(not place.is_this for place in places), "tabs": tabs}
    return render(request, "people/devices.html", shown)


@require_POST
@signed_in
def device_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign out of one device; 404 for one that is not hers or that has ended."""
    person = person_reading(request)
    sign_in = sign_in_of(person, public_id)
    if sign_in is None:
        raise Http404
    is_this = sign_in.session_key == request.session.session_key
    end_sign_in(sign_in, by=person)
    if is_this:
        request.session.flush()
        return HttpResponseRedirect(reverse("account_login"))
    messages.success(request, _("That device has been signed out."))
    return HttpResponseRedirect(reverse("people:devices"))


@require_POST
@signed_in
def other_devices_end(request: HttpRequest) -> HttpResponse:
    """Sign out of every device but this one."""
    person = person_reading(request)
    end_other_sign_ins(person, keep=request.session.session_key or "", by=person)
    messages.success(request, _("All other devices have been signed out."))
    return HttpResponseRedirect(reverse("people:devices"))


def _place(sign_in: SignIn, *, here: bool) -> Place:
    return Place(sign_in, device_name(browser=sign_in.browser, system=sign_in.system), here)
