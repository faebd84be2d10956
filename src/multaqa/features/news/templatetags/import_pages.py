"""What the preview of an import draws: the lines of a source, and what an entry has to do with others."""

from collections.abc import Sequence
from typing import Final

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from multaqa.features.news.import_sentences import FORMS, REASONS, VERDICTS
from multaqa.features.news.models import Import
from multaqa.features.news.queries.import_page import ImportPage, title_here
from multaqa.features.news.reading.api import Entry, SourceLine, Verdict
from multaqa.lib.bidi import html_lang
from multaqa.lib.digits import localise_number

register = template.Library()

_MOST_LINES: Final = 400
_LONGEST_LINE: Final = 2_000


@register.simple_tag
def source_lines(lines: Sequence[SourceLine], language: str) -> SafeString:
    """The lines with their numbers and what became of them; what was taken out is struck through."""
    shown = format_html_join("", "{}", ((_line(line, language or "ar"),) for line in lines[:_MOST_LINES]))
    more = len(lines) - _MOST_LINES
    rest = format_html('<p class="import-more">{}</p>', _more(more)) if more > 0 else ""
    return format_html('<ol class="import-lines">{}</ol>{}', shown, rest)


@register.simple_tag
def form_of_entry(entry: Entry) -> SafeString:
    """ "Article" or "Teaser"."""
    return format_html("{}", FORMS[entry.form])


@register.simple_tag
def found_in(begun: Import) -> str:
    """What came of an import that is not saved: being read, how many entries, nothing new, or not readable."""
    if begun.state == Import.State.WAITING:
        return gettext("being read")
    if begun.fresh:
        return _counted(ngettext("{count} entry to save", "{count} entries to save", begun.fresh), begun.fresh)
    if begun.fresh is None:  # read before this was counted
        return gettext("read")
    return gettext("could not be read") if begun.refused else gettext("nothing new in it")


@register.simple_tag
def place_of(page: ImportPage, key: str) -> int:
    """The number under which another entry of the preview stands; 0 when it does not."""
    return page.place_of(key)


@register.simple_tag
def same_story(page: ImportPage, entry: Entry) -> str:
    """The numbers of the entries that tell the same story, as words; empty for none."""
    return " · ".join(map(str, page.same_story(entry)))


@register.simple_tag
def kept_article(page: ImportPage, public_id: str) -> SafeString:
    """A link to an article that is here already, with its title."""
    article = page.here.get(public_id)
    if article is None:
        return SafeString("")
    title = title_here(article) or public_id
    address = reverse("news:desk", args=[public_id])
    return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', address, html_lang(article.language), title)


def _line(line: SourceLine, language: str) -> SafeString:
    """Number, words, and what became of them; of plain text nothing is said."""
    text = line.text if len(line.text) <= _LONGEST_LINE else f"{line.text[:_LONGEST_LINE]}…"
    tag = "del" if line.removed else "span"
    return format_html(
        '<li class="import-line import-{}"><span class="import-number">{}</span>'
        '<{} lang="{}" dir="auto" class="import-text">{}</{}>{}</li>',
        line.verdict,
        localise_number(max(1, line.number), get_language() or "en"),
        tag,
        html_lang(language),
        text,
        tag,
        _verdict(line),
    )


def _verdict(line: SourceLine) -> SafeString:
    if line.verdict is Verdict.BODY:
        return SafeString("")
    reason = REASONS.get(line.reason) if line.removed else None
    because = format_html(": {}", reason) if reason else ""
    return format_html('<span class="import-verdict">{}{}</span>', VERDICTS[line.verdict], because)


def _more(count: int) -> str:
    return _counted(ngettext("… and {count} line more", "… and {count} lines more", count), count)


def _counted(words: str, count: int) -> str:
    return words.format(count=localise_number(count, get_language() or "en"))
