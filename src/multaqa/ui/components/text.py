"""People's words, names, dates and numbers: each marked with its language and direction."""

import datetime as dt
import re

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from multaqa.lib import bidi, dates, digits
from multaqa.ui.components.library import inline, wrapping

_SEPARATOR = re.compile(r"\s*·\s*")


@inline
def words(text: str, language: str) -> SafeString:
    """One line of people's text in its own language and direction."""
    return format_html('<span lang="{}" dir="auto">{}</span>', bidi.html_lang(language), text)


@inline
def prose(html: str, language: str) -> SafeString:
    """A text that ``lib.markdown.render`` made safe when it was written; never anything else."""
    body = mark_safe(html)  # noqa: S308  (sanitised at write time by lib.markdown)
    return format_html(
        '<div class="prose" lang="{}" dir="{}">{}</div>', bidi.html_lang(language), bidi.direction_of(language), body
    )


@inline
def person_name(name: str) -> SafeString:
    """A person's name in its own script, kept apart from the words around it."""
    return format_html("<bdi>{}</bdi>", name)


@inline
def date(value: dt.date | None) -> SafeString:
    """A day as the reader's language writes it; nothing for None."""
    if value is None:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.format_date(value, _language()))


@inline
def datetime(value: dt.datetime | None) -> SafeString:
    """A moment in the reader's time zone, the zone named; nothing for None."""
    if value is None:
        return SafeString("")
    said = dates.format_datetime(value, _language(), timezone.get_current_timezone())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said)


@inline
def number(value: float) -> SafeString:
    """A number of ours in the digits that the reader chose."""
    return format_html("{}", digits.localise_number(value, _language()))


@wrapping
def meta(content: str) -> SafeString:
    """A small line of facts written with " · " between them: each keeps whole, the dot stays with the word before."""
    items = [item for item in _SEPARATOR.split(content.strip()) if item]
    last = len(items) - 1
    body = format_html_join(
        " ",
        '<span class="meta-item"><span>{}</span>{}</span>',
        ((mark_safe(item), "" if i == last else "\u00a0·") for i, item in enumerate(items)),  # noqa: S308  (rendered by the template)
    )
    return format_html('<p class="meta">{}</p>', body)


def _language() -> str:
    return get_language() or "en"
