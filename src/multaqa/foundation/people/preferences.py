"""How a reader likes to read: her account says it, or for a visitor her browser's cookies."""

from dataclasses import dataclass
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from multaqa.foundation.people.cookies import keep_cookie, kept_cookie
from multaqa.foundation.people.models import Digits, Theme
from multaqa.foundation.people.readers import reader_of
from multaqa.foundation.people.spoken import spoken, wished_language

LANGUAGE_COOKIE: Final = "language"  # Django reads it too, see LANGUAGE_COOKIE_NAME
THEME_COOKIE: Final = "theme"
DIGITS_COOKIE: Final = "digits"
_A_YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """How pages are shown: ``language`` of choice (the address of a page wins), digits, time zone, theme."""

    language: str
    digits: Digits
    time_zone: ZoneInfo
    theme: Theme


def preferences_of(request: HttpRequest) -> Preferences:
    """The preferences of the person behind ``request``, or of her browser; no query beyond her account."""
    reader = reader_of(request)
    if reader is None:
        return Preferences(
            language=wished_language(request),
            digits=_choice(Digits, kept_cookie(request, DIGITS_COOKIE)) or Digits.WESTERN,
            time_zone=zone_of(settings.TIME_ZONE),
            theme=_choice(Theme, kept_cookie(request, THEME_COOKIE)) or Theme.SYSTEM,
        )
    return Preferences(
        language=spoken(reader.language),
        digits=Digits(reader.digits),
        time_zone=zone_of(reader.time_zone),
        theme=Theme(reader.theme),
    )


def remember_in_browser(
    response: HttpResponseBase, *, language: str | None = None, digits: Digits | None = None, theme: Theme | None = None
) -> None:
    """Set the cookies from which a visitor's choices are read again; what is not given stays."""
    chosen = {LANGUAGE_COOKIE: language, DIGITS_COOKIE: digits, THEME_COOKIE: theme}
    for name, value in chosen.items():
        if value is not None:
            keep_cookie(response, name, str(value), age=_A_YEAR)


def zone_of(name: str) -> ZoneInfo:
    """The time zone called ``name`` in the IANA database; UTC for a name that it does not know."""
    return ZoneInfo(name if name in _known_zones() else "UTC")


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _choice[C: (Digits, Theme)](choices: type[C], value: str) -> C | None:
    return choices(value) if value in choices.values else None
