"""The six languages, each by its code (``zh-hans``) and its own name."""

from django.conf import settings

CODES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
"""The languages this installation speaks: some or all of the six."""


def name_of(code: str) -> str:
    """A language's name in itself, such as "Русский". Raises KeyError for what is none of the six."""
    names: dict[str, str] = settings.NAMES_OF_LANGUAGES
    return names[code]
