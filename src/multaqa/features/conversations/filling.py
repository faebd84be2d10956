"""The messages of a page made ready for one reader: names she may see, things that a text names, files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from multaqa.features.conversations.models import Message
from multaqa.features.conversations.policies import may_delete, may_report
from multaqa.foundation.access.api import cards, ref_of, shown_names
from multaqa.foundation.files.api import File, files_of
from multaqa.foundation.people.api import Person
from multaqa.lib.bidi import html_lang
from multaqa.lib.markdown import PERSON, fill, references


@dataclass(frozen=True)
class MessageRow:
    """A message as a page shows it to one reader. ``is_first_new``: above it stands the line of what is new."""

    message: Message
    name: str
    html: SafeString
    files: Sequence[File]
    is_mine: bool
    is_first_new: bool
    may_delete: bool
    may_report: bool


def rows_of(messages: Sequence[Message], *, reader: Person, language: str, read_to: int) -> list[MessageRow]:
    """The messages of a page for this reader, who read up to ``read_to``; a constant number of queries."""
    names = shown_names({message.author for message in messages}, reader=reader)
    links = _links([message.html for message in messages], reader=reader, language=language)
    files = files_of([ref_of(message) for message in messages], reader=reader)
    new = next((one.pk for one in messages if one.number > read_to and one.author_id != reader.pk), None)
    return [
        MessageRow(
            message=message,
            name=names[message.author_id],
            html=_safe(fill(message.html, links)),
            files=files.get(ref_of(message), ()),
            is_mine=message.author_id == reader.pk,
            is_first_new=message.pk == new,
            may_delete=may_delete(reader, message),
            may_report=may_report(reader, message),
        )
        for message in messages
    ]


def _links(texts: Sequence[str], *, reader: Person, language: str) -> Mapping[str, str]:
    """The links that stand in the places of things; what is not there for the reader has none, and people are words."""
    refs = {ref for html in texts for ref in references(html) if not ref.startswith(f"{PERSON}:")}
    shown = cards(refs, reader=reader, language=language) if refs else {}
    drawn = '<a href="{}" lang="{}">{}</a>'
    return {ref: format_html(drawn, one.url, html_lang(one.title_language), one.title) for ref, one in shown.items()}


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  # sanitised when it was written; what is filled in is escaped
