"""One word of a name as it sounds: consonants, and what vowels stand before each and at the end.

Every script is led to Latin letters: the Arabic one by the table below, which keeps what a vowel letter may stand
for, all others by ``anyascii``. The Arabic and Indic scripts write few short vowels: a place without one says nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from multaqa.lib.fold import fold

_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگڤٹڈڑںھہۃےۓکی"
_SPELT: Final = "abttjhXddrzsCsztz'gfkklmnhuibCjgftdrnhhaiiki"
_ARABIC: Final = dict(zip(_LETTERS, _SPELT, strict=True))
_SOUNDS: Final = (
    ("chtch|shch|sch|sh|ch|tch|tx", "C"),
    ("mps", "ms"),
    ("dzh|dj|zh", "j"),
    ("ts|tz", "s"),
    ("kh", "X"),
    ("ph", "f"),
    ("gh", "g"),
    ("ck|cq|q|c(?![eiy])", "k"),
    ("c", "s"),
    ("x", "ks"),
    ("th|dt", "t"),
    ("dh", "d"),
    ("^rh", "r"),
)
_PATTERN: Final = re.compile("|".join(f"({pattern})" for pattern, _to in _SOUNDS))
_VOWELS: Final = frozenset("aeiouyw'")
_DOUBLE: Final = re.compile(r"([bcdfghjklmnpqrstvxzCX])\1+")
_ARABIC_LETTER: Final = re.compile(r"[\u0600-\u06ff]")
_INDIC_LETTER: Final = re.compile(r"[\u0900-\u0dff]")
_INDIC: Final = {ord("श"): "sh", ord("ष"): "sh", ord("च"): "ch", ord("छ"): "ch", ord("ं"): "n"}
_CONJUNCT_LAST: Final = re.compile(r"\u094d\w$")
_LAST_ALEF: Final = re.compile(r"(?:ى|[یى]\u0670)$")
_LATIN_LETTER: Final = re.compile(r"[a-z\u00c0-\u024f]")
_SOFT_G: Final = re.compile(r"g(?=[eiy])")
_HAN_LETTER: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Sound:
    """How a word sounds: ``vowels`` has one more place than ``consonants``.

    ``letters`` is the word in Latin letters. ``is_sparse``: its script leaves short vowels out. ``is_exact``: it was
    read from Chinese characters, whose few syllables differ by their vowels, so that only the same letters are like it.
    """

    letters: str
    consonants: str
    vowels: tuple[str, ...]
    is_sparse: bool = False
    is_exact: bool = False


def is_han(word: str) -> bool:
    """Whether a word is written in Chinese characters."""
    return _HAN_LETTER.search(word) is not None


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script, in whatever language."""
    return _ARABIC_LETTER.search(word) is not None


@lru_cache(maxsize=4096)
def sound_of(word: str) -> Sound:
    """How a word sounds that is written in one script."""
    if is_arabic(word):
        return _sound(_from_arabic(fold(_LAST_ALEF.sub("ا", word))), letters=anyascii(word).casefold(), is_sparse=True)
    is_indic = _INDIC_LETTER.search(word) is not None
    letters = re.sub(r"[^a-z]", "", anyascii(word.translate(_INDIC) if is_indic else word).casefold())
    if is_han(word):
        return Sound(letters, letters, (), is_exact=True)
    softened = _SOFT_G.sub("j", letters) if _LATIN_LETTER.match(word) else letters
    spelt = _from_latin(softened) + ("a" if _CONJUNCT_LAST.search(word) else "")
    return _sound(spelt, letters=letters, is_sparse=is_indic)


def _from_arabic(word: str) -> str:
    """Consonants and vowel letters; a waw or ya that begins a word is spoken as a consonant, a last ha as a vowel."""
    spelt = "".join(_ARABIC.get(letter, "") for letter in word)
    if word.endswith("ه") and len(word) > 3:
        spelt = spelt[:-1] + "a"
    if spelt[:1] in ("a", "u"):  # a first alef carries any vowel
        return ("'" if spelt[0] == "a" else "v") + spelt[1:]
    return spelt


def _from_latin(letters: str) -> str:
    word = re.sub(r"^x", "s", re.sub(r"^w", "v", letters))
    word = re.sub(r"(?<=[aeiou])w(?=[aeiouy])", "v", word)
    return _DOUBLE.sub(
        r"\1", _PATTERN.sub(lambda found: _SOUNDS[found.lastindex - 1][1] if found.lastindex else "", word)
    )


def _sound(spelt: str, *, letters: str, is_sparse: bool) -> Sound:
    consonants, places = "", [""]
    for letter in _DOUBLE.sub(r"\1", spelt):
        if letter in _VOWELS:
            places[-1] += letter
        else:
            consonants += letter
            places.append("")
    return Sound(letters, consonants, tuple(places), is_sparse)
