"""The list of notices and the bell of every page."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.notify.commands import see_all, see_notice
from multaqa.foundation.notify.lines import notice_line
from multaqa.foundation.notify.queries import notices_version, page_of_notices, unseen_count
from multaqa.foundation.people.api import person_reading, reader_of, signed_in

_STOP_POLLING = 286  # htmx stops asking; nobody is signed in any more


@never_cache
@require_safe
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """What the person was told, the latest first, of things she may still read."""
    person, language = person_reading(request), get_language() or "ar"
    page, found = page_of_notices(person, number=request.GET.get("page"), language=language)
    lines = [notice_line(told) for told in found]
    has_unseen = any(not line.is_seen for line in lines) or unseen_count(person) > 0
    return render(request, "notify/notices.html", {"page": page, "lines": lines, "has_unseen": has_unseen})


@require_POST
@signed_in
def mark_all_seen(request: HttpRequest) -> HttpResponse:
    """Mark every notice as seen."""
    see_all(by=person_reading(request))
    return HttpResponseRedirect(reverse("notify:notices"))


@require_POST
@signed_in
def mark_seen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark one notice as seen, and return to the page of the list it stood on."""
    see_notice(public_id, by=person_reading(request))
    page = request.POST.get("page", "")
    return HttpResponseRedirect(reverse("notify:notices") + (f"?page={page}" if page.isdecimal() else ""))


@require_safe
def bell(request: HttpRequest) -> HttpResponse:
    """The bell with its count, for polling: 304 from one indexed number while nothing has changed."""
    reader = reader_of(request)
    if reader is None:
        return HttpResponse(status=_STOP_POLLING)
    tag = f'"{notices_version(reader)}-{get_language()}-{reader.digits}"'
    unchanged = request.headers.get("If-None-Match") == tag
    response = HttpResponseNotModified() if unchanged else _bell(request, unseen=unseen_count(reader))
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def _bell(request: HttpRequest, *, unseen: int) -> HttpResponse:
    return render(request, "notify/bell.html", {"unseen": unseen})
