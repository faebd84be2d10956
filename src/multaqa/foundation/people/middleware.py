"""What every request needs to know about its reader."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from multaqa.foundation.people.kept_forms import mark_last_reader
from multaqa.foundation.people.preferences import preferences_of
from multaqa.foundation.people.presence import stay
from multaqa.lib.digits import use_digits

type Answer = Callable[[HttpRequest], HttpResponseBase]


def preferences(get_response: Answer) -> Answer:
    """Show times in the reader's zone and our numbers in her digits; the language is the address's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = preferences_of(request)
        with timezone.override(chosen.time_zone), use_digits(chosen.digits):
            response = get_response(request)
        mark_last_reader(request, response)
        return response

    return middleware


def presence(get_response: Answer) -> Answer:
    """Note which sessions are in use; it stands inside the session's middleware, which saves after it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        stay(request)
        return response

    return middleware
