"""Western or Arabic-Indic digits: the reader's choice, for our own numbers and dates only, never for people's text."""

from contextvars import ContextVar, Token
from functools import lru_cache
from types import TracebackType
from typing import Final

from babel.numbers import format_decimal

from multaqa.lib.babel_locales import locale_of

WESTERN: Final = "western"
ARABIC: Final = "arabic"

_style: ContextVar[str] = ContextVar("digits", default=WESTERN)
_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９٫٬", "0123456789" * 3 + ".,")
_ARABIC_SEPARATORS = str.maketrans({",": "٬", ".": "٫"})


class use_digits:
    """Choose the digits from here on; as a context manager, until the block ends.

    Raises ValueError for anything but ``"western"`` and ``"arabic"``.
    """

    def __init__(self, style: str) -> None:
        if style not in {WESTERN, ARABIC}:
            raise ValueError(f"Digits are {WESTERN!r} or {ARABIC!r}, not {style!r}.")
        self._token: Token[str] = _style.set(style)

    def __enter__(self) -> None:
        """The choice is made already."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Back to the choice before."""
        _style.reset(self._token)


def current_digits() -> str:
    """``"western"`` or ``"arabic"``."""
    return _style.get()


def show_digits(text: str, language: str) -> str:
    """``text`` of ours with the digits the reader chose; only Arabic text changes."""
    return text.translate(_TO_ARABIC) if language == "ar" and current_digits() == ARABIC else text


def to_western(text: str) -> str:
    """``text`` with Western digits: what an input field takes from a keyboard of any kind."""
    return text.translate(_TO_WESTERN)


def localise_number(number: float, language: str) -> str:
    """``number`` with the separators of ``language`` and the reader's digits, at most three decimals."""
    text = _separated(number, language)
    if language == "ar" and current_digits() == ARABIC:
        text = text.translate(_ARABIC_SEPARATORS)
    return show_digits(text, language)


@lru_cache(maxsize=4096, typed=True)  # typed, for 1.0 may be written otherwise than 1
def _separated(number: float, language: str) -> str:
    text: str = format_decimal(number, locale=locale_of(language))
    return text
