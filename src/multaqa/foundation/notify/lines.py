"""A notice as one line of a page."""

from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from multaqa.foundation.notify.kinds import SubjectValues
from multaqa.foundation.notify.models import Notice
from multaqa.foundation.notify.queries import ShownNotice
from multaqa.lib.bidi import html_lang


@dataclass(frozen=True)
class NoticeLine:
    """The notice, its line with every value marked and isolated, and where it leads (empty for nowhere)."""

    notice: Notice
    words: SafeString
    url: str


def notice_line(told: ShownNotice) -> NoticeLine:
    """The line of a notice in the active language."""
    values = SubjectValues((name, format_html("<bdi>{}</bdi>", value)) for name, value in told.notice.context.items())
    if told.card is not None:
        language = html_lang(told.card.title_language)
        values["title"] = format_html('<bdi lang="{}">{}</bdi>', language, told.card.title)
    words = mark_safe(escape(str(told.kind.subject)) % values)  # noqa: S308 - both sides are escaped
    return NoticeLine(told.notice, words, told.card.url if told.card else "")
