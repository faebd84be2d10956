"""A member's profile, and the page on which she writes her own."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.membership.commands import show_profile, write_profile
from multaqa.features.membership.forms.directory import LABELS
from multaqa.features.membership.forms.photos import PhotoForm
from multaqa.features.membership.forms.profile import ProfileForms
from multaqa.features.membership.models import Member, Shown
from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.profile_actions import actions_towards
from multaqa.features.membership.profile_sections import sections_about
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.queries.photos import photo_in
from multaqa.features.membership.queries.profiles import Profile, own_membership, profile_for, profile_seen_by
from multaqa.features.membership.views.pacing import held_back
from multaqa.foundation.access.api import stance_towards
from multaqa.foundation.people.api import (
    Person,
    person_reading,
    posted_or_kept,
    reader_of,
    settings_tabs,
    signed_in,
    the_network,
)
from multaqa.foundation.taxonomy.api import area_name

CIRCLES = {"public": Shown.PUBLIC, "members": Shown.MEMBERS}
"""As whom a member may look at her own profile, by the word in the address."""


@require_safe
def profile(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member's profile, as far as the reader meets it."""
    reader = reader_of(request)
    found = profile_for(public_id, reader=reader, language=_language())
    if found is None:
        raise Http404
    is_own = found.person == reader
    if not is_own and (instead := held_back(request, profiles=1)):
        return instead
    towards: dict[str, Any] = {"is_own": is_own, "may_set_aside": reader is not None and not is_own}
    towards["sections"] = sections_about(found.person, parts=found.parts, reader=reader, language=_language())
    if reader is not None and not is_own:
        towards["actions"] = actions_towards({public_id: found.person}, reader=reader)[public_id]
        towards |= {"stance": stance_towards(found.person, of=reader), "may_keep": can_keep_membership(reader)}
    return render(request, "membership/profile.html", _context(found) | towards)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def own_profile(request: HttpRequest) -> HttpResponse:
    """What a member says of herself, and to whom she shows it."""
    person = person_reading(request)
    member = _own_or_404(person)
    sent = posted_or_kept(request)
    forms = ProfileForms(member, sent)
    if request.method == "POST" and forms.is_valid():
        _save(member, forms, by=person)
        messages.success(request, _("The profile has been saved."))
        return redirect("membership:own_profile")
    tabs = settings_tabs(person, current="membership:own_profile")
    organisation = body_named(member.organisation, _language()) if member.organisation else None
    context = {"forms": forms, "member": member, "tabs": tabs, "organisation": organisation}
    context |= {"area": area_name(member.area, _language()), "photo_form": PhotoForm()}
    context |= {"own_photo": photo_in(member.photo) if member.photo else None}
    return render(request, "membership/own_profile.html", context, status=422 if forms.faulty() else 200)


@require_safe
@signed_in
def seen_by(request: HttpRequest, circle: str) -> HttpResponse:
    """A member's own profile as everyone sees it, or as members do."""
    person = person_reading(request)
    _own_or_404(person)
    if circle not in CIRCLES:
        raise Http404
    found = profile_seen_by(CIRCLES[circle], person=person, language=_language())
    if found is None:
        return render(request, "membership/unseen.html", {"circle": circle})
    return render(request, "membership/profile.html", _context(found) | {"seen_by": circle})


@transaction.atomic
def _save(member: Member, forms: ProfileForms, *, by: Person) -> None:
    write_profile(member, forms.said(), by=by)
    show_profile(member, forms.shown.circles(), is_listed=forms.shown.cleaned_data["is_listed"], by=by)


def _own_or_404(person: Person) -> Member:
    member = own_membership(person, the_network())
    if member is None:
        raise Http404
    return member


def _context(found: Profile) -> dict[str, Any]:
    groups = [(facet, LABELS[facet], subjects) for facet, subjects in found.subjects.items()]
    return {"profile": found, "other_names": found.names[1:], "subject_groups": groups}


def _language() -> str:
    return get_language() or "ar"
