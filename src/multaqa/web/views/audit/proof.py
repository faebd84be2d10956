"""The proof that the log is whole: when it was run last, and running it now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.foundation.facts.api import head
from multaqa.foundation.jobs.api import progress_of, report_of, start_progress
from multaqa.foundation.people.api import Capability, person_reading, require
from multaqa.web.auditing.proof import CHAIN
from multaqa.web.tasks import prove_chain
from multaqa.web.views.audit.tabs import tabs

TITLE = gettext_noop("Proof of the log of facts")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Capability.AUDIT)
def proof(request: HttpRequest) -> HttpResponse:
    """What the last proof found; POST runs one in the background."""
    if request.method == "POST":
        links = int(head().partition(":")[0] or 0)
        progress = start_progress(owner=person_reading(request), title_key=TITLE, total=max(links, 1))
        prove_chain.enqueue(progress.pk, reverse("web:audit_proof"))
        return redirect("web:audit_proving", progress.public_id)
    context = {"tabs": tabs("web:audit_proof"), "report": report_of(CHAIN), "head": head()}
    return render(request, "web/audit/proof.html", context)


@require_safe
@never_cache
@require(Capability.AUDIT)
def proving(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far a proof has come."""
    return show_progress(request, public_id)


def show_progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far work has come that this person waits for; a fragment for htmx. Raises Http404 for others' work."""
    progress = progress_of(public_id, person_reading(request))
    if progress is None:
        raise Http404
    template = "ui/task.html#state" if request.headers.get("HX-Request") else "ui/task.html"
    return render(request, template, {"progress": progress, "title": _(progress.title_key)})
