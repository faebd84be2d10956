"""Whether this process lives (``/healthz``) and whether it can serve (``/readyz``).

A middleware rather than a route: probes come without a host name, over plain HTTP, and must neither touch sessions
nor depend on anything but what they ask about.
"""

from collections.abc import Callable
from datetime import timedelta

import structlog
from django.core.cache import cache as shared_cache
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from multaqa.config.pending import migrations_applied
from multaqa.foundation.jobs.api import silent_queues

SILENCE = timedelta(minutes=1)  # of all workers of a queue; a living one gives a sign every ten seconds

log = structlog.get_logger(__name__)


class NotReady(Exception):
    """A part this process needs does not do its work; the text says what is wrong, in a few words."""


def answer_probes(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer ``/healthz`` and ``/readyz`` before anything else looks at the request."""

    def probed(request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return HttpResponse("alive\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        if request.path == "/readyz":
            return _ready()
        return answer(request)

    return probed


def readiness() -> dict[str, str]:
    """For each part this process needs, "ready" or what is wrong with it."""
    return {name: _outcome(name, check) for name, check in CHECKS.items()}


def _ready() -> HttpResponse:
    parts = readiness()
    well = all(outcome == "ready" for outcome in parts.values())
    return JsonResponse(parts, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def _outcome(name: str, check: Callable[[], None]) -> str:
    try:
        check()
    except NotReady as reason:
        return str(reason)
    except Exception:  # whatever a driver raises, the part is not ready and the answer must still be given
        log.exception("not ready", part=name)
        return "failed"
    return "ready"


def _database_answers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations_are_applied() -> None:
    if not migrations_applied():
        raise NotReady("migrations wait to be applied")


def _cache_keeps() -> None:
    shared_cache.set("readyz", "kept", timeout=60)
    if shared_cache.get("readyz") != "kept":
        raise NotReady("forgets what it is told")


def _storage_answers() -> None:
    default_storage.exists("readyz")


def _workers_live() -> None:
    silent = silent_queues(longer_than=SILENCE)
    if silent:
        raise NotReady(f"no worker for {' and '.join(silent)}")


CHECKS: dict[str, Callable[[], None]] = {
    "database": _database_answers,
    "migrations": _migrations_are_applied,
    "cache": _cache_keeps,
    "storage": _storage_answers,
    "workers": _workers_live,
}
