"""The places that were kept in a body when it was written, filled for one reader: notes, things, people."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from multaqa.features.news.queries.article_page import ArticlePage, ShownNote
from multaqa.foundation.access.api import Card, cards
from multaqa.foundation.people.api import Reader
from multaqa.lib.bidi import html_lang
from multaqa.lib.markdown import fill, references


def filled_body(page: ArticlePage, *, reader: Reader, language: str) -> SafeString:
    """The body's HTML with its notes beside their sentences, and links to things named as this reader may see them."""
    html = page.body.value
    for note in page.notes:
        html = _with_note(html, note) if note.stands else html
    if refs := references(html):
        shown = cards(refs, reader=reader, language=language)
        html = fill(html, {ref: _link(card) for ref, card in shown.items()})
    return mark_safe(html)  # noqa: S308  # sanitised when it was written; what is filled in is escaped by its template


def _with_note(html: str, note: ShownNote) -> str:
    mark = f'data-note="{note.public_id}"'
    link = render_to_string("news/note.html#link", {"note": note})
    beside = render_to_string("news/note.html#note", {"note": note})
    return html.replace(f"<span {mark}></span>", link).replace(f"<div {mark}></div>", beside)


def _link(card: Card) -> str:
    return format_html('<a href="{}" lang="{}">{}</a>', card.url, html_lang(card.title_language), card.title)
