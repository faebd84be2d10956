"""Whether a text seems to name a place together with its weakness, a plan of it, or a schedule.

It is a question to the writer, not a judgement: words are looked for in six languages, whatever the text is in. One
paragraph has to hold both, so that a long text about many things is not asked about for nothing.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from multaqa.lib.fold import fold

_WORDS = Path(__file__).with_name("places.toml")
_ARTICLES = ("ال", "وال", "بال", "لل", "و", "ب", "ل")


def tells_of_a_weak_place(text: str) -> bool:
    """True if a paragraph of the text holds a word for a place and one for what makes it weak or tells its plans."""
    places, concerns = _known()["places"], _known()["concerns"]
    return any(_holds(line, places) and _holds(line, concerns) for line in _paragraphs(text))


def _paragraphs(text: str) -> Iterable[str]:
    return (f" {' '.join(fold(block).split())}" for block in text.split("\n\n") if block.strip())


def _holds(line: str, beginnings: Sequence[str]) -> bool:
    return any(beginning in line for beginning in beginnings)


@cache
def _known() -> Mapping[str, Sequence[str]]:
    """What a folded line holds if one of the words stands in it: each after a space, but for Chinese."""
    read = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {kind: [each for code, words in of.items() for each in _forms(code, words)] for kind, of in read.items()}


def _forms(code: str, words: Iterable[str]) -> Iterable[str]:
    for word in map(fold, words):
        if code == "zh":
            yield word
            continue
        yield f" {word}"
        if code == "ar":
            yield from (f" {fold(article)}{word}" for article in _ARTICLES)
