"""The operator's page of background work: how long the queues are, what failed, and "run again"."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.jobs.api import NotFailed, failed_work, queue_depths, run_again
from multaqa.foundation.people.api import Capability, reader_of, require

SHOWN = 100


@require_safe
@require(Capability.OPERATE)
def work(request: HttpRequest) -> HttpResponse:
    """Queues and the work given up last."""
    context = {"depths": queue_depths(), "failures": failed_work(limit=SHOWN), "shown": SHOWN}
    return render(request, "web/work.html", context)


@require_POST
@require(Capability.OPERATE)
def run(request: HttpRequest, work_id: UUID) -> HttpResponse:
    """Run one piece of failed work again."""
    person = reader_of(request)
    if person is None:
        raise Http404
    try:
        run_again(str(work_id), by=person)
    except NotFailed:
        messages.info(request, _("This work was run again already."))
    else:
        messages.success(request, _("The work is in its queue again."))
    return redirect("web:work")
