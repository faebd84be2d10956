"""Parts of the frame that are the same for everyone to whom they are given alike: drawn once, then kept by the process.

All that a part shows is in its key, the language first, so what is kept can never be somebody else's nor out of date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from multaqa.ui.components.library import register
from multaqa.ui.escaping import escaped

_MOST: Final = 512  # parts of some kilobytes


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go from the frame; ``current`` where the reader is, ``group`` the heading it stands under."""

    label: str
    href: str
    icon: str = ""
    current: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class PageInLanguage:
    """This page in one of the languages, named in itself; ``absolute`` is the address with its host."""

    html: str
    name: str
    href: str
    absolute: str
    current: bool


type Links = Sequence[Link]


@register.simple_tag
def page_head() -> SafeString:
    """Font, style sheet, icons and settings of scripts: what every page has in its head."""
    return _drawn("head", get_language())


@register.simple_tag
def page_scripts() -> SafeString:
    """The scripts of every page."""
    return _drawn("scripts", get_language())


@register.simple_tag
def rail(places: Links, desk: Links) -> SafeString:
    """The places and the reader's desk, beside the page."""
    return _drawn("rail", get_language(), tuple(places or ()), tuple(desk or ()))


@register.simple_tag
def my_links(mine: Links, desk: Links) -> SafeString:
    """What the menu of the reader's account leads to."""
    return _drawn("me_links", get_language(), tuple(mine or ()), tuple(desk or ()))


@register.simple_tag
def foot(places: Links, links: Links, text: str = "") -> SafeString:
    """The foot of every page."""
    return _drawn("foot", get_language(), tuple(places or ()), tuple(links or ()), text or "")


@register.simple_tag
def alternates(languages: Sequence[PageInLanguage], neutral: str = "") -> SafeString:
    """This page in each language, and its address without one, for engines and browsers (hreflang)."""
    pairs = [(one.html, one.absolute) for one in languages or ()] + ([("x-default", neutral)] if neutral else [])
    line = '<link rel="alternate" hreflang="{}" href="{}">\n'
    return SafeString("".join(line.format(tag, escaped(href)) for tag, href in pairs))  # nosec B703 - tags are ours


@register.simple_tag
def language_list(languages: Sequence[PageInLanguage]) -> SafeString:
    """The items of the menu of languages; not kept, for each page has its own addresses."""
    return SafeString("".join(map(_language_item, languages or ())))  # nosec B703 - each address was escaped


def _language_item(one: PageInLanguage) -> str:
    current = ' aria-current="true"' if one.current else ""
    return f'<li><a href="{escaped(one.href)}" lang="{one.html}" hreflang="{one.html}"{current}>{one.name}</a></li>'


@lru_cache(maxsize=_MOST)
def _drawn(part: str, _language: str | None, first: Links = (), second: Links = (), text: str = "") -> SafeString:
    template: Any = get_template(f"ui/frame/{part}.html")
    drawn: SafeString = template.template.render(Context({"first": first, "second": second, "text": text}))
    return drawn
