"""A table as a workbook: every cell is text, so that nothing in it is computed."""

import io
from collections.abc import Iterable, Sequence

from multaqa.lib.spreadsheets import safe_cell


def as_workbook(rows: Iterable[Sequence[str]], *, title: str, right_to_left: bool) -> bytes:
    """Rows of text as a workbook of one sheet (ISO/IEC 29500); ``right_to_left`` is how the sheet is read."""
    from openpyxl import Workbook  # loaded where one is written: it takes a process 20 MB
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    if sheet is None:  # a new workbook has one
        raise AssertionError(title)
    sheet.title, sheet.sheet_view.rightToLeft = title[:31], right_to_left
    for row in rows:
        sheet.append([safe_cell(cell) for cell in row])
    for number in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 24
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
