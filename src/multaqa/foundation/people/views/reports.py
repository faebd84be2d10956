"""Confidential reports of reprisals: written by anyone with an account, read by two named officers."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.commands import close_report, name_report_readers, open_report, send_report
from multaqa.foundation.people.forms.reports import ReportForm, ReportReadersForm
from multaqa.foundation.people.guards import recently_proved, require, signed_in
from multaqa.foundation.people.limits import is_within, limited, too_many
from multaqa.foundation.people.models import Person, ReprisalReport
from multaqa.foundation.people.policies import may_read_reports
from multaqa.foundation.people.queries import open_reports, report_named, report_readers, the_network
from multaqa.foundation.people.readers import person_reading
from multaqa.foundation.people.settings_pages import settings_tabs
from multaqa.foundation.people.signed_links import REPORTING, open_signed

type View = Callable[..., HttpResponseBase]

HALF_AN_HOUR: Final = 1800
_REFUSED: Final = 422


@sensitive_post_parameters()
@never_cache
@signed_in
def report(request: HttpRequest) -> HttpResponseBase:
    """The short form of a report."""
    return _written(request, person_reading(request), action=reverse("people:report"))


@sensitive_post_parameters()
@never_cache
@limited("link")
def report_by_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same for half an hour after hiding, when nobody is signed in any more; afterwards 404."""
    link = open_signed(token, purpose=REPORTING, max_age=HALF_AN_HOUR)
    if link is None:
        raise Http404
    return _written(request, link.person, action=reverse("people:report_by_link", args=[token]))


def _readers_only(view: View) -> View:
    """For every officer but the two who are named there is no such page."""

    @wraps(view)
    def checked(request: HttpRequest, /, **named: str) -> HttpResponseBase:
        if not may_read_reports(person_reading(request), the_network()):
            raise Http404
        return view(request, **named)

    return require(Capability.SAFEGUARD)(checked)


@require_safe
@never_cache
@_readers_only
@recently_proved
def reports(request: HttpRequest) -> HttpResponse:
    """The reports whose matter is open, for the two named officers; for every other officer there is no such page."""
    return render(request, "people/reports.html", {"reports": open_reports()})


@never_cache
@require_POST
@_readers_only
@recently_proved
def report_open(request: HttpRequest, public_id: str) -> HttpResponse:
    """One report in words; asked for by POST, for that it was opened is recorded."""
    found = _found(public_id)
    said = open_report(found, by=person_reading(request))
    return render(request, "people/report_open.html", {"report": found, "said": said})


@require_POST
@_readers_only
def report_close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close the matter of a report."""
    close_report(_found(public_id), by=person_reading(request))
    messages.success(request, _("The matter is closed. The report is deleted a year from now."))
    return HttpResponseRedirect(reverse("people:reports"))


@require(Capability.APPOINT)
@recently_proved
def readers_of_reports(request: HttpRequest) -> HttpResponse:
    """Stewards name the two officers."""
    person = person_reading(request)
    named = list(report_readers().order_by("pk"))
    initial = {field: one.email for field, one in zip(("first", "second"), named, strict=False)}
    form = ReportReadersForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        name_report_readers(form.cleaned_data["first"], form.cleaned_data["second"], by=person)
        messages.success(request, _("The two officers have been named."))
        return HttpResponseRedirect(reverse("people:readers_of_reports"))
    tabs = settings_tabs(person, current="people:readers_of_reports")
    status = _REFUSED if form.is_bound else 200
    return render(request, "people/readers_of_reports.html", {"form": form, "tabs": tabs}, status=status)


def _written(request: HttpRequest, person: Person, *, action: str) -> HttpResponseBase:
    is_possible = len(report_readers()) == 2
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_possible and form.is_valid():
        if not is_within(request, "report", of=person.public_id):
            return too_many(request)
        send_report(person, words=form.cleaned_data["words"], contact=form.cleaned_data["contact"])
        return render(request, "people/report_sent.html")
    status = _REFUSED if form.is_bound else 200
    shown = {"form": form, "action": action, "is_possible": is_possible}
    return render(request, "people/report.html", shown, status=status)


def _found(public_id: str) -> ReprisalReport:
    found = report_named(public_id)
    if found is None:
        raise Http404
    return found
