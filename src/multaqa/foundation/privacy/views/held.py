"""What is held about people here, and why; exports of it."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.api import person_reading, reader_of, recently_proved, settings_tabs, signed_in
from multaqa.foundation.privacy.commands import ask_for_export, note_fetched
from multaqa.foundation.privacy.models import Export
from multaqa.foundation.privacy.queries import export_of, exports_of, held_lines, open_erasure, told_hold
from multaqa.foundation.privacy.recorded_reads import recorded_reads
from multaqa.foundation.privacy.rules import ERASURE_WAITS, EXPORT_KEPT


@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """By kind for everyone; with the numbers of one's own, one's exports and one's erasure for whoever is signed in."""
    reader = reader_of(request)
    context = {
        "lines": held_lines(reader),
        "reads": recorded_reads(),
        "waits": ERASURE_WAITS,
        "export_kept": EXPORT_KEPT,
        "person": reader,
    }
    if reader is not None:
        context |= {
            "tabs": settings_tabs(reader, current="privacy:held"),
            "exports": list(exports_of(reader)),
            "erasure": open_erasure(reader),
            "hold": told_hold(reader),
        }
    return render(request, "privacy/held.html", context)


@require_POST
@signed_in
def exports(request: HttpRequest) -> HttpResponse:
    """Begin an export and lead to its progress; while one is being made, to that one."""
    export = ask_for_export(person_reading(request), language=get_language() or "ar")
    return redirect("privacy:export", export.public_id)


@require_safe
@never_cache
@signed_in
def export(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far an export has come, then where it can be fetched and until when."""
    found = _own(request, public_id)
    context = {"export": found, "title": _("Export of what is held about you"), "progress": found.progress}
    if found.made_at is None and found.progress is not None:
        template = "ui/task.html"
        return render(request, f"{template}#state" if "HX-Request" in request.headers else template, context)
    if "HX-Request" in request.headers:
        answer = HttpResponse(status=204)
        answer.headers["HX-Refresh"] = "true"
        return answer
    return render(request, "privacy/export.html", context)


@require_safe
@never_cache
@signed_in
@recently_proved
def archive(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The archive itself, for its owner who has proved lately that she is there."""
    found = _own(request, public_id)
    try:
        content = default_storage.open(found.storage_key) if found.storage_key else None
    except FileNotFoundError:  # a restored database without its files
        content = None
    if content is None:
        messages.warning(request, _("This export is not there any more: please ask for a new one."))
        return redirect("privacy:held")
    note_fetched(found, by=person_reading(request))
    day = timezone.localdate(found.made_at).isoformat()
    answer = FileResponse(content, as_attachment=True, filename=f"multaqa-{day}.zip", content_type="application/zip")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _own(request: HttpRequest, public_id: str) -> Export:
    found = export_of(person_reading(request), public_id)
    if found is None:
        raise Http404
    return found
