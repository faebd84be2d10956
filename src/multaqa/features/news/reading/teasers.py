"""A page of teasers told from one article, and cut into its teasers.

Told by what such pages have and articles lack: "read more" after each piece, a date line for each, paragraphs said
twice, "today, Tuesday" and "today, Friday" side by side, and paragraphs none of which leans on the one before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final

from multaqa.features.news.reading.entries import Reason, SourceLine, Verdict
from multaqa.features.news.reading.lines import Line, Sort, words_in
from multaqa.features.news.reading.phrases import either, folded_phrases, phrases
from multaqa.features.news.reading.shapes import collapsed, word_count
from multaqa.lib.fold import fold

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_WORDS: Final = 90  # a longer paragraph is no teaser
_TEASERS: Final = 3.0
_MOST_TEASERS: Final = 200


@dataclass
class Teaser:
    """One piece of a page of teasers, with the lines it was read from."""

    title: str = ""
    texts: list[str] = field(default_factory=list)
    published: date | None = None
    address: str = ""
    lines: list[SourceLine] = field(default_factory=list)

    @property
    def lead(self) -> str:
        """Its short text."""
        return " ".join(self.texts)

    @property
    def is_dated(self) -> bool:
        """Whether one of its lines is a date line."""
        return any(line.verdict is Verdict.DATE for line in self.lines)

    def words(self) -> str:
        """Title and text, folded: two teasers with the same words are one."""
        return fold(f"{self.title} {self.lead}")


@dataclass(frozen=True)
class TeaserPage:
    """The teasers of a page, and the lines that belong to none."""

    teasers: tuple[Teaser, ...]
    lines: tuple[SourceLine, ...]


def teasers_in(lines: Sequence[Line], *, linked: bool = False) -> TeaserPage | None:
    """The page as teasers; None when it is no page of teasers. ``linked``: links are known and may tell titles."""
    cut = (_cut_by_links(lines) if linked else None) or _cut_by_markers(lines) or _cut_by_paragraphs(lines)
    if cut is None:
        return None
    teasers, rest = cut
    return _without_repeats(teasers, rest) if len(teasers) >= 2 else None


def _cut_by_links(lines: Sequence[Line]) -> tuple[list[Teaser], list[Line]] | None:
    """Headlines that are links, each with a short text or a date before the next."""
    starts = [index for index, line in enumerate(lines) if _is_linked_title(line) and _has_text(lines, index)]
    if len(starts) < 3:
        return None
    ends = [*starts[1:], len(lines)]
    inside = [words_in(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    if sum(inside) < words_in(lines) * 0.75 or sorted(inside)[len(inside) // 2] > _MOST_WORDS:
        return None
    teasers = []
    for start, end in zip(starts, ends, strict=True):
        teaser = Teaser()
        for line in lines[start:end]:
            _take(teaser, line)
        teasers.append(teaser)
    return teasers, list(lines[: starts[0]])


def _is_linked_title(line: Line) -> bool:
    return line.sort is Sort.HEADLINE and bool(line.address) and word_count(line.text) >= 3


def _has_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a text or a date stands between a linked title and the next."""
    for line in lines[index + 1 :]:
        if line.sort.is_running or line.sort is Sort.DATE:
            return True
        if line.sort is Sort.HEADLINE:
            return False
    return False


def _cut_by_markers(lines: Sequence[Line]) -> tuple[list[Teaser], list[Line]] | None:
    """Titles with their texts, when "read more" or date lines part them."""
    more = [
        index for index, line in enumerate(lines) if line.reason is Reason.READ_MORE and line.sort is Sort.FURNITURE
    ]
    dates = [index for index, line in enumerate(lines) if line.sort is Sort.DATE]
    parted = sum(any(line.sort.is_text for line in lines[one + 1 : other]) for one, other in pairwise(more))
    if parted >= 1 and _paragraphs_between(lines, more) <= 2:
        return _by_titles(lines, until=more[-1] + 1)
    apart = sum(any(line.sort.is_running for line in lines[one + 1 : other]) for one, other in pairwise(dates))
    if apart >= 2 and _paragraphs_between(lines, dates) <= 2:
        return _by_titles(lines, until=len(lines))
    if _titles_and_texts_alternate(lines):
        return _by_titles(lines, until=len(lines))
    return None


