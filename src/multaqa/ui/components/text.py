"""People's words, names, dates and numbers: each marked with its language and direction."""

import datetime as dt
import re

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from multaqa.lib import bidi, dates, digits
from multaqa.ui.components.library import inline, wrapping
from multaqa.ui.escaping import filled

_SEPARATOR = re.compile(r"\s*·\s*")
_DOT = "\u00a0·"


@inline
def words(text: str, language: str) -> SafeString:
    """One line of people's text in its own language and direction."""
    return filled('<span lang="{}" dir="auto">{}</span>', bidi.html_lang(language), text)


@inline
def prose(html: str, language: str) -> SafeString:
    """A text that ``lib.markdown.render`` made safe when it was written; never anything else."""
    body = mark_safe(html)  # noqa: S308  (sanitised at write time by lib.markdown)
    return filled(
        '<div class="prose" lang="{}" dir="{}">{}</div>', bidi.html_lang(language), bidi.direction_of(language), body
    )


@inline
def person_name(name: str) -> SafeString:
    """A person's name in its own script, kept apart from the words around it."""
    return filled("<bdi>{}</bdi>", name)


@inline
def date(value: dt.date | None) -> SafeString:
    """A day as the reader's language writes it, of a moment the one in the reader's time zone; nothing for None."""
    if value is None:
        return SafeString("")
    day = timezone.localdate(value) if isinstance(value, dt.datetime) else value
    return filled('<time datetime="{}">{}</time>', value.isoformat(), dates.format_date(day, _language()))


@inline
def datetime(value: dt.datetime | None, *, name_zone: bool = False) -> SafeString:
    """A moment in the reader's time zone, which ``name_zone`` names by its offset; nothing for None."""
    if value is None:
        return SafeString("")
    said = dates.format_datetime(value, _language(), timezone.get_current_timezone(), name_zone=name_zone)
    return filled('<time datetime="{}">{}</time>', value.isoformat(), said)


@inline
def number(value: float) -> SafeString:
    """A number of ours in the digits that the reader chose."""
    return filled("{}", digits.localise_number(value, _language()))


@wrapping
def meta(content: str) -> SafeString:
    """A small line of facts written with " · " between them: each keeps whole, the dot stays with the word before."""
    items = [item for item in _SEPARATOR.split(content.strip()) if item]
    last = len(items) - 1
    body = " ".join(_meta_item(item, "" if i == last else _DOT) for i, item in enumerate(items))
    return SafeString(f'<p class="meta">{body}</p>')  # nosec B703 - the template has rendered it


def _meta_item(item: str, dot: str) -> str:
    """One fact, which the template has rendered."""
    return f'<span class="meta-item"><span>{item}</span>{dot}</span>'


def _language() -> str:
    return get_language() or "en"
