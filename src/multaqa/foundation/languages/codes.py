"""The six languages, each by its code (``zh-hans``), its own name and its name in the reader's language."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

CODES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
"""The languages that are installed, some or all of the six: texts may exist in each of them.

Readers are offered those among them that stewards chose (``people.spoken``).
"""


def name_of(code: str) -> str:
    """A language's name in itself, such as "Русский". Raises KeyError for what is none of the six."""
    names: dict[str, str] = settings.NAMES_OF_LANGUAGES
    return names[code]


_SAID: Final = {
    "ar": _("Arabic"),
    "zh-hans": _("Chinese"),
    "en": _("English"),
    "fr": _("French"),
    "ru": _("Russian"),
    "es": _("Spanish"),
}


def said_name_of(code: str) -> str:
    """A language's name as the reader's language says it, for sentences and labels; where one is chosen, ``name_of``.

    Raises KeyError for what is none of the six.
    """
    return str(_SAID[code])
