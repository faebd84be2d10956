"""Who is signed in where, seen from the requests: the beginning, the going on and the end of a session.

Last seen is noted in the memory of the process and written in one statement, at most once a minute: reading a page
writes nothing by itself.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from allauth.core.internal import httpkit
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from multaqa.foundation.people.commands.sign_ins import begin_sign_in, mark_seen, move_sign_in, sign_out_of
from multaqa.foundation.people.cookies import cookie_called, keep_cookie, kept_cookie
from multaqa.foundation.people.devices import kind_of_device
from multaqa.foundation.people.models import Person
from multaqa.lib.batches import batched, write_all_due

DEVICE_COOKIE: Final = "device"
_A_YEAR: Final = 365 * 24 * 3600
_MARK: Final = "sign_in"  # in the session: the public id of its row, and the key under which the row knows it


def note_seen(noted: Mapping[str, datetime]) -> None:
    """Write when the sessions with these public ids were last seen, all alike."""
    mark_seen(noted.keys(), at=max(noted.values()))


batch: Final = batched(note_seen, seconds=60)


def arrive(request: HttpRequest, person: Person) -> None:
    """Note that a session of ``person`` has just begun; the browser gets its cookie by ``mark_device``."""
    key = request.session.session_key or ""
    sign_in = begin_sign_in(
        person,
        session_key=key,
        kind=kind_of_device(request.headers.get("User-Agent", "")),
        network_address=httpkit.get_client_ip(request),
        device_secret=_device_secret(request),
    )
    request.session[_MARK] = [sign_in.public_id, key]


def mark_device(request: HttpRequest, response: HttpResponseBase) -> None:
    """Give the browser the secret by which it is known again: a cookie for a year, for no other use."""
    keep_cookie(response, DEVICE_COOKIE, _device_secret(request), age=_A_YEAR)


def stay(request: HttpRequest) -> None:
    """Note that the session of this request is in use, and follow it if it goes on under another key."""
    mark = request.session.get(_MARK) if isinstance(request.user, Person) else None
    if not mark:
        return
    public_id, key = mark
    if request.session.session_key and key != request.session.session_key:
        move_sign_in(public_id, session_key=request.session.session_key)
        request.session[_MARK] = [public_id, request.session.session_key]
    batch.note(public_id, timezone.now())
    write_all_due()


def leave(request: HttpRequest) -> None:
    """Note that the session of this request ends by signing out; called before it is emptied."""
    if request.session.session_key:
        sign_out_of(request.session.session_key)


def _device_secret(request: HttpRequest) -> str:
    given = kept_cookie(request, DEVICE_COOKIE)
    if not 32 <= len(given) <= 64:
        given = request.COOKIES[cookie_called(DEVICE_COOKIE)] = secrets.token_urlsafe(32)
    return given
