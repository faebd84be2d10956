"""The operator's page: how each part of the installation does, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.jobs.api import Level, Report, examinations, queue_depths, reports, start_progress, worst
from multaqa.foundation.people.api import Capability, person_reading, require
from multaqa.web.tasks import examine_everything
from multaqa.web.views.audit.proof import show_progress

TITLE = gettext_noop("Examination of the installation")
ORDER = (Level.BAD, Level.ATTENTION, Level.GOOD)


@require_safe
@never_cache
@require(Capability.OPERATE)
def health(request: HttpRequest) -> HttpResponse:
    """Every examination, the worst first, then what was never looked at; slow ones as they last were."""
    found = sorted(reports(), key=_severity)
    context = {
        "reports": found,
        "level": worst(report.level for report in found),
        "unseen": sum(not report.has_looked for report in found),
        "depths": queue_depths(),
    }
    return render(request, "web/operate.html", context)


@require_POST
@require(Capability.OPERATE)
def examine(request: HttpRequest) -> HttpResponse:
    """Let the slow examinations look now, in the background."""
    slow = sum(one.is_slow for one in examinations())
    progress = start_progress(owner=person_reading(request), title_key=TITLE, total=max(slow, 1))
    examine_everything.enqueue(progress.pk, reverse("web:health"))
    return redirect("web:examining", progress.public_id)


@require_safe
@never_cache
@require(Capability.OPERATE)
def examining(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far the examinations have come."""
    return show_progress(request, public_id)


def _severity(report: Report) -> tuple[int, bool]:
    return ORDER.index(report.level), report.has_looked
