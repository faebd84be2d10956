"""Blocks of a page to lines: what markup says of a block goes before what its shape says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from multaqa.features.news.reading.datelines import date_line
from multaqa.features.news.reading.entries import Reason, Verdict
from multaqa.features.news.reading.lines import Line, Sort, sorted_line
from multaqa.features.news.reading.markup import Piece
from multaqa.features.news.reading.metadata import day_of, resolved
from multaqa.features.news.reading.regions import marks_amended, marks_date, marks_lead
from multaqa.features.news.reading.shapes import ends_sentence, is_paragraph, word_count

_VOID_SHARE: Final = 0.5  # a region with more of the page's text than this is no furniture, whatever it is called
_VOID_COMMENTS: Final = 0.9
_SURE: Final = frozenset({Reason.HIDDEN})
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LOOKS_OF_TABLES: Final = frozenset({Reason.MENU, Reason.PAGING})  # what a row of short cells is easily taken for
_PARAGRAPH_WORDS: Final = 17  # a <p> too long for a heading is a paragraph, also without a full stop
_META_WORDS: Final = 14


def void_regions(pieces: Sequence[Piece]) -> frozenset[etree._Element]:
    """The elements named like furniture that hold most of the page's running text, and so are none."""
    words = Counter[etree._Element]()
    total = 0
    for piece in pieces:
        if piece.link_share < 0.6 and is_paragraph(piece.text):
            count = word_count(piece.text)
            total += count
            words.update(dict.fromkeys((element for element, _ in piece.regions), count))
    most = {Reason.COMMENTS: _VOID_COMMENTS}
    reasons = {element: reason for piece in pieces for element, reason in piece.regions}
    return frozenset(
        element
        for element, reason in reasons.items()
        if reason not in _SURE and total and words[element] > total * most.get(reason, _VOID_SHARE)
    )


def words_inside(piece: Piece) -> Iterator[etree._Element]:
    """The elements a block stands in, itself first."""
    yield piece.element
    yield from piece.element.iterancestors()


def line_of(piece: Piece, void: frozenset[etree._Element], *, base: str) -> Line:
    """The line of one block."""
    line = replace(sorted_line(piece.number, piece.text), address=resolved(piece.address, base))
    reason = next((reason for element, reason in piece.regions if element not in void), None)
    if reason is not None and not (reason is Reason.BYLINE and line.sort is Sort.DATE):
        return _in_region(line, reason)
    dated = _dated(line, piece)
    if dated is not None:
        return dated
    row = piece.tag == "tr" and (line.reason in _LOOKS_OF_TABLES or line.sort is Sort.HEADLINE)
    if row and piece.link_share < 0.5:
        return replace(line, sort=Sort.PARAGRAPH, reason=Reason.MARKED)
    if not line.sort.is_text:
        return line
    level = _HEADINGS.get(piece.tag, 0)
    if level:
        return replace(line, sort=Sort.HEADLINE, level=level, reason=Reason.MARKED)
    marked = Verdict.LEAD if marks_lead(piece.element) and word_count(piece.text) >= 5 else None
    return replace(line, sort=_sort(piece, line), marked=marked)


def _in_region(line: Line, reason: Reason) -> Line:
    if reason is Reason.CREDIT:
        return replace(line, sort=Sort.CREDIT, reason=reason)
    if reason is Reason.BYLINE and word_count(line.text) <= 2 * _META_WORDS:
        return replace(line, sort=Sort.BYLINE, reason=reason)
    own = line.reason if line.sort is Sort.FURNITURE else reason
    return replace(line, sort=Sort.FURNITURE, reason=own, published=None)


def _dated(line: Line, piece: Piece) -> Line | None:
    """The line as a date line, where markup or its words make it one; a machine-readable date counts too."""
    by_words = date_line(piece.text)
    amended = marks_amended(piece.element) or (by_words is not None and by_words.amended)
    named = bool(piece.moment) or marks_date(piece.element)
    if by_words is None and not (named and word_count(piece.text) <= _META_WORDS and not ends_sentence(piece.text)):
        return None
    published = by_words.published if by_words else None
    if published is None and piece.moment:
        published = day_of(piece.moment)
    labelled = bool(piece.moment) or marks_date(piece.element) or (by_words is not None and by_words.labelled)
    published = None if amended else published
    return replace(line, sort=Sort.DATE, published=published, labelled=labelled, reason=Reason.SHAPE)


def _sort(piece: Piece, line: Line) -> Sort:
    tags = {element.tag for element in [piece.element, *list(piece.element.iterancestors())[:2]]}
    if "blockquote" in tags:
        return Sort.QUOTE
    if piece.tag == "li":
        return Sort.ITEM
    long = piece.tag == "p" and word_count(piece.text) >= _PARAGRAPH_WORDS and not piece.address and not _is_bold(piece)
    return Sort.PARAGRAPH if long else line.sort


def _is_bold(piece: Piece) -> bool:
    """Whether the whole block is in bold letters, as a heading without markup is."""
    children = [child for child in piece.element if isinstance(child.tag, str)]
    return (
        len(children) == 1
        and children[0].tag in {"b", "strong", "font", "big"}
        and not (piece.element.text or "").strip()
    )
