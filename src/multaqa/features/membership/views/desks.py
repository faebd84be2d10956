"""The desk of a focal point: the people of the body that named her, and what she can do about each of them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.membership.commands import keep_post, name_deputy, record_leaving_post, suspend_for_now
from multaqa.features.membership.forms.desks import DeputyForm
from multaqa.features.membership.forms.standing import PostForm, SuspensionForm
from multaqa.features.membership.models import Member, Organisation
from multaqa.features.membership.queries import desks
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.queries.terms import to_attest
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.suspension_reasons import SUSPENSION_REASONS
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.people.api import (
    OutOfTurn,
    Person,
    Recovery,
    VerificationForm,
    person_reading,
    posted_or_kept,
    recently_proved,
    recoveries_half_verified,
    signed_in,
    verify_second,
)

A_PAGE = 30
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@never_cache
@signed_in
def desk(request: HttpRequest, public_id: str) -> HttpResponse:
    """The people of a body, whom the reader has invited for it, and who acts for it beside her."""
    person = person_reading(request)
    bodies = desks.desks_of(person)
    body = _named(bodies, public_id)
    language = get_language() or "ar"
    page = Paginator(desks.people_led(person, body), A_PAGE).get_page(request.GET.get("page"))
    context = {
        **_heading(body),
        "tabs": _tabs(bodies, body, language) if len(bodies) > 1 else [],
        "page": page,
        "rows": desks.desk_rows(page),
        "due": to_attest(person).filter(organisation=body).count(),
        "invitations": desks.invitation_rows(desks.latest_invitations(person, body), language=language),
        "others": desks.acting_beside(person, body),
    }
    return render(request, "membership/desk/people.html", context)


@_FORM
@never_cache
@signed_in
def suspension(request: HttpRequest, public_id: str, member: str) -> HttpResponse:
    """Suspend one of them for 72 hours, after reading what happens."""
    body, found = _member_or_404(request, public_id, member)
    form = SuspensionForm(posted_or_kept(request), member=found)
    if "begin_with" in request.POST:
        form.begin_with(request.POST["begin_with"])
    elif request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = _("Suspended for 72 hours. The member and the staff are told.")
        return _carried_out(
            request, body, lambda: suspend_for_now(found, reason=reason, by=person_reading(request)), done
        )
    context = {"form": form, "reasons": SUSPENSION_REASONS}
    return _shown(request, "suspension", body, found, context)


@_FORM
@never_cache
@signed_in
def leaving(request: HttpRequest, public_id: str, member: str) -> HttpResponse:
    """Record that one of them stands for the body no longer, or take that back."""
    body, found = _member_or_404(request, public_id, member)
    person, form = person_reading(request), PostForm(posted_or_kept(request))
    if request.method == "POST" and "keep" in request.POST:
        return _carried_out(request, body, lambda: keep_post(found, by=person), _("Nothing changes."))
    if request.method == "POST" and form.is_valid():
        done = _("Recorded. The member is told.")
        return _carried_out(request, body, lambda: record_leaving_post(found, on=form.day, by=person), done)
    return _shown(request, "leaving", body, found, {"form": form})


@_FORM
@never_cache
@signed_in
@recently_proved
def recovery(request: HttpRequest, public_id: str, member: str) -> HttpResponse:
    """Say that one of them who lost phone and codes is who she is, after an officer said so; a fresh proof is asked."""
    body, found = _member_or_404(request, public_id, member)
    waiting = recoveries_half_verified([found.person]).first()
    if waiting is None or found.state != Member.State.ACTIVE:
        raise Http404
    person, form = person_reading(request), VerificationForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        act = partial(_verified, waiting, words=form.cleaned_data["words"], by=person)
        return _carried_out(request, body, act, _("Saved. The waiting time has begun."))
    return _shown(request, "recovery", body, found, {"form": form, "opened_at": waiting.opened_at})


@_FORM
@never_cache
@signed_in
@recently_proved
def deputy(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name who acts for the body beside the reader or after her; a fresh proof is asked."""
    person = person_reading(request)
    body = _body_or_404(person, public_id)
    people = desks.may_be_deputy(person, body)
    names = shown_names(people, reader=person) if people else {}
    form = DeputyForm(posted_or_kept(request), people={one: names[one.pk] for one in people})
    if request.method == "POST" and form.is_valid():
        values, done = form.cleaned_data, _("Named. The organisation and the staff are told.")
        hands_over = values["hands_over"]
        act = partial(name_deputy, body, form.chosen, reason=values["reason"], hands_over=hands_over, by=person)
        return _carried_out(request, body, act, done, stays=not hands_over)
    return _shown(request, "deputy", body, None, {"form": form, "people": people})


def _verified(recovery: Recovery, *, words: str, by: Person) -> None:
    try:
        verify_second(recovery, words=words, by=by)
    except OutOfTurn as late:
        raise CannotBeChanged(_("This recovery has ended, or somebody was faster.")) from late


def _body_or_404(person: Person, public_id: str) -> Organisation:
    return _named(desks.desks_of(person), public_id)


def _named(bodies: list[Organisation], public_id: str) -> Organisation:
    """Whose focal point the reader is not has no desk for her."""
    for body in bodies:
        if body.public_id == public_id:
            return body
    raise Http404


def _member_or_404(request: HttpRequest, public_id: str, member: str) -> tuple[Organisation, Member]:
    person = person_reading(request)
    body = _body_or_404(person, public_id)
    found = desks.people_led(person, body).filter(public_id=member).first()
    if found is None:
        raise Http404
    return body, found


def _heading(body: Organisation) -> dict[str, Any]:
    return {"body": body, "name": body_named(body, get_language() or "ar")}


def _tabs(bodies: list[Organisation], current: Organisation, language: str) -> list[dict[str, Any]]:
    """The desks of who acts for several bodies."""
    return [
        {
            "label": body_named(body, language).text,
            "href": reverse("membership:desk", args=[body.public_id]),
            "current": body.pk == current.pk,
        }
        for body in bodies
    ]


def _carried_out(
    request: HttpRequest, body: Organisation, act: Callable[[], object], done: str, *, stays: bool = True
) -> HttpResponse:
    """Carry it out and go back to the desk, or home once she has none; what cannot be is said there."""
    try:
        act()
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
        stays = True
    except PermissionDenied as error:
        raise Http404 from error
    else:
        messages.success(request, done)
    return redirect("membership:desk", body.public_id) if stays else redirect("membership:standing")


def _shown(
    request: HttpRequest, page: str, body: Organisation, member: Member | None, context: dict[str, Any]
) -> HttpResponse:
    form = context["form"]
    status = 422 if request.method == "POST" and form.errors else 200
    return render(
        request, f"membership/desk/{page}.html", {**_heading(body), "member": member, **context}, status=status
    )
