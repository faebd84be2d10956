"""How two texts differ: what stayed, what was taken out, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

type Change = Literal["same", "removed", "added"]

_LINE = re.compile(r"[^\n]*\n+|[^\n]+")
# A word, or a space; where a script has no spaces between words, each character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, was removed or was added."""

    change: Change
    text: str


def compared(old: str, new: str) -> list[Piece]:
    """The pieces of which ``old`` (without what was added) and ``new`` (without what was removed) are made.

    Lines are matched first and words within those that changed, so that long texts stay cheap.
    """
    return _joined(_by_lines(lines_of(old), lines_of(new)))


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with the line breaks after it; joined, they are the text."""
    return _LINE.findall(text)


def _by_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield Piece("same", before)
        else:
            yield from _by_words(_WORD.findall(before), _WORD.findall(after))


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    removed = added = ""
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal" and not (before.isspace() and (removed or added) and end < len(old)):
            yield from (Piece("removed", removed), Piece("added", added), Piece("same", before))
            removed = added = ""
        else:  # a space between two changes belongs to them: single words in between are hard to read
            removed, added = removed + before, added + after
    yield from (Piece("removed", removed), Piece("added", added))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].change == piece.change:
            piece = Piece(piece.change, joined.pop().text + piece.text)
        joined.append(piece)
    return joined
