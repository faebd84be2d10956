"""A member's own membership: where it stands, its end, leaving, change of post, and the appeal of the suspended."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.membership.commands import appeal_suspension, keep_post, leave, record_leaving_post
from multaqa.features.membership.forms.standing import AppealForm, LeavingForm, PostForm
from multaqa.features.membership.models import Capacity, Member
from multaqa.features.membership.queries.applications import application_of
from multaqa.features.membership.queries.desks import desks_of
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.queries.standing import OwnStanding, own_standing
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.conduct.api import without_acceptance
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import (
    open_to_the_kept,
    person_reading,
    posted_or_kept,
    settings_tabs,
    signed_in,
)
from multaqa.lib.labels import label_in

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@open_to_the_kept
@without_acceptance
@require_safe
@never_cache
@signed_in
def standing(request: HttpRequest) -> HttpResponse:
    """My membership. Of who is suspended or has left it is the one page that opens."""
    person = person_reading(request)
    found = _own_or_404(request)
    member, language = found.member, get_language() or "ar"
    context = {
        "standing": found,
        "member": member,
        "constituency": label_in(member.constituency.name, language),
        "organisation": body_named(member.organisation, language) if member.organisation else None,
        "has_post": _has_post(member),
        "desks": [(body.public_id, body_named(body, language)) for body in desks_of(person)],
        "application": application_of(person, member.network),
        "tabs": [] if person.kept_to else settings_tabs(person, current="membership:standing"),
    }
    return render(request, "membership/standing/own.html", context)


@_FORM
@never_cache
@signed_in
def leaving(request: HttpRequest) -> HttpResponse:
    """Leave the network, after reading what ends and what remains."""
    found = _own_or_404(request)
    form = LeavingForm(posted_or_kept(request))
    if found.member.state == Member.State.ENDED:
        return redirect("membership:standing")
    if request.method == "POST" and form.is_valid():
        done = _("You have left the network. What you wrote remains.")
        return _answered(request, lambda: leave(found.member, by=person_reading(request)), done)
    return _shown(request, "leaving", form, found)


@_FORM
@never_cache
@signed_in
def post(request: HttpRequest) -> HttpResponse:
    """Say from which day one stands for the organisation no longer, or take that back."""
    found, person = _own_or_404(request), person_reading(request)
    if not _has_post(found.member):
        return redirect("membership:standing")
    if request.method == "POST" and "keep" in request.POST:
        return _answered(request, lambda: keep_post(found.member, by=person), _("Nothing changes."))
    form = PostForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        done = _("Recorded. Another body can now vouch for you.")
        return _answered(request, lambda: record_leaving_post(found.member, on=form.day, by=person), done)
    return _shown(request, "post", form, found)


@open_to_the_kept
@_FORM
@never_cache
@signed_in
def appeal(request: HttpRequest) -> HttpResponse:
    """Appeal against one's own suspension."""
    found, person = _own_or_404(request), person_reading(request)
    suspension = found.suspension
    if suspension is None or not found.may_appeal:
        return redirect("membership:standing")
    form = AppealForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        words, done = form.cleaned_data["words"], _("Sent. Somebody who had no part in it will read it.")
        return _answered(request, lambda: appeal_suspension(suspension, words, by=person), done)
    return _shown(request, "appeal", form, found)


def _own_or_404(request: HttpRequest) -> OwnStanding:
    """Her own membership; what she was told of it counts as seen once she opens it."""
    person = person_reading(request)
    found = own_standing(person)
    if found is None:
        raise Http404
    if request.method == "POST":
        see_thing(f"membership.member:{found.member.public_id}", by=person)
    return found


def _has_post(member: Member) -> bool:
    return member.organisation is not None and member.capacity != Capacity.PERSONAL


def _answered(request: HttpRequest, act: Callable[[], object], done: str) -> HttpResponse:
    """Carry it out and go to one's own page; what cannot be is said there."""
    try:
        act()
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied as error:
        raise Http404 from error
    else:
        messages.success(request, done)
    return redirect("membership:standing")


def _shown(request: HttpRequest, page: str, form: forms.Form, found: OwnStanding) -> HttpResponse:
    context = {"form": form, "standing": found, "member": found.member}
    return render(request, f"membership/standing/{page}.html", context, status=422 if form.errors else 200)
