"""What every answer gets: an identity to find it in the logs by, one log line, and the headers Django does not set."""

import re
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render

type Answer = Callable[[HttpRequest], HttpResponseBase]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
NOT_USED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
HEADERS = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_USED),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # For answers that are no page of ours: probes, and what is refused before the site's policy is added.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
}

log = structlog.get_logger(__name__)


def trace(answer: Answer) -> Answer:
    """Give each request an identity (a trusted proxy's, or a new one) and log how it went, by route, never by path."""

    def traced(request: HttpRequest) -> HttpResponseBase:
        identity = _identity_of(request)
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=identity):
            response = answer(request)
            milliseconds = round((time.perf_counter() - started) * 1000)
            log.info(
                "request",
                method=request.method,
                route=_route_of(request),
                status=response.status_code,
                milliseconds=milliseconds,
            )
        response.headers["X-Request-ID"] = identity
        return response

    return traced


def harden(answer: Answer) -> Answer:
    """Set the security headers on every answer whatever made it, where nothing has set its own."""

    def hardened(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        return response

    return hardened


def keep_private(answer: Answer) -> Answer:
    """Let nobody store what was sent to someone with a session; let what is shown in a sandbox set no cookie."""

    def kept_private(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            response.headers.setdefault("Cache-Control", "private, no-store")
        if "sandbox" in response.headers.get("Content-Security-Policy", ""):
            response.cookies.clear()
        return response

    return kept_private


def explain_method(answer: Answer) -> Answer:
    """Say in the reader's language that an address takes forms only, where a view refused to be looked at (405)."""

    def explained(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not _is_bare(response):
            return response
        page = render(request, "405.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return explained


class CompressPages(GZipMiddleware):
    """Send pages compressed, padded at random against guessing by length (BREACH); files are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where it is a page and the browser takes it."""
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if is_page else response


def _is_bare(response: HttpResponseBase) -> bool:
    return isinstance(response, HttpResponse) and not response.content


def _identity_of(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    if settings.PROXIES and REQUEST_ID.fullmatch(given):
        return given
    return secrets.token_hex(8)


def _route_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.route if match else ""
