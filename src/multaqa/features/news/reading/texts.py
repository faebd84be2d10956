"""Plain text to entries: one line is one paragraph, unless the text was broken at a fixed width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from multaqa.features.news.reading.articles import outline
from multaqa.features.news.reading.drafting import article_entry, teaser_entry
from multaqa.features.news.reading.entries import Source, SourceRead
from multaqa.features.news.reading.furniture import without_more
from multaqa.features.news.reading.language import language_of
from multaqa.features.news.reading.lines import Line, Sort, mark_neighbours, sorted_line
from multaqa.features.news.reading.shapes import ends_sentence, has_bullet
from multaqa.features.news.reading.teasers import teasers_in

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_HEADING_MARK: Final = re.compile(r"^(#{1,6})\s+(?=\S)")
_IDEOGRAPH: Final = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_MOST_LINES: Final = 20_000


def read_text(source: Source, text: str) -> SourceRead:
    """The entries of a plain text."""
    return read_lines(source, text_lines(text))


def read_lines(source: Source, lines: Sequence[Line], *, language: str = "") -> SourceRead:
    """The entries of a source already cut into lines; ``language`` is what the source as a whole is in."""
    whole = language or language_of("\n".join(line.text for line in lines if line.sort.is_text))
    page = teasers_in(lines)
    if page is not None:
        entries = tuple(teaser_entry(source, teaser, language=whole) for teaser in page.teasers)
        return SourceRead(source.name, "", "", whole, entries, page.lines)
    found = outline(lines)
    entry = article_entry(source, found, found.source_lines(lines), language=whole)
    return SourceRead(source.name, "", "", whole, (entry,) if found.blocks or found.lead else ())


def text_lines(text: str) -> list[Line]:
    """The lines of a plain text, sorted; numbers are those of the file."""
    numbered = list(_numbered(text))[:_MOST_LINES]
    if _is_hard_wrapped(numbered):
        numbered = _unwrapped(numbered)
    lines = []
    gap = True
    for number, words in numbered:
        if words.strip():
            text, more = without_more(words.strip())
            lines.append(_line(number, text, gap=gap))
            lines += [sorted_line(number, more)] if more else []
        gap = not words.strip()
    return mark_neighbours(lines)


def _line(number: int, words: str, *, gap: bool) -> Line:
    mark = _HEADING_MARK.match(words)
    if mark is None:
        return sorted_line(number, words, gap=gap)
    line = sorted_line(number, words[mark.end() :], gap=gap)
    sort = Sort.HEADLINE if line.sort.is_text else line.sort
    return replace(line, sort=sort, level=len(mark.group(1)))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    lines = re.split(r"\r\n|\r|\n|\x0c|\u2028|\u2029|\x85", text)
    return ((number, _CONTROL.sub("", line)) for number, line in enumerate(lines, start=1))


def _is_hard_wrapped(numbered: list[tuple[int, str]]) -> bool:
    """Whether most lines inside a paragraph stop at about the same width, in the middle of a sentence."""
    inner = [one for (_, one), (_, other) in pairwise(numbered) if one.strip() and other.strip()]
    broken = [line for line in inner if not ends_sentence(line)]
    if len(inner) < 6 or len(broken) < len(inner) * 0.7:
        return False
    width = median(map(len, inner))
    near = sum(width * 0.75 <= len(line) <= width * 1.25 for line in inner)
    return 30 <= width <= 110 and near >= len(inner) * 0.8


def _unwrapped(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    width = median([len(line) for _, line in numbered if line.strip()])
    joined: list[tuple[int, str]] = []
    for number, line in numbered:
        before = joined[-1][1] if joined else ""
        last = before.rsplit("\n", 1)[-1]
        continues = before.strip() and line.strip() and not has_bullet(line) and len(last) >= width * 0.6
        if continues:
            glue = "" if _IDEOGRAPH.search(before[-1:]) and _IDEOGRAPH.match(line) else "\n"
            joined[-1] = (joined[-1][0], f"{before}{glue}{line}")
        else:
            joined.append((number, line))
    return joined
