"""Which lines are a website's furniture (menus, buttons, notices) and not part of a text.

The phrases lie in ``furniture.toml``. A phrase counts only where it is all there is, where a colon follows it, or
inside a short notice, so that a sentence which happens to begin with "share" or "read more" stays.
"""

import re
from functools import cache
from typing import Final

from multaqa.features.news.reading.entries import Reason
from multaqa.features.news.reading.phrases import phrase_table
from multaqa.features.news.reading.shapes import ends_sentence, word_count
from multaqa.lib.fold import fold

_SEPARATORS: Final = re.compile(
    r"\s*[|¦·•›»«>→←⇒/]+\s+|\s+[|¦·•›»«>→←⇒/]+\s*|\s+[-–—]\s+|[\t\u3000]+|\s{2,}|\s*[|¦›]\s*"
)
_EDGES: Final = re.compile(r"^[^\w(]+|[^\w)+-]+$")
_SHORTCODE: Final = re.compile(
    r"^(?:\s*(?:\[[^\[\]]{1,300}\]|\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}|<!--.{0,300}-->)\s*)+$"
)
_SHORTCODE_PAIR: Final = re.compile(r"^\[(\w[\w-]*)[^\[\]]*\].{0,600}\[/\1\]$")
_NOT_SHORTCODE: Final = re.compile(r"^\[(?:\d+|[\w\s]*[.!?…]{1,3}|[^\W\d_]+(?:\s[^\W\d_]+){2,})\]$")
_ORNAMENT: Final = re.compile(r"^[\W_]+$")
_ADDRESS: Final = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@[\w-]+(?:\.[\w-]+)+$", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"^(?:#[\w]+[\s,،、]*)+$")
_PAGES: Final = re.compile(r"^(?:[\s«»<>…·|.]*\d{1,4}){3,}[\s«»<>…·|.]*(?:\w+\s?){0,3}[\s«»<>…]*$")
_RIGHTS: Final = re.compile(
    r"^\W*(?:©|\(c\)\s|copyright\b)|©\s*\w*[\s,]*(?:19|20|١٩|٢٠)|(?:19|20)\d\d\s*©", re.IGNORECASE
)
_MENTIONS_RIGHTS: Final = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_BYLINE: Final = re.compile(
    r"^(?:by|par|por)\s+(?:[^\W\d_a-z][\w.'’-]*[\s,&]*|and |et |y |de |del |la ){1,7}$", re.IGNORECASE
)
_BYLINE_NAME: Final = re.compile(r"^\S+\s+[^\W\d_]")
_BYLINE_ARABIC: Final = re.compile(r"^(?:بقلم|كتبه?ا?ت?|اعداد|تحرير)\s+(?:\w+\s*){1,5}$")
_BYLINE_CHINESE: Final = re.compile(
    r"^(?:本报|本网|本台)?(?:记者|作者|通讯员|编辑)[\s:：/]*\w{2,4}(?:[\s、,]+\w{2,4}){0,3}$"
)
_LABEL: Final = re.compile(r"^([^:：]{1,40}?)\s*[:：]\s*(.*)$", re.DOTALL)
_TAIL: Final = re.compile(r"(?<=[.!?؟。！？…\])»”\"])[\s\[(]*[^.!?؟。！？…\[\]()]{2,40}[\])»›→←.…\s]*$")
_SENTENCE_WORDS: Final = 12  # a longer line that ends a sentence is no row of links
_TAIL_LETTERS: Final = 80
_NOTICE_WORDS: Final = 45  # longer lines are text, whatever phrase stands in them


def furniture_reason(line: str) -> Reason | None:
    """Why ``line`` is a site's furniture; None for a line of text."""
    text = line.strip()
    return _by_form(text) or _by_phrase(text)


def without_more(text: str) -> tuple[str, str]:
    """A text and the "read more" at its end (empty when there is none)."""
    found = _TAIL.search(text[-_TAIL_LETTERS:])
    if found and _alone(_bare(found.group())) is Reason.READ_MORE:
        return text[: len(text) - len(found.group())].rstrip(), found.group().strip()
    return text, ""


def is_label(line: str, reason: Reason) -> bool:
    """Whether ``line`` is nothing but a heading of that sort of furniture ("Related articles")."""
    return _alone(_bare(line.rstrip(": ："))) is reason


def label_of(line: str) -> tuple[str, str]:
    """The words before the first colon and those after it; both empty when there is none."""
    match = _LABEL.match(line)
    return (match.group(1), match.group(2)) if match else ("", "")


def segments(line: str) -> list[str]:
    """The parts of a line between separators such as bars, arrows, middle dots and wide gaps."""
    return [part for part in _SEPARATORS.split(line.strip()) if part.strip()]


def _by_form(text: str) -> Reason | None:
    """Furniture told by its signs alone."""
    if _ORNAMENT.match(text):
        return Reason.ORNAMENT
    if (_SHORTCODE.match(text) and not _NOT_SHORTCODE.match(text)) or _SHORTCODE_PAIR.match(text):
        return Reason.SHORTCODE
    if _ADDRESS.match(text):
        return Reason.ADDRESS
    if _HASHTAGS.match(text):
        return Reason.TAGS
    if _PAGES.match(text) and word_count(text) <= 20 and not ends_sentence(text):
        return Reason.PAGING
    if _MENTIONS_RIGHTS.search(text) and _RIGHTS.search(text) and word_count(text) <= _NOTICE_WORDS:
        return Reason.RIGHTS
    return None


def _by_phrase(text: str) -> Reason | None:
    words = word_count(text)
    if words > _NOTICE_WORDS:
        return None
    if words > _SENTENCE_WORDS and ends_sentence(text):
        return _by_label(text, words) or _within(text, words)
    parts = segments(text)
    bare = [_bare(part) for part in parts]
    whole = _alone(_bare(text)) or _by_parts(bare, text)
    return whole or _by_label(text, words) or _by_name(text, parts) or _within(text, words)


def _by_parts(parts: list[str], text: str) -> Reason | None:
    """A row of links: most parts are phrases of furniture, or there are many and all are short."""
    reasons = [_alone(part) for part in parts]
    known = [reason for reason in reasons if reason]
    if len(parts) > 1 and len(known) * 2 >= len(parts) and not ends_sentence(text):
        return max(known, key=known.count)
    short = all(word_count(part) <= 4 for part in parts)
    if len(parts) >= 3 and short and not ends_sentence(text) and not any(letter.isdigit() for letter in text):
        return Reason.MENU
    return _row_of_words(text)


def _row_of_words(text: str) -> Reason | None:
    """ "Share Tweet Email Print": nothing but phrases of furniture with single spaces between them."""
    words = text.split()
    if not 2 <= len(words) <= 14 or ends_sentence(text):
        return None
    known = [reason for reason in (_alone(_bare(word)) for word in words) if reason]
    return max(known, key=known.count) if len(known) == len(words) else None


def _by_label(text: str, words: int) -> Reason | None:
    label, rest = label_of(text)
    if not label:
        return None
    reason = _labels().get(_bare(label))
    if reason is None or words > _MOST_AFTER_LABEL.get(reason, 30):
        return None
    told = ends_sentence(rest) and (reason in _NAMES_ONLY or words > _SENTENCE_WORDS)
    return None if told and reason is not Reason.PRESS_LABEL else reason


def _by_name(text: str, parts: list[str]) -> Reason | None:
    """ "By Ines Calloway | …": a writer's name, with or without a date and reading time behind it."""
    first = parts[0] if parts else text
    if word_count(text) > 24 or ends_sentence(text):
        return None
    if _BYLINE_ARABIC.match(fold(first)) or _BYLINE_CHINESE.match(first):
        return Reason.BYLINE
    name = first.split(",")[0].split("،")[0]
    capitals = [word for word in name.split()[1:] if word[:1].isupper()]
    if _BYLINE.match(name) and _BYLINE_NAME.match(name) and len(capitals) * 2 >= len(name.split()) - 1 > 0:
        return Reason.BYLINE
    return None


def _within(text: str, words: int) -> Reason | None:
    folded = f" {fold(text)} "
    for reason, phrases in _withins():
        if words <= _WITHIN_WORDS.get(reason, 30):
            found = [phrase for phrase in phrases if phrase in folded]
            if any(_begins_word(phrase, folded) for phrase in found):
                return reason
    return None


def _begins_word(phrase: str, folded: str) -> bool:
    """Whether a phrase found in a text stands at the beginning of a word (Chinese has no spaces between words)."""
    return not phrase[0].isascii() or not folded[folded.find(phrase) - 1].isalnum()


_MOST_AFTER_LABEL: Final = {Reason.BYLINE: 8, Reason.SHARING: 12, Reason.SOURCE_LINK: 12}
_NAMES_ONLY: Final = {Reason.BYLINE, Reason.SOURCE_LINK, Reason.TAGS, Reason.SHARING, Reason.MENU}
_WITHIN_WORDS: Final = {Reason.COOKIES: _NOTICE_WORDS, Reason.NEWSLETTER: 24, Reason.RIGHTS: _NOTICE_WORDS}


def _bare(text: str) -> str:
    """A phrase without the marks, arrows and pictures round it, folded."""
    return fold(_EDGES.sub("", text.strip()))


def _alone(bare: str) -> Reason | None:
    if not bare or len(bare) > 90:
        return None
    for reason, fixed, patterns in _phrases():
        if bare in fixed or (patterns is not None and patterns.fullmatch(bare)):
            return reason
    return None


@cache
def _phrases() -> tuple[tuple[Reason, frozenset[str], re.Pattern[str] | None], ...]:
    """For each reason its fixed phrases, and one pattern for those with "~" or "#"."""
    rows = []
    for reason, phrases in phrase_table("furniture")["alone"].items():
        fixed = frozenset(_bare(phrase) for phrase in phrases if not re.search("[~#]", phrase))
        moving = [_pattern(phrase) for phrase in phrases if re.search("[~#]", phrase)]
        rows.append((Reason(reason), fixed, re.compile("|".join(moving)) if moving else None))
    return tuple(rows)


@cache
def _labels() -> dict[str, Reason]:
    return {
        _bare(phrase): Reason(reason)
        for reason, phrases in phrase_table("furniture")["labels"].items()
        for phrase in phrases
    }


@cache
def _withins() -> tuple[tuple[Reason, tuple[str, ...]], ...]:
    table = phrase_table("furniture")["within"]
    return tuple((Reason(reason), tuple(map(fold, phrases))) for reason, phrases in table.items())


def _pattern(phrase: str) -> str:
    parts = re.split(r"([~#])", phrase)
    words = r"\W*\w[^\n]{0,60}" if any("\u4e00" <= letter <= "\u9fff" for letter in phrase) else r"\w\S*(?:\s\S+){0,5}"
    wild = {"~": words, "#": r"\W?\d[\d.,\u066b\u066c\s]{0,8}\W?"}
    return "".join(wild.get(part, re.escape(fold(part)) + r"\s*") for part in parts)
