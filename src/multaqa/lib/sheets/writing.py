"""A table as a workbook: every cell is text, so that nothing in it is computed."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from multaqa.lib.spreadsheets import safe_cell

_AT_NO_TIME: Final = datetime(1980, 1, 1)  # the format knows no zones
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def as_workbook(rows: Iterable[Sequence[str]], *, title: str, right_to_left: bool) -> bytes:
    """Rows of text as a workbook of one sheet (ISO/IEC 29500); ``right_to_left`` is how the sheet is read.

    The same rows give the same bytes: nothing in them says when they were written.
    """
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
    book.properties.created = book.properties.modified = _AT_NO_TIME
    written = io.BytesIO()
    book.save(written)
    return _without_moments(written.getvalue())


def _without_moments(archive: bytes) -> bytes:
    """A ZIP archive of the same parts, each dated at the first moment that the format knows, and no moment within."""
    bare = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as parts, ZipFile(bare, "w", ZIP_DEFLATED) as undated:
        for name in parts.namelist():
            part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", parts.read(name))
            undated.writestr(ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return bare.getvalue()
