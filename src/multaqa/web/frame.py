"""What stands round every page: the places, the reader's desk, this page in the other languages."""

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.features.announcements.api import banner_for
from multaqa.features.community.api import my_communities, write_looks_if_due
from multaqa.features.conversations.api import conversations_with_news
from multaqa.foundation.languages.api import CODES, name_of, offered_languages
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
from multaqa.ui.api import Link, PageInLanguage


@dataclass(frozen=True)
class Place:
    """Somewhere to go, ``group``ed on the desk; ``needs`` is the capability without which it is not shown.

    ``for_accounts``: only whoever is signed in is led there.
    """

    label: Any
    route: str
    icon: str
    needs: Capability | None = None
    group: Any = ""
    for_accounts: bool = False


PLACES = (
    Place(_("Home"), "web:home", "home"),
    Place(pgettext_lazy("place", "Communities"), "community:communities", "communities", for_accounts=True),
    Place(_("News"), "news:list", "news"),
    Place(_("Topics"), "web:topics", "topic"),
    Place(pgettext_lazy("place", "Members"), "membership:directory", "members"),
)
_PUBLISHING = pgettext_lazy("staff pages", "Publishing")
_PEOPLE = pgettext_lazy("staff pages", "People")
_OVERSIGHT = pgettext_lazy("staff pages", "Oversight")
_INSTALLATION = pgettext_lazy("staff pages", "Installation")
DESK = (
    Place(_("Newsroom"), "news:newsroom", "edit", Capability.WRITE_NEWS, _PUBLISHING),
    Place(_("Import"), "news:import", "import", Capability.IMPORT_NEWS, _PUBLISHING),
    Place(_("Announcements"), "announcements:list", "attention", Capability.ANNOUNCE, _PUBLISHING),
    Place(_("Translations"), "languages:board", "translate", Capability.TRANSLATE, _PUBLISHING),
    Place(_("Vocabulary"), "taxonomy:vocabulary", "list", Capability.CURATE_VOCABULARY, _PUBLISHING),
    Place(_("Applications"), "membership:queue", "members", Capability.REVIEW_APPLICATIONS, _PEOPLE),
    Place(_("Memberships"), "membership:memberships", "time", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Words of admission"), "membership:texts", "edit", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Organisations"), "membership:bodies", "list", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Bringing in lists"), "membership:intakes", "import", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Statistics of the members"), "membership:statistics", "list", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Reading of profiles"), "membership:readings", "shield", Capability.KEEP_MEMBERSHIP, _PEOPLE),
    Place(_("Offices"), "web:offices", "staff", Capability.APPOINT, _PEOPLE),
    Place(_("Safeguarding"), "safeguarding:officers", "shield", Capability.SAFEGUARD, _PEOPLE),
    Place(_("Reports about people"), "conduct:reports", "attention", Capability.MODERATE, _PEOPLE),
    Place(_("Moderation of communities"), "community:moderation", "attention", Capability.MODERATE, _PEOPLE),
    Place(_("Recoveries"), "people:recoveries", "shield", Capability.SAFEGUARD, _PEOPLE),
    Place(_("Vouching anew"), "safeguarding:vouching", "key", Capability.SAFEGUARD, _PEOPLE),
    Place(_("Data protection"), "privacy:cases", "lock", Capability.SAFEGUARD, _PEOPLE),
    Place(_("Audit"), "web:audit", "history", Capability.AUDIT, _OVERSIGHT),
    Place(_("Readings for oversight"), "web:oversight", "preview", Capability.SAFEGUARD, _OVERSIGHT),
    Place(_("As others see it"), "people:viewing", "preview", Capability.VIEW_AS, _OVERSIGHT),
    Place(_("Network"), "web:network_parts", "settings", Capability.APPOINT, _INSTALLATION),
    Place(_("State of the installation"), "web:health", "good", Capability.OPERATE, _INSTALLATION),
    Place(_("Background work"), "web:work", "staff", Capability.OPERATE, _INSTALLATION),
    Place(_("Room for files"), "web:storage", "file", Capability.OPERATE, _INSTALLATION),
    Place(_("Mail"), "notify:mail_log", "mail", Capability.OPERATE, _INSTALLATION),
)
MY_COMMUNITIES = 7
FOOT = (
    Place(_("Admission"), "membership:admission", ""),
    Place(_("Rules"), "conduct:rules", ""),
    Place(_("Contact"), "conduct:contact", ""),
    Place(_("Help"), "web:help", ""),
)
ME = (
    Place(_("Settings"), "people:settings", "settings"),
    Place(pgettext_lazy("what one saved", "Saved"), "notify:saved", "saved"),
    Place(_("What I follow"), "notify:following", "follow"),
    Place(_("Hide me now"), "safeguarding:hide", "hidden"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame; each part is made only where a template asks for it, and once."""
    return {
        "home_href": partial(_address, "web:home"),
        "places": cache(partial(_links, PLACES, request)),
        "my_communities": cache(partial(_my_communities, request)),
        "desk": cache(partial(_links, DESK, request)),
        "languages": cache(partial(language_links, request)),
        "neutral_address": partial(neutral_address, request),
        "offer": cache(partial(offered_language, request)),
        "unseen": cache(lambda: _unseen(reader_of(request))),
        "notices_href": partial(_address, "notify:notices"),
        "bell_href": partial(_address, "notify:bell"),
        "messages_href": partial(_address, "conversations:list"),
        "unread": cache(lambda: conversations_with_news(reader_of(request))),
        "banner": cache(partial(_banner, request)),
        "me_links": partial(_links, ME, request),
        "foot_links": partial(_links, FOOT, request),
        "enrol_href": cache(partial(_enrolment, request)),
        "sign_in_href": partial(_address, "account_login"),
        "sign_up_href": partial(_address, "account_signup"),
        "sign_out_href": partial(_address, "account_logout"),
    }


def language_links(request: HttpRequest) -> list[PageInLanguage]:
    """This page in each of the languages that are offered, each named in itself."""
    here, active = request.get_full_path(), get_language()
    is_page = request.resolver_match is not None
    return [
        PageInLanguage(
            html=html_lang(code),
            name=name_of(code),
            href=(there := _in_language(here, code) if is_page else here),
            absolute=settings.ADDRESS + there,  # what hreflang wants
            current=code == active,
        )
        for code in offered_languages()
    ]


def neutral_address(request: HttpRequest) -> str:
    """The address of this page without a language, which leads each reader to hers; "" for pages that have one only."""
    language = get_language()
    here = request.get_full_path()
    return settings.ADDRESS + here.removeprefix(f"/{language}") if here.startswith(f"/{language}/") else ""


def offered_language(request: HttpRequest) -> dict[str, str] | None:
    """This page in the language that the reader prefers, said in that language; None when she has it already."""
    preferred = preferences_of(request).language
    if preferred == get_language():
        return None
    with override(preferred):
        text = gettext("Read this page in English")
    here = request.get_full_path()
    href = _in_language(here, preferred) if request.resolver_match else here
    return {"html": html_lang(preferred), "href": href, "text": text}


def _in_language(here: str, code: str) -> str:
    """An address in another language: its first part says which. Others stay."""
    first, slash, rest = here.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if slash and first in CODES else here


def _links(places: tuple[Place, ...], request: HttpRequest) -> tuple[Link, ...]:
    """Those of the places that the reader may go to, the present one marked."""
    reader = reader_of(request)
    held = capabilities_of(reader) if reader else frozenset()
    open_to = (place for place in places if reader or not place.for_accounts)
    wanted = tuple(place for place in open_to if place.needs is None or place.needs in held)
    links = [_link(place.route, get_language()) for place in wanted]
    current = max((link.href for link in links if _leads_to(link, request.path)), key=len, default="")
    return tuple(replace(link, current=True) if link.href == current else link for link in links)


def _my_communities(request: HttpRequest) -> tuple[Link, ...]:
    """The reader's communities that stand below the places, those with something new first."""
    write_looks_if_due()
    mine = my_communities(reader_of(request), language=get_language() or "ar", most=MY_COMMUNITIES)
    return tuple(
        Link(
            one.name.text,
            (href := reverse("community:community", args=[one.public_id])),
            current=request.path.startswith(href),
            language=html_lang(one.name.language),
            has_new=one.has_new,
        )
        for one in mine
    )


def _leads_to(link: Link, path: str) -> bool:
    return path == link.href or (path.startswith(link.href) and link.href != _address("web:home"))


@cache
def _link(route: str, _language: str | None) -> Link:
    """A place named in the active language."""
    place = next(one for one in (*PLACES, *DESK, *ME, *FOOT) if one.route == route)
    return Link(str(place.label), reverse(route), place.icon, group=str(place.group))


def _address(route: str) -> str:
    return _address_in(get_language(), route)


@cache
def _address_in(_language: str | None, route: str) -> str:
    """Kept, for a page asks for a dozen; the active language is part of the address, so of the key."""
    return reverse(route)


def _enrolment(request: HttpRequest) -> str:
    """Where someone signed in finishes setting up her second factor, before which she is nobody; "" for all others."""
    holder = account_holder(request)
    return _address("people:factors") if holder is not None and awaits_second_factor(holder) else ""


def _banner(request: HttpRequest) -> dict[str, Any]:
    """The announcement above the page with its addresses; empty when there is none."""
    banner = banner_for(reader_of(request), language=get_language() or "ar")
    if banner is None:
        return {}
    href = reverse("announcements:announcement", args=[banner.public_id])
    done = reverse("announcements:reading", args=[banner.public_id]) if banner.can_be_read else ""
    return {
        "title": banner.title,
        "language": banner.language,
        "urgent": banner.urgent,
        "href": "" if request.path == href else href,
        "done_href": done,
    }


def _unseen(reader: Reader) -> int:
    return unseen_count(reader) if reader else 0
