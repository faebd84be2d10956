"""Short labels kept in several languages at once (a term, an area, a network's name)."""

from collections.abc import Mapping

Labels = dict[str, str]
LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
_FALLBACKS = ("en", "ar")


def label_in(labels: Mapping[str, str], language: str) -> str:
    """The label in ``language``, else in English, else in Arabic, else any; empty when there is none."""
    return labels.get(language_of(labels, language), "")


def language_of(labels: Mapping[str, str], language: str) -> str:
    """The language of the text that ``label_in`` gives for ``language``; ``language`` itself when there is none."""
    for code in (language, *_FALLBACKS, *labels):
        if labels.get(code):
            return code
    return language


def missing_languages(labels: Mapping[str, str]) -> list[str]:
    """The codes of the six languages that ``labels`` has no text for, in the order of ``LANGUAGES``."""
    return [code for code in LANGUAGES if not labels.get(code, "").strip()]
