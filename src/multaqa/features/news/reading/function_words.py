"""The commonest words of the six languages: they tell a language, and a rightly from a wrongly decoded text."""

from collections.abc import Mapping
from typing import Final

from multaqa.features.news.reading.phrases import phrases

FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(phrases("function_words", code)) for code in ("ar", "en", "fr", "es", "ru")
}
COMMON_HAN: Final = frozenset("".join(phrases("letters", "common_han")).replace(" ", ""))
LATIN_LETTERS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(phrases("letters", code)) for code in ("es", "fr")
}
