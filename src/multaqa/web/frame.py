"""What stands round every page: the places, the reader's desk, this page in the other languages."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.notify.api import unseen_count
from multaqa.foundation.people.api import (
    Capability,
    Reader,
    account_holder,
    awaits_second_factor,
    capabilities_of,
    preferences_of,
    reader_of,
)
from multaqa.lib.bidi import html_lang


@dataclass(frozen=True)
class Place:
    """Somewhere to go; ``needs`` is the capability without which it is not shown."""

    label: Any
    route: str
    icon: str
    needs: Capability | None = None


PLACES = (
    Place(_("Home"), "web:home", "home"),
    Place(_("News"), "news:list", "news"),
    Place(_("Topics"), "web:topics", "topic"),
)
DESK = (
    Place(_("Newsroom"), "news:newsroom", "edit", Capability.WRITE_NEWS),
    Place(_("Import"), "news:import", "import", Capability.IMPORT_NEWS),
    Place(_("Translations"), "languages:board", "translate", Capability.TRANSLATE),
    Place(_("Vocabulary"), "taxonomy:vocabulary", "list", Capability.CURATE_VOCABULARY),
    Place(_("State of the installation"), "web:health", "good", Capability.OPERATE),
    Place(_("Recoveries"), "people:recoveries", "shield", Capability.SAFEGUARD),
    Place(_("Vouching anew"), "safeguarding:vouching", "key", Capability.SAFEGUARD),
    Place(_("Offices"), "web:offices", "staff", Capability.APPOINT),
    Place(_("Background work"), "web:work", "staff", Capability.OPERATE),
    Place(_("Room for files"), "web:storage", "file", Capability.OPERATE),
    Place(_("Mail"), "notify:mail_log", "mail", Capability.OPERATE),
    Place(_("Audit"), "web:audit", "history", Capability.AUDIT),
    Place(_("Oversight"), "web:oversight", "preview", Capability.SAFEGUARD),
    Place(_("Safeguarding"), "safeguarding:officers", "shield", Capability.SAFEGUARD),
    Place(_("As others see it"), "people:viewing", "preview", Capability.VIEW_AS),
    Place(_("Data protection"), "privacy:cases", "lock", Capability.SAFEGUARD),
)
FOOT = (
    Place(_("Rules"), "conduct:rules", ""),
    Place(_("Contact"), "conduct:contact", ""),
    Place(_("Help"), "web:help", ""),
)
ME = (
    Place(_("Settings"), "people:settings", "settings"),
    Place(_("What I follow"), "notify:following", "follow"),
    Place(_("Hide me now"), "safeguarding:hide", "hidden"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame; each part is made only where a template asks for it."""
    return {
        "home_href": SimpleLazyObject(lambda: reverse("web:home")),
        "places": SimpleLazyObject(lambda: list(_links(PLACES, request, None))),
        "desk": SimpleLazyObject(lambda: list(_links(DESK, request, reader_of(request)))),
        "languages": SimpleLazyObject(lambda: language_links(request)),
        "neutral_address": SimpleLazyObject(lambda: neutral_address(request)),
        "offer": SimpleLazyObject(lambda: offered_language(request)),
        "unseen": functools.cache(lambda: _unseen(reader_of(request))),  # a number: plural rules do sums with it
        "notices_href": SimpleLazyObject(lambda: reverse("notify:notices")),
        "bell_href": SimpleLazyObject(lambda: reverse("notify:bell")),
        "me_links": SimpleLazyObject(lambda: list(_links(ME, request, reader_of(request)))),
        "foot_links": SimpleLazyObject(lambda: list(_links(FOOT, request, None))),
        "enrol_href": SimpleLazyObject(lambda: _enrolment(request)),
        "sign_in_href": SimpleLazyObject(lambda: reverse("account_login")),
        "sign_up_href": SimpleLazyObject(lambda: reverse("account_signup")),
        "sign_out_href": SimpleLazyObject(lambda: reverse("account_logout")),
    }


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """This page in each of the six languages, each named in itself."""
    return [
        {
            "code": code,
            "html": html_lang(code),
            "name": name_of(code),
            "href": (there := _in_language(request, code)),
            "absolute": settings.ADDRESS + there,  # what hreflang wants
            "current": code == get_language(),
        }
        for code in CODES
    ]


def neutral_address(request: HttpRequest) -> str:
    """The address of this page without a language, which leads each reader to hers; "" for pages that have one only."""
    language = get_language()
    here = request.get_full_path()
    return settings.ADDRESS + here.removeprefix(f"/{language}") if here.startswith(f"/{language}/") else ""


def offered_language(request: HttpRequest) -> dict[str, str] | None:
    """This page in the language that the reader prefers, said in that language; None when she has it already."""
    preferred = preferences_of(request).language
    if preferred == get_language() or preferred not in CODES:
        return None
    with override(preferred):
        text = gettext("Read this page in English")
    return {"html": html_lang(preferred), "href": _in_language(request, preferred), "text": text}


def _in_language(request: HttpRequest, code: str) -> str:
    """The address asked for, in another language: its first part says which. Others, and what is no page, stay."""
    here = request.get_full_path()
    first, slash, rest = here.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if slash and first in CODES and request.resolver_match else here


def _links(places: tuple[Place, ...], request: HttpRequest, reader: Reader) -> Iterator[dict[str, Any]]:
    held = capabilities_of(reader) if reader else frozenset()
    for place in places:
        if place.needs is None or place.needs in held:
            href = reverse(place.route)
            yield {
                "label": str(place.label),
                "href": href,
                "icon": place.icon,
                "current": request.path == href or (place.route != "web:home" and request.path.startswith(href)),
            }


def _enrolment(request: HttpRequest) -> str:
    """Where someone signed in finishes setting up her second factor, before which she is nobody; "" for all others."""
    holder = account_holder(request)
    return reverse("people:factors") if holder is not None and awaits_second_factor(holder) else ""


def _unseen(reader: Reader) -> int:
    return unseen_count(reader) if reader else 0
