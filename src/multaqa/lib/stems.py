"""Words brought to their stems, so that forms of a word meet.

Source: the Snowball stemmers (Porter) for English, French, Russian and Spanish; "light10" for Arabic.
"""

import re
from functools import cache

import Stemmer

from multaqa.lib.arabic import has_arabic, light_stem
from multaqa.lib.fold import fold

_WORD = re.compile(r"\w+")
_ALGORITHMS = {"en": "english", "fr": "french", "ru": "russian", "es": "spanish"}


def stems(text: str, language: str) -> list[str]:
    """The stems of the words of ``text``, in their order; a word of a language without a stemmer stays as it is."""
    return [_stem(word, language) for word in _WORD.findall(fold(text))]


def _stem(word: str, language: str) -> str:
    if has_arabic(word):
        return light_stem(word)
    algorithm = _ALGORITHMS.get(language)
    return str(_stemmer(algorithm).stemWord(_singular(word, language))) if algorithm and not word.isdigit() else word


def _singular(word: str, language: str) -> str:
    """Plurals that Snowball leaves apart from their singular: « lieux » and « lieu », «lugares» and «lugar»."""
    if language == "fr" and len(word) > 4:
        return word.removesuffix("x")
    if language == "es" and len(word) > 4:
        return word[:-2] if re.search(r"[aeiou][djlnrz]es$", word) else word.removesuffix("s")
    return word


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)
