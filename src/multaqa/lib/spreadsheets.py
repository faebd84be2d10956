"""Tables as files that a spreadsheet opens: RFC 4180, and no cell that it would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from multaqa.lib.bidi import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

_FORMULAS: Final = tuple("=+-@\t\r＝＋－＠")
_UNSEEN: Final = f"{FIRST_STRONG_ISOLATE}{POP_DIRECTIONAL_ISOLATE}\u200e\u200f\u061c\ufeff\u00a0 "


def safe_cell(text: str) -> str:
    """The text as a spreadsheet will not take it for a formula (OWASP, "CSV injection")."""
    return f"'{text}" if text.lstrip(_UNSEEN).startswith(_FORMULAS) else text


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text as a file in UTF-8 with its mark, by which spreadsheets know the encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
