"""Whether a text was only shortened, and the places of editor's notes in rendered HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # lxml is slow to load: only what places notes loads it
    from lxml.html import HtmlElement

_BLOCKS: Final = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre"})
_WORD: Final = re.compile(r"\w+", re.UNICODE)
_SPACES: Final = re.compile(r"\s+")


def is_shortened(source: str, text: str) -> bool:
    """Whether ``text`` says only what ``source`` says, in its order: words may be left out, none changed or added."""
    words = iter(_words(source))
    return all(word in words for word in _words(text))


def places_of(quote: str, html: str) -> int:
    """How often a quote stands within one block of rendered HTML."""
    wanted = _plain_spaces(quote)
    return sum(_plain_spaces(_text_of(block)).count(wanted) for block in _blocks(_parsed(html))) if wanted else 0


def with_places(html: str, quotes: Mapping[str, str]) -> str:
    """Rendered HTML with a place beside each quote: ``quotes`` maps ids of notes to them.

    The quote is wrapped in ``<mark class="noted" id="sentence-…">``; after it stands ``<span data-note="…">`` for the
    link to the note and, after its block, ``<div data-note="…">`` for the note. A quote that is not found has none.
    """
    root = _parsed(html)
    for note, quote in quotes.items():
        _place(root, note, _plain_spaces(quote))
    return _written(root)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _plain_spaces(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _parsed(html: str) -> HtmlElement:
    from lxml.html import fragment_fromstring

    return fragment_fromstring(html, create_parent="div")


def _written(root: HtmlElement) -> str:
    from lxml.html import tostring

    return tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def _blocks(root: HtmlElement) -> Iterator[HtmlElement]:
    """The innermost blocks: those that hold text and no other block."""
    for element in root.iter(*_BLOCKS):
        if not any(True for _ in element.iterdescendants(*_BLOCKS)):
            yield element


def _text_of(block: HtmlElement) -> str:
    return block.text_content()


def _place(root: HtmlElement, note: str, quote: str) -> None:
    for block in _blocks(root):
        span = _span_of(quote, _text_of(block))
        if span is not None:
            _wrap(block, note, *span)
            _add_place_after(block, note)
            return


def _span_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote with plain spaces stands in a text with any."""
    pattern = r"\s+".join(map(re.escape, quote.split(" ")))
    found = re.search(pattern, text) if quote else None
    return found.span() if found else None


def _wrap(block: HtmlElement, note: str, start: int, end: int) -> None:
    """Put the letters from ``start`` to ``end`` of a block's text into marks, one for each run between tags."""
    marks = []
    for holder, is_tail, offset in list(_runs(block)):
        text = (holder.tail if is_tail else holder.text) or ""
        first, last = max(start - offset, 0), min(end - offset, len(text))
        if first < last:
            marks.append(_marked(holder, is_tail, text, first, last))
    if not marks:
        return
    marks[0].set("id", f"sentence-{note}")
    place = _element("span", {"data-note": note})
    place.tail, marks[-1].tail = marks[-1].tail, None
    marks[-1].addnext(place)


def _runs(block: HtmlElement) -> Iterator[tuple[HtmlElement, bool, int]]:
    """Each run of text in a block: the element that carries it, whether as its tail, and the letters before it."""
    offset = 0
    for event, element in _walked(block):
        yield element, event == "tail", offset
        offset += len((element.tail if event == "tail" else element.text) or "")


def _walked(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    yield "text", element
    for child in element:
        yield from _walked(child)
        yield "tail", child


def _marked(holder: HtmlElement, is_tail: bool, text: str, first: int, last: int) -> HtmlElement:
    mark = _element("mark", {"class": "noted"})
    mark.text, mark.tail = text[first:last], text[last:]
    if is_tail:
        tail_of = mark.tail
        holder.tail = None
        holder.addnext(mark)
        holder.tail, mark.tail = text[:first], tail_of
    else:
        holder.text = text[:first]
        holder.insert(0, mark)
    return mark


def _add_place_after(block: HtmlElement, note: str) -> None:
    place = _element("div", {"data-note": note})
    if block.tag in {"li", "td", "th"}:
        block.append(place)
        return
    place.tail, block.tail = block.tail, None
    block.addnext(place)


def _element(tag: str, attributes: dict[str, str]) -> HtmlElement:
    from lxml.html import Element

    return Element(tag, attributes)
