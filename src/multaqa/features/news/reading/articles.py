"""Lines to one article: title, lead, sub-headings, body, date; everything else is set aside with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from multaqa.features.news.reading.entries import Block, BlockKind, Reason, SourceLine, Verdict
from multaqa.features.news.reading.furniture import label_of
from multaqa.features.news.reading.lines import Line, Sort, words_in
from multaqa.features.news.reading.phrases import folded_phrases
from multaqa.features.news.reading.shapes import collapsed, has_address, word_count
from multaqa.lib.fold import fold

_HEADING_WORDS = 16
_META = (Sort.DATE, Sort.BYLINE)


@dataclass
class Outline:
    """What became of each line, by its place in the list, and the pieces of the article."""

    title: str = ""
    lead: str = ""
    published: date | None = None
    blocks: list[Block] = field(default_factory=list)
    verdicts: dict[int, tuple[Verdict, Reason]] = field(default_factory=dict)

    def source_lines(self, lines: Sequence[Line]) -> tuple[SourceLine, ...]:
        """The lines with their verdicts; a line without one stood outside the article."""
        default = (Verdict.RESIDUE, Reason.OUTSIDE)
        return tuple(
            SourceLine(line.number, line.text, *self.verdicts.get(index, default)) for index, line in enumerate(lines)
        )


def outline(lines: Sequence[Line], *, title: str = "", whole: bool = False) -> Outline:
    """The article in ``lines``; ``title`` when markup already gave it.

    ``whole``: the lines are the body of an item of a feed, so that neither title nor lead is looked for in them.
    """
    found = Outline(title=title)
    start = next((index for index, line in enumerate(lines) if _opens_body(line)), len(lines))
    if whole:
        return _body_alone(lines, found)
    title_at = _title_index(lines, start) if not title else _same_text(lines[:start], title)
    if title_at is not None:
        found.title = title or collapsed(lines[title_at].text)
        found.verdicts[title_at] = (Verdict.TITLE, Reason.MARKED if lines[title_at].level else Reason.PLACE)
    lead_at = _lead_indexes(lines, title_at, start)
    for index in lead_at:
        found.verdicts[index] = (Verdict.LEAD, Reason.PLACE)
    if lead_at:
        found.lead = " ".join(without_lead_label(collapsed(lines[index].text)) for index in lead_at)
    _read_body(lines, found, _body_start(title_at, lead_at, start))
    _set_aside(lines, found)
    found.published = _published(lines, title_at, start)
    return found


def _body_alone(lines: Sequence[Line], found: Outline) -> Outline:
    """The body of an item; one that is nothing but a line without a full stop is a paragraph all the same."""
    if not any(line.sort.is_running for line in lines):
        lines = [replace(line, sort=Sort.PARAGRAPH, level=0) if line.sort is Sort.HEADLINE else line for line in lines]
    running = [index for index, line in enumerate(lines) if line.sort.is_running]
    inside = range(running[0], running[-1]) if running else range(0)
    lines = [  # a day inside the text of an item is part of it: the item's own date is a field
        replace(line, sort=Sort.PARAGRAPH) if line.sort is Sort.DATE and index in inside else line
        for index, line in enumerate(lines)
    ]
    _read_body(lines, found, 0)
    _set_aside(lines, found)
    return found


def without_lead_label(text: str) -> str:
    """A lead without a label such as "Summary:" before it."""
    label, rest = label_of(text)
    return rest if label and fold(label.strip("【】[]")) in folded_phrases("leads", "labels") else text


def _opens_body(line: Line) -> bool:
    return (
        line.sort in {Sort.PARAGRAPH, Sort.QUOTE}
        and not line.level
        and (word_count(line.text) >= 5 or len(line.text) > 30)
    )


def _title_index(lines: Sequence[Line], start: int) -> int | None:
    """The line before the first paragraph that is the title: never a paragraph, a menu or a date."""
    candidates = [
        index for index in range(start) if lines[index].sort is Sort.HEADLINE and word_count(lines[index].text) >= 2
    ]
    by_markup = [index for index in candidates if lines[index].level == 1]
    if by_markup:
        return max(by_markup, key=lambda index: word_count(lines[index].text))
    repeated = [
        index for index in candidates if _count(lines, lines[index].text) > 1 and word_count(lines[index].text) >= 4
    ]
    if repeated:
        return repeated[-1]
    long = [index for index in candidates if word_count(lines[index].text) >= 5]
    if long:
        return long[0]
    return max(candidates, key=lambda index: word_count(lines[index].text), default=None)


def _count(lines: Sequence[Line], text: str) -> int:
    wanted = fold(text)
    return sum(fold(line.text) == wanted for line in lines if len(line.text) < 300)


def _same_text(lines: Sequence[Line], text: str) -> int | None:
    wanted = fold(text)
    return next((index for index, line in enumerate(lines) if fold(line.text) == wanted), None)


def _lead_indexes(lines: Sequence[Line], title_at: int | None, start: int) -> list[int]:
    """The summary a source sets apart: a deck under the title, or one paragraph between title and byline or date."""
    marked = [i for i, line in enumerate(lines) if line.marked is Verdict.LEAD and i <= start + 4]
    if marked and words_in(lines) > 2 * sum(word_count(lines[i].text) for i in marked):
        return marked
    if title_at is None:
        return []
    deck = [
        index
        for index in range(title_at + 1, start)
        if lines[index].sort is Sort.HEADLINE and not lines[index].level > 1 and word_count(lines[index].text) >= 8
    ]
    if deck:
        return deck[:1]
    labelled = [
        i for i in range(start, min(start + 2, len(lines))) if without_lead_label(lines[i].text) != lines[i].text
    ]
    if labelled:
        return labelled[:1]
    if any(lines[index].sort in _META for index in range(title_at + 1, start)):
        return []
    until = next((index for index in range(start, len(lines)) if lines[index].sort in _META), None)
    between = [] if until is None else [index for index in range(start, until) if lines[index].sort.is_text]
    body_follows = until is not None and words_in(lines[until:]) > words_in(lines[start:until])
    return (
        between
        if 1 <= len(between) <= 2 and body_follows and all(lines[i].sort is Sort.PARAGRAPH for i in between)
        else []
    )


def _body_start(title_at: int | None, lead_at: list[int], start: int) -> int:
    if lead_at:
        return lead_at[-1] + 1
    if title_at is None:
        return start
    return title_at + 1


def _read_body(lines: Sequence[Line], found: Outline, start: int) -> None:
    """Everything from ``start`` to the last running line that is text."""
    end = max((index for index in range(start, len(lines)) if lines[index].sort.is_running), default=start - 1)
    said: dict[str, int] = {}
    headings_marked = any(line.level > 1 and line.sort is Sort.HEADLINE for line in lines[start : end + 1])
    for index in range(start, end + 1):
        line = lines[index]
        if not line.sort.is_text:
            continue
        words = fold(line.text)
        if (words in said and len(words) > 25) or words == fold(found.title):
            found.verdicts[index] = (Verdict.REPEAT, Reason.SAID_BEFORE)
            continue
        said[words] = index
        kind = _block_kind(lines, index, headings_marked=headings_marked)
        found.blocks.append(Block(kind, collapsed(line.text)))
        verdict = Verdict.HEADING if kind is BlockKind.HEADING else Verdict.BODY
        found.verdicts[index] = (verdict, Reason.MARKED if line.level else line.reason)


def _block_kind(lines: Sequence[Line], index: int, *, headings_marked: bool) -> BlockKind:
    """What a line of a body is; where markup names its headings, no other line is one."""
    line = lines[index]
    if line.sort is Sort.ITEM:
        return BlockKind.ITEM
    if line.sort is Sort.QUOTE:
        return BlockKind.QUOTE
    if line.level:
        return BlockKind.HEADING
    if (
        headings_marked
        or line.sort is not Sort.HEADLINE
        or word_count(line.text) > _HEADING_WORDS
        or has_address(line.text)
    ):
        return BlockKind.PARAGRAPH
    following = next((other for other in islice(lines, index + 1, None) if other.sort.is_text), None)
    heads = following is not None and following.sort.is_running
    return BlockKind.HEADING if heads else BlockKind.PARAGRAPH


def _set_aside(lines: Sequence[Line], found: Outline) -> None:
    """Verdicts for what is no text: dates, bylines, captions, furniture."""
    verdict_of = {Sort.DATE: Verdict.DATE, Sort.BYLINE: Verdict.BYLINE, Sort.CREDIT: Verdict.CAPTION}
    for index, line in enumerate(lines):
        if index in found.verdicts:
            continue
        if line.sort.is_text:
            repeated = found.title and fold(line.text) == fold(found.title)
            outside = (Verdict.REPEAT, Reason.SAID_BEFORE) if repeated else (Verdict.RESIDUE, Reason.OUTSIDE)
            found.verdicts[index] = outside
        else:
            found.verdicts[index] = (verdict_of.get(line.sort, Verdict.RESIDUE), line.reason)


def _published(lines: Sequence[Line], title_at: int | None, start: int) -> date | None:
    """The date of the first date line between title and body, or just under a lead.

    One above the title counts only where it says that it is the date of publication: others tell when a page was made.
    """
    first = title_at + 1 if title_at is not None else 0
    body = [index for index in range(start, len(lines)) if lines[index].sort.is_running]
    below = range(first, body[1] if len(body) > 1 else len(lines))
    for index in below:
        if lines[index].published is not None:
            return lines[index].published
    above = lines[first - 2] if title_at else None
    return above.published if above is not None and above.labelled else None
