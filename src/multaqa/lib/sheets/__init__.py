"""Tables that people send as files, CSV and XLSX, read row by row as text; nothing in them is ever computed."""

from multaqa.lib.sheets.cells import Cell, CellFault, SheetRow
from multaqa.lib.sheets.limits import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from multaqa.lib.sheets.reading import Sheet, read_sheet
from multaqa.lib.sheets.refusals import Refusal, RefusedSheetError
from multaqa.lib.sheets.writing import as_workbook

__all__ = [
    "LONGEST_CELL",
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Cell",
    "CellFault",
    "Refusal",
    "RefusedSheetError",
    "Sheet",
    "SheetRow",
    "as_workbook",
    "read_sheet",
]
