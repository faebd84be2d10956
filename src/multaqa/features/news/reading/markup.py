"""A saved page as blocks of visible text, each with what its markup says of it. No script runs, nothing is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from multaqa.features.news.reading.entries import Reason
from multaqa.features.news.reading.furniture import without_more
from multaqa.features.news.reading.phrases import phrase_table
from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError
from multaqa.features.news.reading.regions import is_hidden, region_of

_SKIPPED: Final = frozenset(phrase_table("regions")["elements"]["skipped"])
_BLOCKS: Final = frozenset(phrase_table("regions")["elements"]["blocks"])
_SPACES: Final = re.compile(r"[^\S\t]+")
_TABS: Final = re.compile(r" ?\t[\t ]*")
_BREAKS: Final = re.compile(r"\s*\n\s*")
_MOST_BLOCKS: Final = 20_000
_BREAK: Final = "\x0b"  # stands for <br> while a block is being read


@dataclass(frozen=True, eq=False)
class Piece:
    """One block of visible text. ``link_share`` (0 to 1) is the share of its letters inside links."""

    number: int
    text: str
    tag: str
    element: etree._Element
    regions: tuple[tuple[etree._Element, Reason], ...] = ()
    link_share: float = 0.0
    address: str = ""
    moment: str = ""  # machine-readable date of a <time> in it


def parse_page(text: str) -> etree._Element:
    """The document's tree, mended as browsers do. Raises RefusedSourceError (UNREADABLE) when there is none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise RefusedSourceError(Refusal.UNREADABLE) from error
    if root is None:
        raise RefusedSourceError(Refusal.NO_TEXT)
    return root


def parse_fragment(markup: str) -> etree._Element:
    """The tree of a piece of markup, as feeds carry it."""
    return parse_page(f"<!doctype html><html><body><div>{markup}</div></body></html>")


def pieces_of(root: etree._Element) -> list[Piece]:
    """The visible blocks of a tree, in reading order."""
    collector = _Collector()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = _tag(element)
        if event == "end":
            collector.leave(element, tag)
        elif tag in _SKIPPED:
            walker.skip_subtree()
            collector.skip(element)
        else:
            collector.enter(element, tag)
        if len(collector.pieces) >= _MOST_BLOCKS:
            break
    return collector.pieces


@dataclass
class _Collector:
    """What has been read of the block that is open; closed blocks become pieces."""

    pieces: list[Piece] = field(default_factory=list)
    regions: list[tuple[etree._Element, Reason]] = field(default_factory=list)
    blocks: list[etree._Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    in_links: int = 0
    links: list[str] = field(default_factory=list)
    moment: str = ""
    skipped: set[etree._Element] = field(default_factory=set)
    open_links: list[str] = field(default_factory=list)
    link_ended: bool = False

    def enter(self, element: etree._Element, tag: str) -> None:
        """Begin an element."""
        reason = Reason.HIDDEN if is_hidden(element) else region_of(element, tag)
        if _is_block(element, tag):
            self._close_block()
            self.blocks.append(element)
        if reason is not None:
            self.regions.append((element, reason))
        if tag == "br":
            self.text.append(_BREAK)
        elif tag == "a":
            self._open_link(element)
        elif tag == "time":
            self.moment = self.moment or element.get("datetime", "")
        elif tag in {"td", "th"} or (tag == "span" and element.get("class")):
            self._part_words()
        self._add(element.text)

    def leave(self, element: etree._Element, tag: str) -> None:
        """End an element and read what follows it."""
        if element in self.skipped:
            self._add(element.tail)
            return
        if tag == "a" and self.open_links:
            self.open_links.pop()
            self.link_ended = True
        if self.blocks and self.blocks[-1] is element:
            self._close_block()
            self.blocks.pop()
        while self.regions and self.regions[-1][0] is element:
            self.regions.pop()
        self._add(element.tail)

    def skip(self, element: etree._Element) -> None:
        """Pass over an element that shows no text."""
        self.skipped.add(element)

    def _open_link(self, element: etree._Element) -> None:
        if self.link_ended and not "".join(self.text[-1:]).strip(" \n\t|·•/,،-–>›»"):
            self.text.append("\t")
        self.open_links.append(element.get("href", ""))

    def _part_words(self) -> None:
        """Two cells or marked words that touch in the markup stand apart on the page."""
        if self.text and self.text[-1][-1:].isalnum():
            self.text.append("\t")

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self.open_links:
            self.in_links += len("".join(text.split()))
            if text.strip():
                self.links.append(self.open_links[-1])
        elif text.strip():
            self.link_ended = False
        self.text.append(text)

    def _close_block(self) -> None:
        """Turn what was read into pieces: one, or one for each paragraph that line breaks set apart."""
        whole = "".join(self.text)
        if whole.strip() and self.blocks:
            letters = max(1, len("".join(whole.split())))
            share = min(1.0, self.in_links / letters)
            address = self.links[0] if share > 0.9 and len(set(self.links)) == 1 else ""
            block = self.blocks[-1]
            for text in _parts(whole):
                self.pieces.append(
                    Piece(
                        block.sourceline or 0,
                        text,
                        _tag(block),
                        block,
                        tuple(self.regions),
                        share,
                        address,
                        self.moment,
                    )
                )
        self.text, self.links, self.in_links, self.moment, self.link_ended = [], [], 0, "", False


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "comment"


def _is_block(element: etree._Element, tag: str) -> bool:
    if tag in {"td", "th"}:
        return not _is_row_of_figures(element.getparent())
    return tag in _BLOCKS or "-" in tag


def _is_row_of_figures(row: etree._Element | None) -> bool:
    """A row of a table of short cells, which reads as one line; rows that only lay out a page have longer ones."""
    if row is None or len(row) < 2:
        return False
    return all(len(cell) <= 3 and len("".join(cell.itertext())) < 60 and not _has_block(cell) for cell in row)


def _has_block(cell: etree._Element) -> bool:
    return any(_tag(inner) in _BLOCKS for inner in cell.iterdescendants())


def _paragraphs(whole: str) -> Iterator[str]:
    """The block's paragraphs: parted by two line breaks, or by one where each line ends a sentence."""
    for paragraph in re.split(rf"{_BREAK}\s*(?:{_BREAK}\s*)+", whole):
        lines = [_plain(line) for line in paragraph.split(_BREAK)]
        lines = [line for line in lines if line]
        if len(lines) > 1 and not _is_one_text(lines):
            yield from lines
        elif lines:
            yield " ".join(lines)


def _is_one_text(lines: list[str]) -> bool:
    """Whether lines parted by single breaks are one paragraph: all but the last stop in mid-sentence."""
    ended = sum(line[-1] in '.!?؟。！？…:：»”"' for line in lines[:-1])
    short = sum(len(line) < 40 for line in lines)
    return ended == 0 and short < len(lines) / 2


def _parts(whole: str) -> Iterator[str]:
    """The paragraphs of a block, and a "read more" at their ends by itself."""
    for paragraph in _paragraphs(whole):
        text, more = without_more(paragraph)
        yield text
        if more:
            yield more


def _plain(text: str) -> str:
    return _TABS.sub("\t", _SPACES.sub(" ", _BREAKS.sub(" ", text))).strip()
