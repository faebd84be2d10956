"""Somebody who was asked to vouch reads what the applicant says beside what the network knew, and answers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import (
    confirm_by_link,
    confirm_nomination,
    decline_by_link,
    decline_nomination,
    nomination_of_token,
)
from multaqa.features.membership.forms.vouching import AnswerForm, LinkAnswerForm
from multaqa.features.membership.models import Application
from multaqa.features.membership.policies import can_answer
from multaqa.features.membership.queries.applications import claims_of, nomination_for
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import person_reading, posted_or_kept, recently_proved, signed_in

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@signed_in
@recently_proved
def nomination(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member who was asked answers here, with her second factor used just now."""
    person = person_reading(request)
    found = nomination_for(person, public_id)
    if found is None:
        raise Http404
    form = AnswerForm(None if "decline" in request.POST else posted_or_kept(request))
    waits = can_answer(person, found)
    if request.method == "POST" and waits and ("decline" in request.POST or form.is_valid()):
        try:
            if "decline" in request.POST:
                decline_nomination(found, by=person)
            else:
                confirm_nomination(found, form.answer, by=person)
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your answer is recorded. Thank you."))
        return HttpResponseRedirect(reverse("membership:nomination", args=[public_id]))
    context = {"form": form, "waits": waits, "nomination": found, **_claims(found.application)}
    return render(request, "membership/nomination.html", context, status=422 if form.errors else 200)


@never_cache
@_FORM
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """An organisation answers here, by the link that went to an address held of it; it works once."""
    found = nomination_of_token(token)
    if found is None:
        return render(request, "membership/vouching_over.html", status=404)
    form = LinkAnswerForm(None if "decline" in request.POST or request.method != "POST" else request.POST)
    if request.method == "POST" and ("decline" in request.POST or form.is_valid()):
        return _answered_by_link(request, token, form)
    context = {"form": form, "nomination": found, **_claims(found.application)}
    return render(request, "membership/vouching.html", context, status=422 if form.errors else 200)


def _answered_by_link(request: HttpRequest, token: str, form: LinkAnswerForm) -> HttpResponse:
    try:
        if "decline" in request.POST:
            decline_by_link(token)
        else:
            confirm_by_link(token, form.answer)
    except CannotBeChanged:
        return render(request, "membership/vouching_over.html", status=404)
    return render(request, "membership/vouching_done.html")


def _claims(application: Application) -> dict[str, Any]:
    language = get_language() or "ar"
    rows = [claim for claim in claims_of(application, language=language) if claim.says]
    return {"claims": rows}
