"""Plain text split into sentences, in six languages: where a mark ends one, and where it only shortens a word."""

import re
from typing import Final

_END: Final = re.compile(r"(?<=[.!?؟۔。！？…])[»”\"')\]）」』]*(?:\s+|(?=[\u3400-\u9fff]))|\n+")
_LAST_WORD: Final = re.compile(r"(\w+)\.[»”\"')\]]*$")
_NAMES: Final = """
mr mrs ms dr prof gen lt sgt sen gov st
mm mme mlle mgr ste
sr sra srta dra dña ud uds lic ing
ул им тов проф акад обл гр св
"""
_NUMBERS: Final = "no nos art para vol fig pp p n núm pág págs cap ст гл стр рис п пп разд"
_BEFORE_A_NAME: Final = frozenset(_NAMES.split())
_BEFORE_A_NUMBER: Final = frozenset(_NUMBERS.split())
_CLOSING_QUOTES: Final = frozenset("»”\"'」』")
_ASKS: Final = frozenset("?!؟？！")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, in order, each without the space around it; a line break ends one."""
    parts, start = [], 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            parts.append(text[start : end.end()])
            start = end.end()
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a sentence that began at ``start`` ends at this mark."""
    follows = text[end.end() : end.end() + 1]
    if "\n" in end.group() or not follows:
        return True
    if follows.islower() or (_is_quoted_question(text[: end.end()].rstrip()) and not follows.isupper()):
        return False
    return not _is_shortened_word(text[start : end.end()].rstrip(), follows)


def _is_quoted_question(text: str) -> bool:
    """Whether ``text`` ends with a quoted question or cry: where no capital follows, the sentence around it goes on."""
    return text[-1:] in _CLOSING_QUOTES and text[-2:-1] in _ASKS


def _is_shortened_word(text: str, follows: str) -> bool:
    """Whether the point at the end of ``text`` belongs to its last word: an initial, a title, "no." before a number."""
    found = _LAST_WORD.search(text)
    if found is None:
        return False
    word = found[1].lower()
    is_initial = len(word) == 1 and word.isalpha() and not _HAN.match(word)
    return is_initial or word in _BEFORE_A_NAME or (word in _BEFORE_A_NUMBER and follows.isdecimal())
