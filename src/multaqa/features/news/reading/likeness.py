"""How alike texts are: the same words, one story told twice, a teaser and its article.

Source: inverse document frequency and overlap of weighted terms (Manning, Raghavan and Schütze, "Introduction to
Information Retrieval", 2008, chapter 6), computed over the texts of one import.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from multaqa.features.news.reading.function_words import FUNCTION_WORDS
from multaqa.lib.arabic import light_stem
from multaqa.lib.fold import fold

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_STOP = frozenset(fold(word) for words in FUNCTION_WORDS.values() for word in words)


def fingerprint(*texts: str) -> str:
    """The same 32 hexadecimal characters for the same words, whatever their case, spaces, marks and quotation marks."""
    words = _WORD.findall(fold(" ".join(texts)))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:32]


def is_beginning_of(short: str, long: str) -> bool:
    """Whether the short text is how the long one begins, whole or cut off, whatever its spaces and marks."""
    letters = _letters(short)
    return bool(letters) and _letters(long).startswith(letters[: max(20, len(letters) - 12)])


def stems(text: str) -> Counter[str]:
    """The stems of a text with their numbers; for Chinese, pairs of neighbouring ideographs."""
    return Counter(_in_order(text))


def phrases_in(text: str) -> Counter[str]:
    """The stems of a text and each two that stand side by side: names of two words and more weigh more than words."""
    ordered = _in_order(text)
    return Counter([*ordered, *(f"{one} {other}" for one, other in pairwise(ordered))])


def _in_order(text: str) -> list[str]:
    folded = fold(text)
    words = [stem(word) for word in _WORD.findall(_HAN.sub(" ", folded)) if word not in _STOP and len(word) > 1]
    return words + [run[at : at + 2] for run in _HAN.findall(folded) for at in range(len(run) - 1)]


def _letters(text: str) -> str:
    return "".join(_WORD.findall(fold(text)))


@cache
def stem(word: str) -> str:
    """A rough stem of one folded word."""
    if "\u0620" <= word[0] <= "\u06d3":
        return light_stem(word)
    return word[:6] if len(word) > 7 else word


class Weights:
    """What each stem tells: much if few of the texts hold it."""

    def __init__(self, texts: Sequence[Mapping[str, int]]) -> None:
        self._number = len(texts)
        self._holders = Counter(stem_ for text in texts for stem_ in text)

    def of(self, stem_: str) -> float:
        """The weight of one stem, always above 0."""
        return math.log(1 + (self._number + 1) / (self._holders[stem_] + 0.5))

    def cosine(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """How alike two texts of about one length are, 0 to 1."""
        shared = sum(self.of(key) ** 2 for key in one.keys() & other.keys())
        norms = math.sqrt(sum(self.of(key) ** 2 for key in one) * sum(self.of(key) ** 2 for key in other))
        return shared / norms if norms else 0.0

    def overlap(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """How much of the shorter text's weight both hold, 0 to 1."""
        shared = sum(self.of(key) ** 2 for key in one.keys() & other.keys())
        least = min(sum(self.of(key) ** 2 for key in one), sum(self.of(key) ** 2 for key in other))
        return shared / least if least else 0.0
