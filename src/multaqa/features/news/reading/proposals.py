"""A title proposed where the source gives none: a few of the text's own words, in their own order."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from multaqa.features.news.reading.likeness import stems
from multaqa.features.news.reading.phrases import folded_phrases
from multaqa.features.news.reading.shapes import collapsed, word_count
from multaqa.features.news.reading.teasers import leans
from multaqa.lib.fold import fold

_SENTENCE: Final = re.compile(r"(?<=[.!?؟。！？])[\s\"”»]+|(?<=[。！？])")
_CLAUSE: Final = re.compile(r"[،,;؛，；:：–—]\s*|\s-\s")
_MOST_WORDS: Final = 20
_FEWEST_WORDS: Final = 4
_REMARK_WORDS: Final = 4
_SENTENCES: Final = 12
_CUT: Final = "…"
_ATTACHED: Final = re.compile(r"(?:وال|بال|لل)\w{2}")
_QUOTES: Final = {'"': '"', "“": "”", "«": "»"}


def propose_title(texts: Sequence[str], *, besides: Collection[str] = ()) -> str:
    """At most twenty words of the text that say most of what it says; empty when it has no words.

    ``texts`` are the lead and the paragraphs in their order. The words are the text's own, in their order; remarks
    between commas and the connective before them may be left out. What is cut inside a clause ends with "…".
    A title ``besides`` is proposed only when nothing else is left.
    """
    weights = stems(" ".join(texts))
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text) if word_count(sentence) >= 3]
    ranked = sorted(
        enumerate(sentences[:_SENTENCES]),
        key=lambda numbered: _worth(numbered[1], numbered[0], weights),
        reverse=True,
    )
    titles = [_shortened(sentence) for _, sentence in ranked] or [_shortened(" ".join(texts))]
    return next((title for title in titles if title and title not in besides), titles[0])


def _worth(sentence: str, place: int, weights: Counter[str]) -> float:
    """What a sentence's first words tell of the whole, less for coming late and for leaning on another."""
    shown = stems(_shortened(sentence))
    told: float = sum(weights[stem] for stem in shown) / (1 + len(shown)) ** 0.5
    return told * (0.55 if leans(sentence) else 1.0) / (1 + 0.3 * place)


def _shortened(sentence: str) -> str:
    """A sentence without its opening circumstance and its remarks between commas, cut after a whole group of words."""
    clauses = [clause for clause in _CLAUSE.split(collapsed(sentence)) if clause.strip()]
    if clauses and _is_circumstance(clauses[0]):
        told = [at for at, one in enumerate(clauses) if word_count(one) >= _FEWEST_WORDS and not _is_circumstance(one)]
        clauses = clauses[told[0] :] if told else clauses
    if not clauses:
        return ""
    kept = clauses[0]
    if len(clauses) > 2 and word_count(clauses[1]) <= _REMARK_WORDS and word_count(kept) <= _MOST_WORDS:
        kept = f"{kept} {clauses[2]}"
    elif len(clauses) > 1 and word_count(kept) < _FEWEST_WORDS:
        kept = f"{kept} {clauses[1]}"
    elif len(clauses) > 1 and _opens_phrase(kept.split()[0]):  # a long circumstance, whose sentence comes after it
        kept = f"{kept}{_CUT}"
    return _cut(_without_connective(_trimmed(kept)))


def _is_circumstance(clause: str) -> bool:
    """A short clause that opens with a preposition: when or where something was, before what it was."""
    return word_count(clause) <= 2 * _FEWEST_WORDS and _is_open(clause.split()[0])


def _is_open(word: str) -> bool:
    return fold(word) in folded_phrases("titles", "open_ends")


def _trimmed(clause: str) -> str:
    """Without what ends a sentence, and without quotation marks that close nothing or hold all of it."""
    trimmed = clause.strip(" .!?؟。'")
    for opening, closing in _QUOTES.items():
        inside = trimmed[1:-1]
        if trimmed[:1] == opening and trimmed[-1:] == closing and not {opening, closing} & set(inside):
            return inside
        if trimmed.count(opening) % 2 if opening == closing else trimmed.count(opening) != trimmed.count(closing):
            trimmed = trimmed.replace(opening, "").replace(closing, "")
    return trimmed.strip()


def _without_connective(clause: str) -> str:
    """Without the words that tie a sentence to the one before it: a title stands alone."""
    words = clause.split()
    for length in (3, 2, 1):
        if len(words) >= length + _FEWEST_WORDS and fold(" ".join(words[:length])) in _connectives():
            return " ".join(words[length:])
    first = fold(words[0]) if words else ""
    if first[:1] == "و" and first[1:] in folded_phrases("titles", "telling_verbs"):
        return clause[1:]
    return clause


def _connectives() -> frozenset[str]:
    return folded_phrases("titles", "connectives")


def _cut(text: str) -> str:
    """The text itself, or its first words up to where a group of words ends, with the mark of a cut."""
    if word_count(text) <= _MOST_WORDS:
        return text
    words = text.split()
    if len(words) < 3:  # a script without spaces
        return f"{text[: 2 * _MOST_WORDS]}{_CUT}"
    last = min(_MOST_WORDS, len(words) - 1)  # what is one word between spaces may be counted as many
    ends = [at for at in range(_FEWEST_WORDS, last + 1) if _may_end(words, at)]
    kept = words[: max(ends, default=_MOST_WORDS)]
    return f"{_trimmed(' '.join(kept)).rstrip(' ،,;:(')}{_CUT}"


def _may_end(words: Sequence[str], at: int) -> bool:
    """Whether a group of words ends before the word ``at``, which opens the next; the one before is not left open."""
    return _opens_phrase(words[at]) and not _is_open(words[at - 1]) and not _opens_phrase(words[at - 1])


def _opens_phrase(word: str) -> bool:
    """A preposition or conjunction, alone or (in Arabic) grown together with the word after it."""
    alone = _is_open(word) and fold(word) not in folded_phrases("titles", "inner")
    return alone or _ATTACHED.match(fold(word)) is not None
