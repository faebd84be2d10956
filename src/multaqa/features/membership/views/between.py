"""From a member's profile: not hearing of her, not meeting her, reporting her; and the way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.membership.forms.between import ReportPersonForm
from multaqa.features.membership.queries.profiles import Profile, profile_for
from multaqa.foundation.access.api import CannotBeSetAside, block, mute, unmute
from multaqa.foundation.conduct.api import NobodyToReport, Reason, report_person
from multaqa.foundation.people.api import (
    Person,
    limited,
    person_of,
    person_reading,
    posted_or_kept,
    signed_in,
)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def muting(request: HttpRequest, public_id: str) -> HttpResponse:
    """What muting a member does, and the button that does it."""
    profile = other_or_404(request, public_id)
    if request.method == "POST" and (refused := _refusal(mute, profile, by=person_reading(request))) is None:
        messages.success(request, _("Muted. You hear nothing of this person any more."))
        return redirect("membership:profile", public_id)
    return _page(request, "membership/between/muting.html", profile, refused if request.method == "POST" else "")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def blocking(request: HttpRequest, public_id: str) -> HttpResponse:
    """What blocking a member does, and the button that does it."""
    profile = other_or_404(request, public_id)
    if request.method == "POST" and (refused := _refusal(block, profile, by=person_reading(request))) is None:
        messages.success(request, _("Blocked. To this person it is as if you had never joined."))
        return redirect("membership:hiding")
    return _page(request, "membership/between/blocking.html", profile, refused if request.method == "POST" else "")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
@limited("person_report")
def reporting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Report a member to the officers, with a reason and in words."""
    profile = other_or_404(request, public_id)
    form = ReportPersonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid() and _reported(profile, form, by=person_reading(request)):
        messages.success(request, _("The report has reached the officers. You will be told what came of it."))
        return redirect("conduct:own_reports")
    context = {"profile": profile, "form": form}
    return render(request, "membership/between/reporting.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def unmuting(request: HttpRequest) -> HttpResponse:
    """Hear of somebody again; whom she did not mute changes nothing."""
    whom = person_of(request.POST.get("person", "")[:12])
    if whom is not None and unmute(whom, by=person_reading(request)):
        messages.success(request, _("Unmuted. You hear of this person again."))
    return redirect("membership:hiding")


def other_or_404(request: HttpRequest, public_id: str) -> Profile:
    """The profile of a member whom the reader meets, other than herself. Raises ``Http404``."""
    reader = person_reading(request)
    found = profile_for(public_id, reader=reader, language=get_language() or "ar")
    if found is None or found.person == reader:
        raise Http404
    return found


def _refusal(act: Callable[..., None], profile: Profile, *, by: Person) -> str | None:
    """Set a person aside; why it cannot be, None when it is done."""
    try:
        act(profile.person, by=by)
    except CannotBeSetAside as refusal:
        return str(refusal)
    return None


def _reported(profile: Profile, form: ReportPersonForm, *, by: Person) -> bool:
    said = form.cleaned_data
    page = reverse("membership:profile", args=[profile.public_id]).removeprefix(f"/{get_language()}")
    said = {"reason": Reason(said["reason"]), "words": said["words"], "is_unnamed": said["is_unnamed"]}
    try:
        report_person(profile.person, page=page, by=by, **said)
    except NobodyToReport:
        form.add_error(
            None, _("No officer could look into this report at present. Please turn to the contacts of the network.")
        )
        return False
    return True


def _page(request: HttpRequest, template: str, profile: Profile, refused: str | None) -> HttpResponse:
    context: dict[str, Any] = {"profile": profile, "refused": refused}
    return render(request, template, context, status=422 if refused else 200)
