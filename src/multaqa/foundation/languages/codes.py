"""The six languages, each by its code inside (``zh-hans``) and its own name."""

from django.conf import settings

CODES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
_NAMES = dict(settings.LANGUAGES)


def name_of(code: str) -> str:
    """A language's name in itself, such as "Русский". Raises KeyError for a language we do not speak."""
    return _NAMES[code]
