"""Reports about people: the officers' pages, and the page of whoever sent them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.conduct.commands import (
    TakenMeanwhile,
    close_person_report,
    hand_back_report,
    take_report,
    what_happened,
)
from multaqa.foundation.conduct.forms import ClosingForm
from multaqa.foundation.conduct.models import Outcome, PersonReport
from multaqa.foundation.conduct.policies import can_close, can_take
from multaqa.foundation.conduct.queries import others_about, own_reports, report_for, reports_for
from multaqa.foundation.people.api import Capability, Person, person_reading, require, settings_tabs, signed_in

A_PAGE = 25


@require_safe
@never_cache
@require(Capability.MODERATE)
def reports(request: HttpRequest) -> HttpResponse:
    """The reports that wait or are being looked into; or, asked so, those that are closed."""
    officer, closed = person_reading(request), request.GET.get("which") == "closed"
    page = Paginator(reports_for(officer, closed=closed), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "closed": closed, "tabs": _tabs(closed=closed)}
    return render(request, "conduct/reports.html", context)


@require_safe
@never_cache
@require(Capability.MODERATE)
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """One report, with what may be done about it."""
    officer = person_reading(request)
    return _shown(request, _found(officer, public_id), officer, ClosingForm())


@require_POST
@never_cache
@require(Capability.MODERATE)
def taking(request: HttpRequest, public_id: str) -> HttpResponse:
    """Look into a report; the second of two officers is told of the first."""
    officer = person_reading(request)
    _done(request, officer, public_id, lambda: take_report(public_id, by=officer))
    return redirect("conduct:report", public_id)


@require_POST
@never_cache
@require(Capability.MODERATE)
def returning(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand a report back to the others."""
    officer = person_reading(request)
    if _done(request, officer, public_id, lambda: hand_back_report(public_id, by=officer)):
        messages.success(request, _("The report has been handed back."))
    return redirect("conduct:report", public_id)


@require_POST
@never_cache
@require(Capability.MODERATE)
def closing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a report, with what came of it."""
    officer, form = person_reading(request), ClosingForm(request.POST)
    if not form.is_valid():
        return _shown(request, _found(officer, public_id), officer, form, status=422)
    outcome, answer = Outcome(form.cleaned_data["outcome"]), form.cleaned_data["answer"]
    if _done(
        request, officer, public_id, lambda: close_person_report(public_id, outcome=outcome, answer=answer, by=officer)
    ):
        messages.success(request, _("The report is closed. Whoever sent it has been told."))
    return redirect("conduct:report", public_id)


@require_safe
@never_cache
@signed_in
def sent_reports(request: HttpRequest) -> HttpResponse:
    """The reports that somebody sent, where each stands, and what came of it."""
    person = person_reading(request)
    page = Paginator(own_reports(person), A_PAGE).get_page(request.GET.get("page"))
    tabs = settings_tabs(person, current="conduct:own_reports")
    return render(request, "conduct/own_reports.html", {"page": page, "tabs": tabs})


def _done(request: HttpRequest, officer: Person, public_id: str, act: Callable[[], object]) -> bool:
    """Whether an act was done; where another officer was first, the message says what happened."""
    try:
        act()
    except PermissionDenied as denied:
        raise Http404 from denied
    except TakenMeanwhile:
        messages.error(request, what_happened(_found(officer, public_id)))
        return False
    return True


def _shown(
    request: HttpRequest, found: PersonReport, officer: Person, form: ClosingForm, *, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "report": found,
        "can_take": can_take(found),
        "closing": form if can_close(officer, found) else None,
        "others": others_about(found, officer=officer)[:A_PAGE],
    }
    return render(request, "conduct/report.html", context, status=status)


def _found(officer: Person, public_id: str) -> PersonReport:
    found = report_for(officer, public_id)
    if found is None:
        raise Http404
    return found


def _tabs(*, closed: bool) -> list[dict[str, Any]]:
    address = reverse("conduct:reports")
    return [
        {"label": _("Open reports"), "href": address, "current": not closed},
        {"label": _("Closed reports"), "href": f"{address}?which=closed", "current": closed},
    ]
