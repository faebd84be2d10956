"""Workbooks of spreadsheets (ISO/IEC 29500, XLSX): the first sheet that is shown, as text.

The file is unpacked only once its table of contents shows that it stays within limits; what links lead out of it is
left out, no formula is computed, and no declaration of a document type is read.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from multaqa.lib.sheets.cells import Cell, CellFault, SheetRow, cell_of
from multaqa.lib.sheets.limits import MOST_COLUMNS, MOST_PARTS, MOST_ROWS, MOST_UNPACKED
from multaqa.lib.sheets.refusals import Refusal, RefusedSheetError

_CONTENTS: Final = "xl/workbook.xml"
_BEGINNING: Final = 4_096


def rows_of_workbook(content: bytes) -> Iterator[SheetRow]:
    """The rows of the first sheet that is shown. Raises RefusedSheetError for what is no workbook."""
    _look_at_parts(content)
    from openpyxl import load_workbook  # loaded where one is read: it takes a process 20 MB

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise RefusedSheetError(Refusal.EMPTY)
        # One more of each than is taken, so that the limit is met and nothing is padded up to it.
        rows = sheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        for number, cells in enumerate(rows, 1):
            yield SheetRow(number, tuple(map(_cell, _kept(cells))))
    except RefusedSheetError:
        raise
    except Exception as error:  # what a library meets in a damaged file has no one name
        raise RefusedSheetError(Refusal.DAMAGED) from error


def _look_at_parts(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise RefusedSheetError(Refusal.UNPACKS_TOO_MUCH)
            if _CONTENTS not in archive.namelist():
                raise RefusedSheetError(Refusal.NO_TABLE)
            for part in parts:
                _refuse_declarations(archive, part)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        raise RefusedSheetError(Refusal.DAMAGED) from error


def _refuse_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No part of a workbook declares a document type; one that does wants its reader to fetch or to multiply."""
    if part.filename.endswith((".xml", ".rels")):
        with archive.open(part) as stream:
            beginning = stream.read(_BEGINNING).replace(b"\0", b"")
        if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
            raise RefusedSheetError(Refusal.DAMAGED)


def _kept(cells: Sequence[Any]) -> Sequence[Any]:
    """The cells up to the last that holds something. Raises RefusedSheetError for more columns than are read."""
    last = max((place for place, cell in enumerate(cells, 1) if cell.value not in (None, "")), default=0)
    if last > MOST_COLUMNS:
        raise RefusedSheetError(Refusal.TOO_MANY_COLUMNS)
    return cells[:last]


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", value))[:200], CellFault.FORMULA)
    if cell.data_type == "e":
        return Cell(str(value), CellFault.ERROR)
    return cell_of(_written(value))


def _written(value: object) -> str:
    """A value as its sheet shows it: whole numbers without a point, days as in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
