"""A notice as one line of a page, or of a message."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from multaqa.foundation.access.api import Card
from multaqa.foundation.notify.kinds import SubjectValues
from multaqa.foundation.notify.models import Notice
from multaqa.foundation.notify.queries import ShownNotice
from multaqa.lib.bidi import html_lang, isolate
from multaqa.lib.controls import seen
from multaqa.lib.digits import localise_number


@dataclass(frozen=True)
class NoticeLine:
    """The notice, its line with every value marked and isolated, and where it leads (empty for nowhere).

    ``earlier`` counts the notices of its strand that it stands for as well.
    """

    notice: Notice
    words: SafeString
    url: str
    earlier: int
    is_seen: bool


def notice_line(told: ShownNotice) -> NoticeLine:
    """The line of a notice in the active language."""
    values = SubjectValues((name, format_html("<bdi>{}</bdi>", value)) for name, value in told.notice.context.items())
    if told.card is not None:
        language = html_lang(told.card.title_language)
        values["title"] = format_html('<bdi lang="{}">{}</bdi>', language, told.card.title)
    words = mark_safe(escape(str(told.kind.subject)) % values)  # noqa: S308 - both sides are escaped
    return NoticeLine(told.notice, words, told.card.url if told.card else "", told.earlier, told.is_seen)


def mail_line(line: str | Promise, context: Mapping[str, Any], card: Card | None) -> str:
    """A line of a message, its values isolated and without unseen characters: a title may not come from a form.

    Numbers are in the digits of whoever reads it.
    """
    values = SubjectValues((name, _mailed(value)) for name, value in context.items())
    values["title"] = isolate(seen(card.title)) if card else ""
    return str(line) % values


def _mailed(value: object) -> str:
    if isinstance(value, int):
        return localise_number(value, get_language() or "ar")
    return isolate(seen(str(value)))
