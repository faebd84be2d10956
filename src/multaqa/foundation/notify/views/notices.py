"""The list of notices and the bell of every page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.notify.commands import see_all, see_notice
from multaqa.foundation.notify.lines import notice_line
from multaqa.foundation.notify.queries import latest_notices, notices_version, shown, unseen_count
from multaqa.foundation.people.api import person_reading, reader_of, signed_in

A_PAGE = 25
_STOP_POLLING = 286  # htmx stops asking; nobody is signed in any more


@never_cache
@require_safe
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    """What the person was told, the latest first, of things she may still read."""
    person, language = person_reading(request), get_language() or "ar"
    found = latest_notices(person)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lines = [notice_line(told) for told in shown(list(page), person=person, language=language)]
    unseen = sum(1 for notice in found if notice.seen_at is None)
    return render(request, "notify/notices.html", {"page": page, "lines": lines, "unseen_here": unseen})


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
