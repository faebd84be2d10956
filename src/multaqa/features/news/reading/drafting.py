"""Entries made of what was read: with fingerprint, language, kind, and a proposed title where there is none."""

from dataclasses import replace
from datetime import date

from multaqa.features.news.reading.articles import Outline
from multaqa.features.news.reading.entries import Block, Entry, Form, Origin, Source, SourceLine
from multaqa.features.news.reading.kinds import kind_of
from multaqa.features.news.reading.language import language_of
from multaqa.features.news.reading.likeness import fingerprint
from multaqa.features.news.reading.proposals import propose_title
from multaqa.features.news.reading.shapes import shown
from multaqa.features.news.reading.teasers import Teaser


def article_entry(
    source: Source, found: Outline, lines: tuple[SourceLine, ...], *, language: str, publisher: str = ""
) -> Entry:
    """The entry of an outlined article."""
    return finished_entry(
        source,
        Form.ARTICLE,
        title=found.title,
        lead=found.lead,
        blocks=tuple(found.blocks),
        published=found.published,
        published_origin=Origin.SHAPE,
        lines=lines,
        language=language,
        publisher=publisher,
    )


def teaser_entry(source: Source, teaser: Teaser, *, language: str, publisher: str = "") -> Entry:
    """The entry of one teaser."""
    return finished_entry(
        source,
        Form.TEASER,
        title=teaser.title,
        lead=teaser.lead,
        published=teaser.published,
        published_origin=Origin.SHAPE,
        address=teaser.address,
        lines=tuple(teaser.lines),
        language=language,
        publisher=publisher,
    )


def finished_entry(
    source: Source,
    form: Form,
    *,
    title: str,
    lead: str,
    blocks: tuple[Block, ...] = (),
    published: date | None = None,
    published_origin: Origin = Origin.NONE,
    address: str = "",
    lines: tuple[SourceLine, ...] = (),
    language: str = "",
    publisher: str = "",
) -> Entry:
    """An entry with what follows from its words: fingerprint, language, kind, and a proposal where it has no title."""
    title, lead = shown(title), shown(lead)
    blocks = tuple(replace(block, text=shown(block.text)) for block in blocks if shown(block.text))
    texts = [text for text in (lead, *(block.text for block in blocks)) if text]
    own = language_of("\n".join([title, *texts]))
    return Entry(
        key="",
        source=source.name,
        form=form,
        title=title,
        proposed_title="" if title else propose_title(texts),
        lead=lead,
        blocks=blocks,
        published=published,
        published_origin=published_origin if published else Origin.NONE,
        language=own or language,
        kind=kind_of(title),
        address=address or source.address,
        publisher=shown(publisher),
        lines=lines,
        fingerprint=fingerprint(title, *texts),
    )
