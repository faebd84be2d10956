"""The shape of a line: how many words, whether it ends a sentence, whether it could be a headline."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from multaqa.lib.controls import disguises, tidy

_IDEOGRAPHS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS: Final = re.compile(r"[^\W_]+(?:['’.,٬٫-][^\W_]+)*")
_CLOSING: Final = "\"'”’»)]）】」』›* \t\u00a0\u200e\u200f\u202c\u2069"
_ENDS: Final = ".!?؟。！？…‥:：؛;｡"
_HARD_ENDS: Final = ".。｡…:：؛;,،，、"
_BULLET: Final = re.compile(r"^\s*(?:[-–—•·‣▪●○◦*■□►▶➤→❖✔✓]|\(?\d{1,2}[.)、]|[a-z]\))\s+(?=\S)")
_LINE_ENDS: Final = re.compile(r"[\x00\x0b\x0c\x1c-\x1f\x85]")
_ADDRESS: Final = re.compile(r"\S@\w|https?://|www\.")
_HEADLINE_WORDS: Final = 32
_HEADLINE_LETTERS: Final = 220


@lru_cache(maxsize=8192)
def word_count(text: str) -> int:
    """How many words; two ideographs count as one word."""
    ideographs = len(_IDEOGRAPHS.findall(text))
    return len(_WORDS.findall(_IDEOGRAPHS.sub(" ", text))) + (ideographs + 1) // 2


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, seen through closing quotation marks and brackets."""
    end = text.rstrip(_CLOSING)
    return bool(end) and end[-1] in _ENDS


def is_headline_like(text: str) -> bool:
    """A line that could be a title or a sub-heading: letters, short, and no full stop at its end."""
    end = text.rstrip(_CLOSING)
    if not end or end[-1] in _HARD_ENDS or len(text) > _HEADLINE_LETTERS:
        return False
    if not 1 <= word_count(text) <= _HEADLINE_WORDS:
        return False
    return any(unicodedata.category(letter)[0] == "L" for letter in text)


def is_paragraph(text: str) -> bool:
    """A line of running text: it ends a sentence, or is too long for a headline."""
    return not is_headline_like(text)


def without_bullet(text: str) -> str:
    """The text of a list item without the mark or number before it."""
    return _BULLET.sub("", text, count=1)


def has_address(text: str) -> bool:
    """Whether a web or mail address stands in the text."""
    return _ADDRESS.search(text) is not None


def has_bullet(text: str) -> bool:
    """Whether the line begins with a list mark."""
    return _BULLET.match(text) is not None


def collapsed(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def shown(text: str) -> str:
    """The text composed (NFC), with single spaces and without characters that are not seen or that reorder others."""
    tidied = tidy(text)
    for hidden in set(_LINE_ENDS.findall(tidied)):
        tidied = tidied.replace(hidden, " ")
    return collapsed("".join(letter for letter in tidied if not disguises(letter)) if disguises(tidied) else tidied)
