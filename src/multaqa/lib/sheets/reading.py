"""A file as a table: what kind it is, in which encoding, and its rows one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from multaqa.lib.sheets.cells import SheetRow
from multaqa.lib.sheets.delimited import rows_of_text
from multaqa.lib.sheets.encodings import encoding_of
from multaqa.lib.sheets.limits import MOST_BYTES, MOST_ROWS
from multaqa.lib.sheets.refusals import Refusal, RefusedSheetError
from multaqa.lib.sheets.workbooks import rows_of_workbook

_ZIP: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also of workbooks with a password
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"\x1f\x8b", b"7z\xbc\xaf", b"{\\rtf")


@dataclass(frozen=True)
class Sheet:
    """A table: the row with the titles, and the rows below it that hold something, read as they are asked for.

    ``encoding`` is that of a text, empty for a workbook. Asking for a row raises RefusedSheetError for what is
    damaged, and for one row more than are taken.
    """

    titles: SheetRow
    rows: Iterator[SheetRow]
    encoding: str


def read_sheet(content: bytes) -> Sheet:
    """Read a table as far as its titles. Raises RefusedSheetError for what is none, or is too large."""
    if not content.strip(b"\0 \t\r\n"):
        raise RefusedSheetError(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise RefusedSheetError(Refusal.TOO_LARGE)
    if content.startswith(_OLD_WORKBOOK):
        raise RefusedSheetError(Refusal.OLD_WORKBOOK)
    if content.startswith(_OTHERS):
        raise RefusedSheetError(Refusal.NO_TABLE)
    encoding = "" if content.startswith(_ZIP) else encoding_of(content)
    rows = rows_of_text(content, encoding=encoding) if encoding else rows_of_workbook(content)
    filled = (row for row in rows if not row.is_empty)
    titles = next(filled, None)
    if titles is None:
        raise RefusedSheetError(Refusal.EMPTY)
    return Sheet(titles, _at_most(filled), encoding)


def _at_most(rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise RefusedSheetError(Refusal.TOO_MANY_ROWS)
        yield row