def _paragraphs_between(lines: Sequence[Line], marks: Sequence[int]) -> float:
    counts = [sum(line.sort.is_running for line in lines[one + 1 : other]) for one, other in pairwise(marks)]
    return sum(counts) / len(counts) if counts else 0.0


def _titles_and_texts_alternate(lines: Sequence[Line]) -> bool:
    """A title, one short text, a title, one short text: at least three times, the titles as long as titles are."""
    text = [line for line in lines if line.sort.is_text]
    pairs = [(one, other) for one, other in pairwise(text) if one.sort is Sort.HEADLINE and other.sort.is_running]
    if len(pairs) < 3 or len(pairs) * 2 < len(text) * 0.85:
        return False
    titles = sum(word_count(title.text) for title, _ in pairs) / len(pairs)
    longest = max(word_count(body.text) for _, body in pairs)
    leaning = sum(leans(body.text) for _, body in pairs) / len(pairs)
    return titles >= 5 and longest <= _MOST_WORDS and leaning <= 0.34


def _by_titles(lines: Sequence[Line], *, until: int) -> tuple[list[Teaser], list[Line]]:
    """A new teaser at each title, and at each text after a "read more"; a date goes to the teaser it stands in."""
    teasers: list[Teaser] = []
    rest: list[Line] = []
    open_one: Teaser | None = None
    dates_first = _dates_come_first(lines)
    for index, line in enumerate(lines):
        ended = line.reason is Reason.READ_MORE and line.sort is Sort.FURNITURE
        starts = index < until and _starts(line, lines[index + 1 : until], open_one, dates_first=dates_first)
        if starts:
            open_one = Teaser()
            teasers.append(open_one)
        if open_one is None or index >= until:
            rest.append(line)
            continue
        _take(open_one, line)
        if ended:
            open_one = None
    whole = [teaser for teaser in teasers if teaser.texts or teaser.published]
    return whole, rest


def _starts(line: Line, after: Sequence[Line], open_one: Teaser | None, *, dates_first: bool) -> bool:
    if line.sort is Sort.HEADLINE:
        following = next((other for other in after if other.sort.is_text or other.sort is Sort.DATE), None)
        titled = following is not None and following.sort is not Sort.HEADLINE
        if open_one is not None and open_one.title and not open_one.texts and not open_one.is_dated:
            return following is not None and following.sort.is_running
        return titled
    if line.sort is Sort.DATE:
        return dates_first and (open_one is None or bool(open_one.texts))
    return line.sort.is_running and open_one is None


def _dates_come_first(lines: Sequence[Line]) -> bool:
    text = [line for line in lines if line.sort.is_text or line.sort is Sort.DATE]
    before_title = sum(one.sort is Sort.DATE and other.sort is Sort.HEADLINE for one, other in pairwise(text))
    after_title = sum(one.sort is Sort.HEADLINE and other.sort is Sort.DATE for one, other in pairwise(text))
    return bool(text) and text[0].sort is Sort.DATE and before_title > after_title


def _take(teaser: Teaser, line: Line) -> None:
    """Add the line to the teaser, with its verdict."""
    verdict, reason = Verdict.RESIDUE, line.reason
    if line.sort is Sort.HEADLINE and not teaser.title and not teaser.texts:
        teaser.title, verdict, reason = collapsed(line.text), Verdict.TITLE, Reason.PLACE
        teaser.address = teaser.address or line.address
    elif line.sort.is_running or (line.sort is Sort.HEADLINE and not teaser.texts and not line.level):
        teaser.texts.append(collapsed(line.text))
        verdict = Verdict.LEAD
    elif line.sort is Sort.DATE:
        verdict = Verdict.DATE
        teaser.published = teaser.published or line.published
    elif line.sort in {Sort.BYLINE, Sort.CREDIT}:
        verdict = Verdict.BYLINE if line.sort is Sort.BYLINE else Verdict.CAPTION
    elif line.reason is Reason.READ_MORE:
        teaser.address = teaser.address or line.address
    teaser.lines.append(SourceLine(line.number, line.text, verdict, reason))


