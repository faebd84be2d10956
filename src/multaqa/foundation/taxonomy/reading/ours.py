"""Our own vocabulary, from the file beside this app: a table for each term, lists of names for each language.

``under`` is the wider term; the first name in a language is the label, the others are synonyms. ``offered = false``
marks a heading, which groups terms and is not a subject itself.
"""

import tomllib
from pathlib import Path

from multaqa.foundation.taxonomy.reading.terms import LoadedTerm, ReadVocabulary, UnreadableVocabulary, in_order
from multaqa.lib.labels import LANGUAGES, missing_languages

VOCABULARY = Path(__file__).resolve().parents[1] / "vocabulary.toml"
TITLE = {
    "ar": "مصطلحات الشبكة",
    "zh-hans": "网络词表",
    "en": "Vocabulary of the network",
    "fr": "Vocabulaire du réseau",
    "ru": "Словарь сети",
    "es": "Vocabulario de la red",
}
_KEYS = {"under", "offered", *LANGUAGES}


def read_ours(path: Path = VOCABULARY) -> ReadVocabulary:
    """Our vocabulary. Raises UnreadableVocabulary, naming the table, when a language or the wider term is missing."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    terms = [_term(code, table, tables) for code, table in tables.items()]
    return ReadVocabulary(title=TITLE, terms=in_order(terms))


def _term(code: str, table: dict[str, object], tables: dict[str, object]) -> LoadedTerm:
    names = [(language, str(name)) for language in LANGUAGES for name in _listed(table.get(language))]
    labels = dict(reversed(names))  # the first name in a language wins
    parent = str(table.get("under", ""))
    if missing_languages(labels) or set(table) - _KEYS or (parent and parent not in tables):
        raise UnreadableVocabulary(f"[{code}] lacks a language, or has a key or a wider term that is not known.")
    synonyms = tuple(one for one in names if one not in labels.items())
    return LoadedTerm(code, labels, synonyms, parent=parent, suggests=bool(table.get("offered", True)))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
