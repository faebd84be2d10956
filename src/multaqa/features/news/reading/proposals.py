"""A title proposed where the source gives none: a few of the text's own words, in their own order."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from multaqa.features.news.reading.likeness import stems
from multaqa.features.news.reading.phrases import folded_phrases
from multaqa.features.news.reading.shapes import collapsed, word_count
from multaqa.features.news.reading.teasers import leans
from multaqa.lib.fold import fold

_SENTENCE: Final = re.compile(r"(?<=[.!?؟。！？])[\s\"”»]+|(?<=[。！？])")
_CLAUSE: Final = re.compile(r"[،,;؛，；:：–—]\s*|\s-\s")
_MOST_WORDS: Final = 14
_FEWEST_WORDS: Final = 4
_REMARK_WORDS: Final = 4
_SENTENCES: Final = 12


def propose_title(texts: Sequence[str]) -> str:
    """At most fourteen words of the text that say most of what it says; empty when it has no words.

    ``texts`` are the lead and the paragraphs in their order. The words are the text's own, in their order; only
    remarks between commas may be left out.
    """
    weights = stems(" ".join(texts))
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text) if word_count(sentence) >= 3]
    best = max(
        enumerate(sentences[:_SENTENCES]), key=lambda numbered: _worth(numbered[1], numbered[0], weights), default=None
    )
    return _shortened(best[1]) if best else _shortened(" ".join(texts))


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
    return _cut(kept.strip(" .!?؟。\"“”«»'"))


def _is_circumstance(clause: str) -> bool:
    """A short clause that opens with a preposition: when or where something was, before what it was."""
    first = fold(clause.split()[0])
    return word_count(clause) <= 2 * _FEWEST_WORDS and first in folded_phrases("titles", "open_ends")


def _cut(text: str) -> str:
    if word_count(text) <= _MOST_WORDS:
        return text
    words = text.split()
    if len(words) < 3:  # a script without spaces
        return text[: 2 * _MOST_WORDS]
    kept = words[:_MOST_WORDS]
    while len(kept) > _FEWEST_WORDS and fold(kept[-1]) in folded_phrases("titles", "open_ends"):
        kept.pop()
    return " ".join(kept).rstrip(' ،,;:"“«(')
