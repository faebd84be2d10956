"""Directions of writing, and how to keep mixed text readable where there is no markup.

Source: Unicode Standard Annex #9 (isolates), BCP 47 (language tags).
"""

from functools import cache

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "ug", "yi", "sd", "ckb", "dv"}


@cache
def direction_of(language: str) -> str:
    """``"rtl"`` or ``"ltr"`` for a language code such as ``ar``, ``ar-MA`` or ``zh-hans``."""
    return "rtl" if language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def isolate(text: str) -> str:
    """``text`` between invisible marks, so that it does not disturb the line of plain text around it.

    Isolates left open or closed too often inside ``text`` are taken out: they would reach beyond it.
    """
    inner = text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_DIRECTIONAL_ISOLATE, "")
    return f"{FIRST_STRONG_ISOLATE}{inner}{POP_DIRECTIONAL_ISOLATE}" if inner else ""


def without_isolates(text: str) -> str:
    """``text`` without the marks that ``isolate`` puts round its parts: for a terminal, which may show them."""
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_DIRECTIONAL_ISOLATE, "")


@cache
def html_lang(code: str) -> str:
    """The value of HTML's ``lang`` for one of our language codes: ``zh-hans`` is written ``zh-Hans``."""
    language, *rest = code.replace("_", "-").split("-")
    return "-".join([language.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower()
