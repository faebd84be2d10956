"""Names of a text that its translation does not have: addresses and mentions to the letter, others by their sound."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from multaqa.lib.fold import fold
from multaqa.lib.names import are_alike, keys_of
from multaqa.lib.rendition.words import uncapitalised

LITERAL: Final = re.compile(r"https?://[^\s<>\"')\]]+|[\w.+-]+@[\w-]+\.[\w.]+|@[0-9a-hjkmnp-tv-z]{12}\b|\]\(/[^)\s]*\)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEGINS: Final = frozenset('.!?…:«»"“”„-*#>(\n')
_SHORTEST: Final = 3
_MOST: Final = 60
_UNCASED: Final = frozenset({"ar", "zh-hans"})


def literal_names(text: str) -> list[str]:
    """What must stand in a translation as it is: addresses, mentions and links, each once."""
    return list(dict.fromkeys(found.group().removeprefix("](").rstrip(").,;") for found in LITERAL.finditer(text)))


def without_literals(text: str) -> str:
    """The text without them: their figures are none of its own."""
    return LITERAL.sub(" ", text)


def missing_names(original: str, translation: str, *, source: str, target: str) -> tuple[list[str], list[str]]:
    """Names of the original that the translation lacks, and the other way round where the original has no capitals.

    Nothing is compared with Chinese, which writes the names of others by their meaning or in its own sounds.
    """
    if "zh-hans" in (source, target):
        return [], []
    if source in _UNCASED:
        return [], list(_absent(_capitalised(translation, target), original))
    return list(_absent(_capitalised(original, source), translation)), []


def _capitalised(text: str, language: str) -> list[str]:
    """Words with a capital letter within sentences, each once."""
    found = dict.fromkeys(word.group() for word in _WORD.finditer(text) if _is_name(word, text, language))
    return list(found)[:_MOST]


def _is_name(word: re.Match[str], text: str, language: str) -> bool:
    written = word.group()
    before = text[: word.start()].rstrip(" \t")[-1:]
    starts = not before or before in _BEGINS
    long = len(written) >= _SHORTEST and not written.isupper()  # "UN" is "ONU" elsewhere
    return long and written[0].isupper() and not starts and written.lower() not in uncapitalised(language)


def _absent(names: Iterable[str], text: str) -> Iterator[str]:
    folded = fold(text)
    words = {word.group() for word in _WORD.finditer(text)}
    by_key: dict[str, set[str]] = {}
    for word in words:
        for key in keys_of(word):
            by_key.setdefault(key, set()).add(word)
    for name in names:
        near = set().union(*(by_key.get(key, ()) for key in keys_of(name)))
        if fold(name) not in folded and not any(are_alike(name, word) for word in near):
            yield name
