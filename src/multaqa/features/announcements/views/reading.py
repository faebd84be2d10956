"""An announcement as its readers see it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.announcements.commands import mark_as_read
from multaqa.features.announcements.models import Announcement
from multaqa.features.announcements.policies import may_announce
from multaqa.features.announcements.queries.desk import texts_of
from multaqa.features.announcements.queries.reading import readable_announcement, reading_of, receiver_of
from multaqa.foundation.people.api import Reader, person_reading, reader_of, signed_in


@require_safe
def announcement(request: HttpRequest, public_id: str) -> HttpResponse:
    """One announcement, in the reader's language or in the closest one."""
    reader = reader_of(request)
    found = _readable(public_id, reader)
    context = {
        "announcement": found,
        "reading": reading_of(texts_of(found), language=get_language() or "ar"),
        "received": receiver_of(found, person=reader) if reader else None,
        "may_announce": may_announce(reader),
    }
    return render(request, "announcements/announcement.html", context)


@require_POST
@signed_in
def reading(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark an announcement as read, and go on where the reader was."""
    person = person_reading(request)
    mark_as_read(_readable(public_id, person), by=person)
    messages.success(request, _("Marked as read."))
    return HttpResponseRedirect(_onward(request, public_id))


def _readable(public_id: str, reader: Reader) -> Announcement:
    found = readable_announcement(public_id, reader=reader)
    if found is None:
        raise Http404
    return found


def _onward(request: HttpRequest, public_id: str) -> str:
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here and wanted.startswith("/") else reverse("announcements:announcement", args=[public_id])
