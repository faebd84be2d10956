"""Who can, and on a past day could, read a thing, and why."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from multaqa.foundation.access.api import Asking, audience_sentence, explain, readership
from multaqa.foundation.people.api import Capability, person_reading, require
from multaqa.web.auditing.forms import ReadersQuestion
from multaqa.web.views.audit.tabs import tabs

A_PAGE: Final = 50


@require_safe
@never_cache
@require(Capability.AUDIT)
def readers(request: HttpRequest) -> HttpResponse:
    """A question and its answer: one person, or everyone who could read the thing, a page at a time."""
    is_asked = "thing" in request.GET
    form = ReadersQuestion(request.GET if is_asked else None, reader=person_reading(request))
    answer = _answer(request, form) if is_asked and form.is_valid() else {}
    offered = form.people_offered
    context = {"form": form, "tabs": tabs("web:audit_readers"), "people": offered, **answer}
    context["query"] = request.GET.urlencode()
    return render(request, "web/audit/readers.html", context, status=422 if is_asked and form.errors else 200)


def _answer(request: HttpRequest, form: ReadersQuestion) -> dict[str, Any]:
    asking = Asking(reader=person_reading(request), ref=form.cleaned_data["thing"], at=form.moment())
    person = form.cleaned_data["person"]
    answer: dict[str, Any] = {"is_answered": True, "asked_at": asking.at, "audience": audience_sentence(asking)}
    if person:
        return {**answer, "explanations": explain([person], asking), "is_about_one": True}
    found = readership(asking.ref, at=asking.at or timezone.now())
    if found.everyone:
        return answer
    after = request.GET.get("after", "")
    people = found.people.filter(pk__gt=int(after) if after.isdecimal() and len(after) < 19 else 0).order_by("pk")
    page = list(people[: A_PAGE + 1])
    answer["explanations"] = explain(page[:A_PAGE], asking)
    answer["next"] = _after(request, page[A_PAGE - 1].pk) if len(page) > A_PAGE else ""
    return answer


def _after(request: HttpRequest, number: int) -> str:
    query: Any = request.GET.copy()
    query["after"] = str(number)
    return f"?{query.urlencode()}"
