"""The words by which figures, units and negations are known, as the table beside this file has them."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from multaqa.lib.fold import fold

_TABLE: Final = Path(__file__).with_name("words.toml")
_WHOLE_WORDS: Final = 2  # so short a word stands for itself alone, not for what begins so


@cache
def powers() -> Sequence[tuple[str, int]]:
    """Words that multiply a number, the longest first, each with its power of ten."""
    return _longest_first((word, int(power)) for power, words in _read()["powers"].items() for word in words)


@cache
def units() -> Sequence[tuple[str, str]]:
    """Words for units, the longest first, each with the unit's name."""
    return _longest_first((word, unit) for unit, words in _read()["units"].items() for word in words)


@cache
def numerals() -> Mapping[str, int]:
    """Small numbers written as words."""
    return {fold(word): int(number) for number, words in _read()["numerals"].items() for word in words}


@cache
def negations(language: str) -> frozenset[str]:
    """The words of a language that deny; none for a language that is not known."""
    return frozenset(map(fold, _read()["negations"].get(language, ())))


@cache
def no_negations(language: str) -> Collection[str]:
    """Runs of words that hold a negation and deny nothing."""
    return tuple(map(fold, _read()["no_negations"].get(language, ())))


@cache
def uncapitalised(language: str) -> frozenset[str]:
    """Words that are no names although the language writes them with a capital letter."""
    return frozenset(_read()["uncapitalised"].get(language, ()))


def begins(text: str, word: str) -> bool:
    """Whether a folded text begins with a word of the tables, in one of its forms."""
    if not text.startswith(word):
        return False
    after = text[len(word) : len(word) + 1]
    return len(word) > _WHOLE_WORDS or not word.isalpha() or not after.isalpha() or _is_han(word)


def _longest_first[Meaning](pairs: Any) -> Sequence[tuple[str, Meaning]]:
    return sorted(((fold(word), meaning) for word, meaning in pairs), key=lambda pair: -len(pair[0]))


def _is_han(word: str) -> bool:
    return "\u3400" <= word[0] <= "\u9fff"


@cache
def _read() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
