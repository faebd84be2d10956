"""Sentences that deny something, and whether the translation denies it too."""

import re
from collections.abc import Sequence
from typing import Final

from multaqa.lib.fold import fold
from multaqa.lib.rendition.words import negations, no_negations

_ENDS: Final = re.compile(r"(?<=[.!?؟…])\s+|(?<=[。！？])|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST: Final = 120
_PREFIXES: Final = "وف"


def denied_on_one_side(original: str, translation: str, *, source: str, target: str) -> list[tuple[str, str]]:
    """Pairs of a passage and its translation of which one denies something and the other does not.

    Sentences are compared where there are as many on both sides, else paragraphs, else the whole texts.
    """
    if not negations(source) or not negations(target):
        return []
    pairs = _aligned(original, translation)
    found = [(one, other) for one, other in pairs if denies(one, source) != denies(other, target)]
    return [(_short(one), _short(other)) for one, other in found]


def denies(text: str, language: str) -> bool:
    """Whether a negation of the language stands in the text."""
    folded = fold(text)
    for harmless in no_negations(language):
        folded = folded.replace(harmless, " ")
    words = negations(language)
    if language == "zh-hans":
        return any(word in folded for word in words)
    return any(_is_one(word, words, language) for word in _WORD.findall(folded))


def _is_one(word: str, words: frozenset[str], language: str) -> bool:
    first, _mark, rest = word.replace("’", "'").partition("'")
    if language == "en" and rest == "t":  # "don't"
        return True
    if language == "fr" and first == "n" and rest:  # "n'est"
        return True
    bare = word[1:] if language == "ar" and word[:1] in _PREFIXES else word
    return word in words or bare in words


def _aligned(original: str, translation: str) -> Sequence[tuple[str, str]]:
    for ends in (_ENDS, re.compile(r"\n+")):
        ours, theirs = ([part for part in ends.split(text) if part.strip()] for text in (original, translation))
        if len(ours) == len(theirs):
            return list(zip(ours, theirs, strict=True))
    return [(original, translation)]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
