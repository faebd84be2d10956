"""Cookies of our own beside the framework's: for this very host, over HTTPS where there is HTTPS, for no script."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


def cookie_called(name: str) -> str:
    """The name under which browsers keep a cookie: ``__Host-…`` where it is reached over HTTPS (RFC 6265bis, 4.1.3)."""
    return f"{settings.OWN_COOKIES_PREFIX}{name}"


def kept_cookie(request: HttpRequest, name: str) -> str:
    """What a browser has kept under a name; empty for nothing."""
    return request.COOKIES.get(cookie_called(name), "")


def keep_cookie(response: HttpResponseBase, name: str, value: str, *, age: int) -> None:
    """Have the browser keep a value for ``age`` seconds."""
    response.set_cookie(
        cookie_called(name),
        value,
        max_age=age,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
