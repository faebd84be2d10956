"""Which words of a page are its title, and which only name the site."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from multaqa.features.news.reading.entries import Reason
from multaqa.features.news.reading.likeness import stems
from multaqa.features.news.reading.lines import Line, Sort
from multaqa.features.news.reading.markup import Piece
from multaqa.features.news.reading.metadata import Metadata
from multaqa.features.news.reading.shapes import collapsed, ends_sentence, is_headline_like, word_count
from multaqa.lib.fold import fold

_SPLITS: Final = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|｜_]\s*|\s+::\s+|\s+»\s+")
_YEAR_OR_MARK: Final = re.compile(r"©|\(c\)|copyright|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?", re.IGNORECASE)
_BRAND: Final = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|site-?title|site-?name|sitename|masthead|site-?header|header-?logo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ABOUT: Final = 0.2  # share of a headline's words that its text holds; a site's name has less
_SITE_REASONS: Final = frozenset({Reason.MENU, Reason.SITE_NAME})
_NO_TITLE: Final = 4
_LETTERS: Final = re.compile(r"[\W_]+")


def slogan_free(text: str) -> str:
    """The letters and digits of a text, folded: what is left when names are compared."""
    return _LETTERS.sub("", fold(text))


def site_names(lines: Sequence[Line], pieces: Sequence[Piece], metadata: Metadata) -> frozenset[str]:
    """The names of the site, as letters only: from metadata, from the logo, and from the line of rights."""
    names = {slogan_free(name) for name in metadata.site_names}
    for line, piece in zip(lines, pieces, strict=True):
        if _is_brand(piece) or _leads_home(piece):
            names.add(slogan_free(line.text))
        if line.reason is Reason.RIGHTS and word_count(line.text) <= 14:
            names |= {slogan_free(part) for part in re.split(r"[.|،,·–-]", _YEAR_OR_MARK.sub(".", line.text))}
    return frozenset(name for name in names if len(name) > 2)


def page_title(lines: Sequence[Line], start: int, end: int, metadata: Metadata) -> tuple[str, int | None]:
    """The title and the line it stands on; empty when nothing says what the title is.

    A visible headline that metadata repeats goes first, then a headline over the text, then metadata alone.
    """
    first = next((i for i in range(start, end) if lines[i].sort in {Sort.PARAGRAPH, Sort.QUOTE}), end)
    body = " ".join(line.text for line in lines[start:end] if line.sort.is_running)
    named = [_named_titles(title, body) for title in metadata.titles]
    candidates = [title for titles in named for title in titles]
    over = [index for index in range(first) if _could_be_title(lines[index])]
    told = stems(body)
    ranks = {at: _rank(lines[at], candidates, metadata.titles, told, near=at >= start - 6) for at in over}
    ranks |= {at: max(ranks[at], 3) for at in over if _heads_the_site(lines, at, start, end)}
    best = min(over, key=lambda at: (ranks[at], lines[at].level or 7, -at), default=None)
    if best is not None and ranks[best] < _NO_TITLE:
        return collapsed(lines[best].text), best
    return next((title for title in candidates if _is_about(title, body)), ""), None


def _rank(line: Line, candidates: Sequence[str], titles: Sequence[str], told: Counter[str], *, near: bool) -> int:
    """How sure it is that a headline over the text is its title: 0 is surest, 4 is none.

    What metadata repeats and the text takes up; a heading whose words the text takes up; what metadata repeats (it may
    name the site); any heading of the first level.
    """
    repeated = _is_repeated(line, candidates, titles)
    taken_up = _share(line.text, told) >= _ABOUT
    if repeated and taken_up:
        return 0
    if line.level and taken_up and (near or line.level == 1) and not ends_sentence(line.text):
        return 1
    if repeated:
        return 2
    return 3 if line.level == 1 else _NO_TITLE


def _heads_the_site(lines: Sequence[Line], at: int, start: int, end: int) -> bool:
    """Whether a headline above the text is the site's: its menu stands between, or the foot of the page repeats it."""
    if at >= start:
        return False
    between = lines[at + 1 : start]
    menu = any(line.reason in _SITE_REASONS or (line.sort is Sort.ITEM and line.address) for line in between)
    words = slogan_free(lines[at].text)
    return menu or any(slogan_free(line.text).startswith(words) for line in lines[end:] if len(line.text) < 200)


def _is_repeated(line: Line, candidates: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether metadata repeats a headline, as a whole or as a part of a longer title."""
    words = slogan_free(line.text)
    within = word_count(line.text) >= 4 and any(words in slogan_free(title) for title in titles)
    return within or any(words == slogan_free(title) for title in candidates)


def _share(text: str, told: Counter[str]) -> float:
    """The share of a headline's stems that the text holds."""
    own = stems(text)
    return sum(stem in told for stem in own) / len(own) if own else 0.0


def _named_titles(title: str, body: str) -> list[str]:
    """What a machine-readable title may mean: as a whole, and its parts without the site's name, best first."""
    parts = [part for part in _SPLITS.split(title) if word_count(part) >= 3]
    told = stems(body)
    parts.sort(key=lambda part: -sum(stem in told for stem in stems(part)))
    whole = [title] if len(_SPLITS.split(title)) == 1 else []
    return [collapsed(part) for part in [*whole, *parts]]


def _is_about(title: str, body: str) -> bool:
    """Whether a title that stands nowhere on the page speaks of its text (a site's slogan does not)."""
    own, told = stems(title), stems(body)
    return len(own) >= 2 and sum(stem in told for stem in own) >= 0.5 * len(own)


def _could_be_title(line: Line) -> bool:
    return line.sort is Sort.HEADLINE and is_headline_like(line.text.rstrip(".")) and word_count(line.text) >= 2


def _is_brand(piece: Piece) -> bool:
    near = [piece.element, *list(piece.element.iterancestors())[:2]]
    names = " ".join(f"{element.get('class', '')} {element.get('id', '')}" for element in near)
    return bool(_BRAND.search(names)) and word_count(piece.text) <= 10


def _leads_home(piece: Piece) -> bool:
    """Whether a block is one link to the site's front page, as a site's name in the head of a page is."""
    if not piece.address or word_count(piece.text) > 10:
        return False
    try:
        path = urlsplit(piece.address).path
    except ValueError:
        return False
    return re.fullmatch(r"/?(?:index\.\w+|[a-z]{2}/?|home/?|\./?)?", path) is not None and not piece.address.startswith(
        "#"
    )