def _cut_by_paragraphs(lines: Sequence[Line]) -> tuple[list[Teaser], list[Line]] | None:
    """Each paragraph a teaser of its own (with the title above it), when the paragraphs do not lean on each other."""
    paragraphs = [line for line in lines if line.sort.is_running]
    if not 4 <= len(paragraphs) <= _MOST_TEASERS or _strangeness(lines, paragraphs) < _TEASERS:
        return None
    teasers: list[Teaser] = []
    rest: list[Line] = []
    for index, line in enumerate(lines):
        titled = line.sort is Sort.HEADLINE and index + 1 < len(lines) and lines[index + 1].sort.is_running
        follows_title = bool(teasers) and bool(teasers[-1].title) and not teasers[-1].texts
        if titled or (line.sort.is_running and not follows_title):
            teasers.append(Teaser())
        if teasers and line.sort.is_text:
            _take(teasers[-1], line)
        else:
            rest.append(line)
    return teasers, rest


def _strangeness(lines: Sequence[Line], paragraphs: Sequence[Line]) -> float:
    """How much the paragraphs look like strangers to each other: 3 and more is a page of teasers."""
    words = [fold(line.text) for line in paragraphs]
    repeats = len(words) - len(set(words))
    leaning = sum(leans(line.text) for line in paragraphs[1:]) / (len(paragraphs) - 1)
    lengths = [word_count(line.text) for line in paragraphs]
    headings = sum(line.sort is Sort.HEADLINE for line in lines[1:])
    score = min(repeats, 2) * 1.0 + (2.0 if len(set(_todays(words))) >= 2 else 0.0)
    score += 1.0 if leaning <= 0.15 else -3.0 if leaning > 0.35 else 0.0
    score += 0.5 if max(lengths) <= _MOST_WORDS and min(lengths) >= 6 else -1.0
    score += 1.0 if _shared_names(words) < 0.05 else -0.5 * (_shared_names(words) > 0.2)
    return score - 0.5 * headings


def leans(text: str) -> bool:
    """Whether a paragraph begins with a word that points back ("he", "but", «وأضاف», "此外") or with a quotation."""
    return text[:1] in '"“«‘' or _leaning().match(fold(text[:80])) is not None


def _todays(paragraphs: Sequence[str]) -> Iterator[int]:
    """The weekdays (0 to 6) that paragraphs call their today."""
    for day, pattern in enumerate(_todays_of_week()):
        if any(pattern.search(text) for text in paragraphs):
            yield day


def _shared_names(paragraphs: Sequence[str]) -> float:
    """The share of neighbouring paragraphs' longer words that both hold (mean over the neighbours)."""
    bags = [set(re.findall(r"[^\W\d_]{5,}", text)) for text in paragraphs]
    shares = [len(one & other) / max(1, min(len(one), len(other))) for one, other in pairwise(bags) if one != other]
    return sum(shares) / len(shares) if shares else 0.0


def _without_repeats(teasers: Sequence[Teaser], rest: Sequence[Line]) -> TeaserPage:
    """Teasers with the same words once; a text said twice in a row is a repeat too."""
    kept: list[Teaser] = []
    said: set[str] = set()
    aside = [SourceLine(line.number, line.text, _verdict_of(line), line.reason) for line in rest]
    for teaser in teasers:
        repeated = teaser.words() in said or (not teaser.title and fold(teaser.lead) in said)
        if repeated:
            owner = kept[-1] if kept else None
            lines = [
                SourceLine(line.number, line.text, Verdict.REPEAT, Reason.SAID_BEFORE) if not line.removed else line
                for line in teaser.lines
            ]
            (owner.lines if owner and len(lines) == 1 else aside).extend(lines)
            continue
        said |= {teaser.words(), fold(teaser.lead)}
        kept.append(teaser)
    return TeaserPage(tuple(kept), tuple(sorted(aside, key=lambda line: line.number)))


def _verdict_of(line: Line) -> Verdict:
    verdicts = {Sort.DATE: Verdict.DATE, Sort.BYLINE: Verdict.BYLINE, Sort.CREDIT: Verdict.CAPTION}
    return verdicts.get(line.sort, Verdict.RESIDUE)


@cache
def _leaning() -> re.Pattern[str]:
    return re.compile("|".join(phrases("paragraphs", "leaning")))


@cache
def _todays_of_week() -> tuple[re.Pattern[str], ...]:
    today = either(folded_phrases("days", "today"))
    days = [either(folded_phrases("days", day)) for day in _DAYS]
    return tuple(re.compile(rf"(?:{today})\W{{0,3}}(?:{day})|(?:{day})\W{{0,3}}(?:{today})") for day in days)
