"""Our language codes as Babel's locales (dates, numbers and plurals only: its country names are not UN usage)."""

from functools import cache

from babel import Locale, UnknownLocaleError

_NAMES = {"zh-hans": "zh_Hans", "en": "en_GB"}


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for one of our codes; English when Babel does not know it."""
    try:
        return Locale.parse(_NAMES.get(language, language), sep="_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")
