"""Which of the installed languages the network offers its readers, and which of them comes first.

``settings.LANGUAGES`` is what is installed: texts may exist in any of these. Stewards choose what of it is offered.
"""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from multaqa.foundation.people.models import Network
from multaqa.lib.labels import Labels

_KEY: Final = "people.offered_languages"


def offered_languages() -> tuple[str, ...]:
    """The codes of the languages that readers are offered, the first one first.

    A process believes what it read for half a minute. Until stewards choose: all that are installed. Where the database
    does not answer, likewise: a page that says so needs none.
    """
    known: tuple[str, ...] | None = caches["process"].get(_KEY)
    if known is None:
        try:
            known = in_order(_chosen())
        except DatabaseError:
            return in_order([])
        caches["process"].set(_KEY, known, settings.LANGUAGES_KNOWN_SECONDS)
    return known


def in_order(chosen: list[str]) -> tuple[str, ...]:
    """``chosen`` as it is offered: its first one, then the others in the order of the installation.

    What is not installed is passed over; all that is installed, Arabic first, where nothing is left.
    """
    installed = [code for code, _name in settings.LANGUAGES]
    kept = [code for code in chosen if code in installed] or [settings.LANGUAGE_CODE, *installed]
    return tuple(dict.fromkeys([kept[0], *(code for code in installed if code in kept)]))


def forget_offered() -> None:
    """Have this process ask again."""
    caches["process"].delete(_KEY)


def first_language() -> str:
    """The language of whoever says nothing else."""
    return offered_languages()[0]


def spoken(language: str) -> str:
    """The language in which somebody is answered who chose ``language``: that one while it is offered."""
    return language if language in offered_languages() else first_language()


def answered_in(language: str) -> list[str]:
    """The choices of people who are answered in ``language``: of the first one also those that are not offered."""
    return [code for code, _name in settings.LANGUAGES if spoken(code) == language]


def wished_language(request: HttpRequest) -> str:
    """What a visitor's browser wishes among what is offered: by its cookie, else by RFC 9110, 12.5.4.

    The first language where it wishes none of them.
    """
    offered = offered_languages()
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    wishes = [request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""), *(wish for wish, _weight in accepted)]
    return next((code for wish in wishes if (code := _known(wish)) in offered), offered[0])


def language_choices() -> list[tuple[str, str]]:
    """The offered languages for a form: code, and the language's name in itself."""
    return [(code, settings.NAMES_OF_LANGUAGES[code]) for code in offered_languages()]


def not_offered(labels: Mapping[str, str]) -> Labels:
    """The texts in languages that are not offered: forms do not show them, and saving one must not lose them."""
    left = set(settings.NAMES_OF_LANGUAGES).difference(offered_languages())
    return {code: text for code, text in labels.items() if code in left}


def _chosen() -> list[str]:
    found: list[str] | None = Network.objects.order_by("pk").values_list("languages", flat=True).first()
    return found or []


def _known(wish: str) -> str:
    try:
        return get_supported_language_variant(wish)
    except LookupError:
        return ""
