"""A source as lines, each with what it looks like; what it is, is decided later from its neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, auto
from itertools import pairwise

from multaqa.features.news.reading.datelines import date_line
from multaqa.features.news.reading.entries import Reason, Verdict
from multaqa.features.news.reading.furniture import furniture_reason, is_label
from multaqa.features.news.reading.shapes import ends_sentence, has_bullet, is_headline_like, word_count

_LIST_LABEL_REASONS = (Reason.RELATED,)
_SHORT = 300  # characters; a longer line is text and is not looked at for dates and furniture


class Sort(IntEnum):
    """What a line looks like on its own; from HEADLINE on it is text, after it running text."""

    FURNITURE = auto()
    DATE = auto()
    BYLINE = auto()
    CREDIT = auto()
    HEADLINE = auto()
    ITEM = auto()
    QUOTE = auto()
    PARAGRAPH = auto()

    @property
    def is_text(self) -> bool:
        """Whether such a line may stand in a body."""
        return self >= Sort.HEADLINE

    @property
    def is_running(self) -> bool:
        """Whether such a line is running text rather than a heading."""
        return self > Sort.HEADLINE


@dataclass(frozen=True)
class Line:
    """One line or block: ``number`` in the source from 1; ``level`` 1 to 6 for a heading that markup names as one.

    ``published`` is the complete date of publication that a date line gives; ``gap`` tells an empty line before it.
    """

    number: int
    text: str
    sort: Sort = Sort.PARAGRAPH
    reason: Reason = Reason.SHAPE
    level: int = 0
    published: date | None = None
    labelled: bool = False  # a date line that says itself that its date is one of publication
    gap: bool = False
    address: str = ""
    marked: Verdict | None = None  # what markup says the line is


def sorted_line(number: int, text: str, *, gap: bool = False) -> Line:
    """The line with its sort and reason, judged by its own shape and words."""
    line = Line(number, text, gap=gap)
    if len(text) > _SHORT and not text.lstrip().startswith("["):
        return replace(line, sort=Sort.PARAGRAPH)
    dated = date_line(text)
    if dated is not None:
        return replace(line, sort=Sort.DATE, published=dated.published, labelled=dated.labelled)
    reason = furniture_reason(text)
    if reason is not None:
        return replace(line, sort=_SORT_OF_REASON.get(reason, Sort.FURNITURE), reason=reason)
    if has_bullet(text):
        return replace(line, sort=Sort.ITEM)
    return replace(line, sort=Sort.HEADLINE if is_headline_like(text) else Sort.PARAGRAPH)


def mark_neighbours(lines: Sequence[Line]) -> list[Line]:
    """The lines again, with those marked that only their neighbours betray: related lists, comments, menus."""
    return _mark_menus(_mark_comments(_mark_related(list(lines))))


def mark_lone_links(lines: Sequence[Line]) -> list[Line]:
    """The lines of one article, with those marked that are nothing but a link to elsewhere: related articles."""
    return [
        furnish(line, Reason.RELATED) if line.address and not line.level and _is_link_only(lines, index) else line
        for index, line in enumerate(lines)
    ]


def furnish(line: Line, reason: Reason) -> Line:
    """The same line, taken for furniture."""
    return replace(line, sort=Sort.FURNITURE, reason=reason)


def words_in(lines: Iterable[Line]) -> int:
    """How many words of running text the lines hold."""
    return sum(word_count(line.text) for line in lines if line.sort.is_running)


_SORT_OF_REASON = {Reason.BYLINE: Sort.BYLINE, Reason.CREDIT: Sort.CREDIT}


def _mark_related(lines: list[Line]) -> list[Line]:
    """Headlines and short items after a heading such as "Related articles", up to the next paragraph."""
    inside = False
    marked = []
    for line in lines:
        if line.sort is Sort.FURNITURE and is_label(line.text, Reason.RELATED):
            inside = True
        elif inside and _could_be_link(line):
            line = furnish(line, Reason.RELATED) if line.sort.is_text else line
        elif line.sort.is_running:
            inside = False
        marked.append(line)
    return marked


def _could_be_link(line: Line) -> bool:
    if line.sort is Sort.ITEM:
        return not line.text.rstrip().endswith((".", "。", ";", "؛", "；"))
    return line.sort in {Sort.HEADLINE, Sort.DATE}


def _is_link_only(lines: Sequence[Line], index: int) -> bool:
    """A headline that is a link; an item only where its neighbour item is a link too."""
    line = lines[index]
    beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    in_list = any(other.sort is Sort.ITEM and other.address for other in beside)
    return line.sort is Sort.HEADLINE or (line.sort is Sort.ITEM and in_list)


def _mark_comments(lines: list[Line]) -> list[Line]:
    """Everything after a heading such as "3 comments", if less text follows it than stood before."""
    for index, line in enumerate(lines):
        if line.reason is Reason.COMMENTS and 0 < words_in(lines[index:]) < words_in(lines[:index]):
            after = [furnish(other, Reason.COMMENTS) if other.sort.is_text else other for other in lines[index:]]
            return [*lines[:index], *after]
    return lines


def _mark_menus(lines: list[Line]) -> list[Line]:
    """Very short lines that stand in a row of three or more beside links of a menu."""
    marked = list(lines)
    for start, end in _short_rows(lines):
        row = lines[start:end]
        known = sum(line.sort is Sort.FURNITURE for line in row)
        share = 2 if any(line.sort is Sort.ITEM and not line.address for line in row) else 3
        if len(row) >= 3 and known * share >= len(row):
            marked[start:end] = [furnish(line, Reason.MENU) if line.sort.is_text else line for line in row]
    return marked


def _short_rows(lines: list[Line]) -> list[tuple[int, int]]:
    short = [index for index, line in enumerate(lines) if word_count(line.text) <= 3 and not ends_sentence(line.text)]
    rows: list[tuple[int, int]] = []
    start = short[0] if short else 0
    for one, other in pairwise([*short, -2] if short else []):
        if other != one + 1:
            rows.append((start, one + 1))
            start = other
    return rows
