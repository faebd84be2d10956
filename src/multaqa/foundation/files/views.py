"""Files over HTTP: the one way out, with headers that keep a browser from making more of them than they are."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from multaqa.foundation.access.api import Label
from multaqa.foundation.files.commands import note_opened
from multaqa.foundation.files.models import File
from multaqa.foundation.files.queries import Reading, address_of, reading_of
from multaqa.foundation.people.api import reader_of

_NEVER_STORED = {Label.AMBER, Label.AMBER_STRICT, Label.RED}
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


@require_safe
def file(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """A file, or with ``?width=`` a smaller copy; 404 unless the reader may read it and the thing it is part of."""
    reading = _reading(request, public_id)
    found, caching = reading.file, _caching(reading)
    if name != found.name:
        raise Http404
    key, media_type = _copy(found, request.GET.get("width"))
    etag = f'"{found.sha256[:32]}-{request.GET.get("width", "full")}"'
    unchanged = get_conditional_response(request, etag=etag) if caching != "private, no-store" else None
    answer = unchanged or _streamed(found, key, media_type)
    _note_reading(request, reading)
    return _hardened(answer, etag=etag, caching=caching)


@require_safe
def by_id(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leads from the address without a name to the file's own; 404 as there."""
    answer = HttpResponseRedirect(address_of(_reading(request, public_id).file))
    answer["Cache-Control"] = "private, no-store"
    return answer


def _reading(request: HttpRequest, public_id: str) -> Reading:
    reading = reading_of(reader_of(request), public_id)
    if reading is None:
        raise Http404
    return reading


def _note_reading(request: HttpRequest, reading: Reading) -> None:
    """The one write on GET: who opened what is labelled is kept for auditors, and the page on privacy says so."""
    reader = reader_of(request)
    if reader is not None and reading.label in _NEVER_STORED and request.method == "GET":
        note_opened(reading.file, label=reading.label, by=reader)


def _copy(found: File, width: str | None) -> tuple[str, str]:
    """Where the wanted bytes lie in the storage, and their media type."""
    if width is None:
        return found.storage_key, found.media_type
    for variant in found.variants:
        if str(variant["width"]) == width:
            return variant["key"], "image/webp"
    raise Http404


def _caching(reading: Reading) -> str:
    if reading.label in _NEVER_STORED:
        return "private, no-store"
    if reading.is_of_a_person:
        return "private, max-age=60"  # a list of faces is not asked for again at each step; no proxy keeps one
    # A minute at most: what is hidden now is gone from public pages within a minute.
    return "public, max-age=60" if reading.is_public else "private, no-cache"


def _streamed(found: File, key: str, media_type: str) -> HttpResponseBase:
    try:
        content = default_storage.open(key)
    except FileNotFoundError as error:  # a restored database without its files
        raise Http404 from error
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    shown = not found.is_image
    return FileResponse(content, as_attachment=shown, filename=found.name, content_type=f"{media_type}{charset}")


def _hardened(answer: HttpResponseBase, *, etag: str, caching: str) -> HttpResponseBase:
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = caching
    if caching != "private, no-store":
        answer.headers["ETag"] = etag
    return answer
