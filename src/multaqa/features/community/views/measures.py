"""What was decided about a person, for her alone; and her appeal, for somebody else than who decided."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from multaqa.features.community.commands import appeals
from multaqa.features.community.forms.moderation import AnswerForm, AppealForm
from multaqa.features.community.models import Measure
from multaqa.features.community.queries.moderation import appeal_for, communities_known, measure_of, words_at_issue
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import RefusedPost
from multaqa.foundation.access.api import may_read
from multaqa.foundation.languages.api import detect
from multaqa.foundation.people.api import person_reading, posted_or_kept, signed_in
from multaqa.lib.bidi import html_lang

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@never_cache
@signed_in
def measure(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was decided about the reader, why, and her appeal."""
    person = person_reading(request)
    found = measure_of(person, public_id)
    if found is None:
        raise Http404
    may_appeal = found.appeal == Measure.Appeal.NONE and found.ended_at is None
    form = AppealForm(posted_or_kept(request)) if may_appeal else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            appeals.appeal(found, words=form.cleaned_data["words"] if form else "", by=person)
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your appeal was sent to somebody else than who decided."))
        return redirect("community:measure", public_id)
    shown: dict[str, Any] = {"measure": found, "form": form, "reads_post": may_read(person, found.post)}
    shown |= {"reason_language": html_lang(detect(found.reason) or ""), "post": found.post}
    return render(request, "community/moderation/measure.html", shown, status=422 if form and form.errors else 200)


@_FORM
@never_cache
@signed_in
def appeal(request: HttpRequest, public_id: str) -> HttpResponse:
    """An appeal against somebody else's decision, and its answer."""
    person = person_reading(request)
    found = appeal_for(person, public_id)
    if found is None:
        raise Http404
    form = AnswerForm(posted_or_kept(request)) if found.appeal == Measure.Appeal.WAITING else None
    if request.method == "POST" and (form is None or form.is_valid()):
        values = form.cleaned_data if form else {"grants": "no", "answer": ""}
        try:
            appeals.answer_appeal(found, grants=values["grants"] == "yes", answer=values["answer"], by=person)
        except PermissionDenied as denied:
            raise Http404 from denied
        except (CannotBeDone, RefusedPost) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The answer was sent."))
        return redirect(f"{reverse('community:moderation')}?which=appeals")
    shown: dict[str, Any] = {
        "measure": found,
        "form": form,
        "words": words_at_issue(found, reader=person),
        "post": found.post,
    }
    shown |= {"known": communities_known([found], reader=person)}
    return render(request, "community/moderation/appeal.html", shown, status=422 if form and form.errors else 200)
