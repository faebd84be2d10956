"""A form sent after the session has ended is kept for an hour and shown again, filled, after signing in.

Nothing is ever sent again on the writer's behalf: she reads what is there and sends it herself. What is kept can be
read only with the cookie of the browser that sent it, and is shown only to the person who was last signed in there.
Passwords and files are not kept. Cross-site forms never come so far: the check against forgery comes first.
"""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from multaqa.foundation.people.cookies import keep_cookie, kept_cookie
from multaqa.foundation.people.models import KeptForm, Person
from multaqa.foundation.people.queries import person_of
from multaqa.foundation.people.sealing import seal, unseal

COOKIE: Final = "kept_forms"
LAST_READER_COOKIE: Final = "last_reader"
AN_HOUR: Final = 3600
KEPT_FOR: Final = timedelta(seconds=AN_HOUR)
_LAST_READER_AGE: Final = 30 * 24 * AN_HOUR
_NEVER_KEPT: Final = ("password", "csrfmiddlewaretoken")
_AT_MOST: Final = 5  # forms of one person; the oldest give way


def posted_or_kept(request: HttpRequest, *, action: str = "") -> QueryDict | None:
    """What a form of this page is bound to: the fields sent, or those kept from before signing in, or None.

    Of several forms on a page each names the ``action`` it is sent to. A view acts only when
    ``request.method == "POST"``, whatever this gives.
    """
    if request.method == "POST":
        return request.POST
    kept = kept_form(request, action=action)
    return _fields(request, kept) if kept else None


def kept_form(request: HttpRequest, *, action: str = "") -> KeptForm | None:
    """The form that was kept for this page, this browser and the person who reads now; None if there is none."""
    browser = kept_cookie(request, COOKIE)
    if not browser or not isinstance(request.user, Person):
        return None
    kept = KeptForm.objects.filter(
        browser=_digest(browser), person=request.user, path=request.path, kept_at__gte=_an_hour_ago()
    )
    if action:
        kept = kept.filter(action=action)
    return kept.order_by("-kept_at").first()


def keep_form(request: HttpRequest, response: HttpResponseBase, *, person: Person | None = None) -> bool:
    """Keep the fields of a POST for an hour; False if nobody is known to have written them.

    The writer is ``person``, or else whoever was last signed in in this browser.
    """
    writer = person or _last_reader(request)
    if writer is not None:
        _write(request, response, writer=writer)
    return writer is not None


def page_of_form(request: HttpRequest) -> str:
    """Where the form stood, with its query: the page of this site that sent it, else the address it was sent to."""
    sender = _own_sender(request)
    return urlsplit(sender)._replace(scheme="", netloc="", fragment="").geturl() if sender else request.path


def sender_of_form(request: HttpRequest) -> str:
    """The path of the page of this site that sent the form, without its query; "" when none of ours did."""
    path = urlsplit(_own_sender(request)).path
    return "/" + path.lstrip("/\\") if path else ""  # two slashes at the start would lead to another site


def forget_form(request: HttpRequest) -> None:
    """Delete what was kept for the form that has now been sent."""
    browser = kept_cookie(request, COOKIE)
    if browser:
        KeptForm.objects.filter(browser=_digest(browser), action=request.path).delete()


def forget_old_forms() -> int:
    """Delete every form kept for more than an hour; returns how many."""
    return KeptForm.objects.filter(kept_at__lt=_an_hour_ago()).delete()[0]


def mark_last_reader(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note in the browser, encrypted, who is signed in, so that a form sent later is kept for no one else."""
    person, sealed = request.user, kept_cookie(request, LAST_READER_COOKIE)
    if isinstance(person, Person) and _named_in(sealed, timezone.now().date()) != person.public_id:
        keep_cookie(response, LAST_READER_COOKIE, seal(person.public_id, purpose="last reader"), age=_LAST_READER_AGE)


def _own_sender(request: HttpRequest) -> str:
    sender = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(sender, {request.get_host()}, require_https=request.is_secure())
    return sender if ours else ""


def _write(request: HttpRequest, response: HttpResponseBase, *, writer: Person) -> None:
    browser = kept_cookie(request, COOKIE) or secrets.token_urlsafe(32)
    KeptForm.objects.update_or_create(
        browser=_digest(browser),
        action=request.path[:500],
        defaults={
            "person": writer,
            "path": urlsplit(page_of_form(request)).path[:500],
            "sealed": seal(_kept_fields(request).urlencode(), purpose=browser),
            "had_files": bool(request.FILES),
            "kept_at": timezone.now(),
        },
    )
    newest = KeptForm.objects.filter(person=writer).order_by("-kept_at").values_list("pk", flat=True)[:_AT_MOST]
    KeptForm.objects.filter(person=writer).exclude(pk__in=list(newest)).delete()
    keep_cookie(response, COOKIE, browser, age=AN_HOUR)


def _kept_fields(request: HttpRequest) -> QueryDict:
    fields = request.POST.copy()
    for name in list(fields):
        if any(secret in name.lower() for secret in _NEVER_KEPT):
            del fields[name]
    return fields


def _fields(request: HttpRequest, kept: KeptForm) -> QueryDict | None:
    text = unseal(kept.sealed, purpose=kept_cookie(request, COOKIE), max_age=AN_HOUR)
    return None if text is None else QueryDict(text)


def _last_reader(request: HttpRequest) -> Person | None:
    public_id = _last_reader_id(request)
    person = person_of(public_id) if public_id else None
    return person if person and person.is_active else None


def _last_reader_id(request: HttpRequest) -> str | None:
    sealed = kept_cookie(request, LAST_READER_COOKIE)
    return unseal(sealed, purpose="last reader", max_age=_LAST_READER_AGE) if sealed else None


@lru_cache(maxsize=4096)
def _named_in(sealed: str, _today: date) -> str | None:
    """Who is named in a cookie, kept for the day: every page asks, and opening the seal takes longer than a query."""
    return unseal(sealed, purpose="last reader", max_age=_LAST_READER_AGE) if sealed else None


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()


def _an_hour_ago() -> datetime:
    return timezone.now() - KEPT_FOR
