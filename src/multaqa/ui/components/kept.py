"""Parts of pages that are the same for everyone to whom they are given alike: drawn once, then kept by the process.

All that a part shows is in its key, with the language, the digits and the time zone in which it is shown. So what is
kept can never be out of date, and is found only by who was given the very same to be drawn.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from multaqa.lib.digits import current_digits
from multaqa.ui.components.library import register
from multaqa.ui.escaping import escaped, filled

_MOST: Final = 2048  # parts of some kilobytes


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go from the frame; ``current`` where the reader is, ``group`` the heading it stands under.

    ``language`` is that of a label in people's words; ``has_new`` that something there is new to the reader.
    """

    label: str
    href: str
    icon: str = ""
    current: bool = False
    group: str = ""
    language: str = ""
    has_new: bool = False


@dataclass(frozen=True, slots=True)
class PageInLanguage:
    """This page in one of the languages, named in itself; ``absolute`` is the address with its host."""

    html: str
    name: str
    href: str
    absolute: str
    current: bool


type Links = Sequence[Link]


def kept(template: str, **shown: Hashable) -> SafeString:
    """A template drawn with ``shown`` and nothing else: values that never change and are equal only if all of each is.

    It may hold no form that is sent, whose token is each session's own, and nothing that is read from the database.
    """
    reading = get_language(), current_digits(), timezone.get_current_timezone_name()
    return _drawn(template, reading, tuple(shown), *shown.values())


@register.simple_tag
def page_head() -> SafeString:
    """Font, style sheet, icons and settings of scripts: what every page has in its head."""
    return kept("ui/frame/head.html")


@register.simple_tag
def page_scripts() -> SafeString:
    """The scripts of every page."""
    return kept("ui/frame/scripts.html")


@register.simple_tag
def site_mark(home: str = "") -> SafeString:
    """The mark of the platform, which leads home."""
    return kept("ui/frame/mark.html", home=home or "/")


@register.simple_tag
def bell(notices: str, polled: str, unseen: int) -> SafeString:
    """The way to the notices, with the number of those not seen yet; ``polled`` is where it asks for itself again."""
    return kept("ui/frame/bell.html", notices=notices, polled=polled or "", unseen=unseen or 0)


@register.simple_tag
def envelope(messages: str, unread: int) -> SafeString:
    """The way to the reader's messages, with the number of conversations in which something is new."""
    return kept("ui/frame/envelope.html", messages=messages, unread=unread or 0)


@register.simple_tag
def rail(places: Links, desk: Links, mine: Links = ()) -> SafeString:
    """The places, the reader's communities and her desk, beside the page."""
    inner = any(link.current for link in mine or ())  # then the page is that of one of them, below its place
    shown = {"places": tuple(places or ()), "mine": tuple(mine or ()), "desk": tuple(desk or ())}
    return kept("ui/frame/rail.html", inner=inner, **shown)


@register.simple_tag
def my_links(mine: Links, desk: Links) -> SafeString:
    """What the menu of the reader's account leads to."""
    return kept("ui/frame/me_links.html", mine=tuple(mine or ()), desk=tuple(desk or ()))


@register.simple_tag
def foot(places: Links, links: Links, text: str = "") -> SafeString:
    """The foot of every page."""
    return kept("ui/frame/foot.html", places=tuple(places or ()), links=tuple(links or ()), text=text or "")


@register.simple_tag
def alternates(languages: Sequence[PageInLanguage], neutral: str = "") -> SafeString:
    """This page in each language, and its address without one, for engines and browsers (hreflang)."""
    pairs = [(one.html, one.absolute) for one in languages or ()] + ([("x-default", neutral)] if neutral else [])
    line = '<link rel="alternate" hreflang="{}" href="{}">\n'
    return SafeString("".join(line.format(tag, escaped(href)) for tag, href in pairs))  # nosec B703 - tags are ours


@register.simple_tag
def language_menu(languages: Sequence[PageInLanguage]) -> SafeString:
    """This page in the other languages; its items are not kept, for each page has its own addresses."""
    if len(languages or ()) < 2:
        return SafeString("")
    current = next((one.name for one in languages if one.current), "")
    items = SafeString("".join(map(_language_item, languages)))  # nosec B703 - each address was escaped
    menu = '<details class="menu">{}<nav class="menu-list" aria-label="{}"><ul>{}</ul></nav></details>'
    return filled(menu, kept("ui/frame/language.html", current=current), gettext("Language"), items)


def _language_item(one: PageInLanguage) -> str:
    current = ' aria-current="true"' if one.current else ""
    return f'<li><a href="{escaped(one.href)}" lang="{one.html}" hreflang="{one.html}"{current}>{one.name}</a></li>'


# Typed, for text that is HTML already equals text that is to be escaped.
@lru_cache(maxsize=_MOST, typed=True)
def _drawn(template: str, _reading: tuple[str | None, ...], names: tuple[str, ...], *values: Hashable) -> SafeString:
    opened: Any = get_template(template)
    drawn: SafeString = opened.template.render(Context(dict(zip(names, values, strict=True))))
    return drawn
