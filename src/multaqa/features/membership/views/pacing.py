"""Profiles and cards are counted before they are shown; in place of what may not be shown a page says so."""

from typing import Final

from allauth.core.internal import httpkit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from multaqa.features.membership.commands import take_reading
from multaqa.foundation.people.api import acting

_TOO_MANY: Final = 429  # RFC 6585


def held_back(request: HttpRequest, *, profiles: int = 0, cards: int = 0) -> HttpResponse | None:
    """The answer in the place of a page with so many profiles and cards; None when it may be shown."""
    if not settings.COUNT_PROFILES_READ:
        return None
    pace = take_reading(acting(request), profiles=profiles, cards=cards, network=_network_of(request))
    if pace.may_read:
        return None
    answer = render(request, "membership/reading/held_back.html", {"pace": pace}, status=_TOO_MANY)
    answer.headers["Cache-Control"] = "no-store"
    if pace.wait:
        answer.headers["Retry-After"] = str(pace.wait)
    return answer


def _network_of(request: HttpRequest) -> str:
    """A digest of the address of the network, another one each day: it is for counting, and finds nobody later."""
    said = f"{timezone.now().date()} {httpkit.get_client_ip(request)}"
    return salted_hmac("membership.reading", said, algorithm="sha256").hexdigest()[:32]
