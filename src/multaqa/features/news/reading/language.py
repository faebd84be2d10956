"""Which of the six languages a text is in, from its script and its commonest words."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from multaqa.features.news.reading.function_words import FUNCTION_WORDS, LATIN_LETTERS

# Letters that Arabic, Russian and Chinese do not use but their neighbours in the same script do.
_NOT_ARABIC: Final = frozenset("پچژگیکےںٹڈڑۆەێڵ")
_NOT_RUSSIAN: Final = frozenset("іїєґўјљњћђџѓќѕқғәөүұһң")
_LATIN_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("arabic", re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("han", re.compile(r"[\u3400-\u9fff]")),
    ("other", re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u0590-\u05ff\u0900-\u0dff\u0e00-\u0eff]")),
    ("latin", re.compile(r"[a-zA-Z\u00c0-\u024f]")),
)
_SAMPLE: Final = 20_000


def language_of(text: str) -> str:
    """The code of the text's language (``ar``, ``zh-hans``, ``en``, ``fr``, ``ru``, ``es``), empty where unsure."""
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script == "arabic":
        return _unless_neighbour(sample, _NOT_ARABIC, code="ar")
    if script == "cyrillic":
        return _unless_neighbour(sample.lower(), _NOT_RUSSIAN, code="ru")
    if script == "han":
        return "zh-hans"
    return _latin_language(sample) if script == "latin" else ""


def script_of(text: str) -> str:
    """The script most of the text is written in: arabic, cyrillic, han, latin, other, or empty for none."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    counts["han"] *= 3  # one ideograph stands for about three letters
    counts["other"] *= 3
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def language_by_script(name: str, *, likely: str) -> str:
    """The language that a name of a few letters is to be marked with: ``likely`` where its script allows it."""
    of_script = {"arabic": ("ar",), "cyrillic": ("ru",), "han": ("zh-hans",), "latin": ("en", "fr", "es")}
    fitting = of_script.get(script_of(name), ())
    return likely if likely in fitting or not fitting else fitting[0]


def word_share(words: Iterable[str], language: str) -> float:
    """The share (0 to 1) of ``words`` (lower case) that are function words of ``language``."""
    counted = Counter(words)
    total = sum(counted.values())
    return sum(counted[word] for word in FUNCTION_WORDS[language]) / total if total else 0.0


def _unless_neighbour(text: str, letters: frozenset[str], *, code: str) -> str:
    found = sum(text.count(letter) for letter in letters)
    return "" if found > len(text) * 0.01 else code


def _latin_language(text: str) -> str:
    words = _LATIN_WORD.findall(text.lower())
    scores = {code: word_share(words, code) for code in ("en", "fr", "es")}
    for code, letters in LATIN_LETTERS.items():
        scores[code] += 0.05 if any(letter in text.lower() for letter in letters) else 0.0
    first, second = sorted(scores, key=lambda code: -scores[code])[:2]
    return first if scores[first] >= 0.08 and scores[first] - scores[second] >= 0.03 else ""
