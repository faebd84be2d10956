"""Tables as text: columns parted by commas, semicolons or tabs, quoted where they hold such (RFC 4180)."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from multaqa.lib.sheets.cells import SheetRow, cell_of
from multaqa.lib.sheets.limits import MOST_COLUMNS
from multaqa.lib.sheets.refusals import Refusal, RefusedSheetError

_SEPARATORS: Final = ",;\t"
_SAID: Final = "sep="  # a first line by which Excel is told the separator
_LONGEST_FIELD: Final = 200_000


def rows_of_text(content: bytes, *, encoding: str) -> Iterator[SheetRow]:
    """The rows, one at a time. Raises RefusedSheetError for text that is no table."""
    separator, said = _separator(content, encoding)
    csv.field_size_limit(_LONGEST_FIELD)
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    reader = csv.reader(text, delimiter=separator)
    try:
        for number, fields in enumerate(reader, 1):
            if number == 1 and said:
                continue
            if len(fields) > MOST_COLUMNS and any(fields[MOST_COLUMNS:]):
                raise RefusedSheetError(Refusal.TOO_MANY_COLUMNS)
            yield SheetRow(number, tuple(map(cell_of, fields[:MOST_COLUMNS])))
    except (csv.Error, UnicodeError) as error:
        raise RefusedSheetError(Refusal.DAMAGED) from error


def _separator(content: bytes, encoding: str) -> tuple[str, bool]:
    """What parts the columns, and whether the first line does nothing but say so."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline=None)
    first = ""
    while not first.strip():
        line = text.readline(20_000)
        if not line:
            break
        first = line
    if first.lower().startswith(_SAID) and len(first.strip("\n")) == len(_SAID) + 1:
        return first[len(_SAID)], True
    unquoted = "".join(first.split('"')[0::2])
    counts = [(unquoted.count(one), -place, one) for place, one in enumerate(_SEPARATORS)]
    return max(counts)[2], False
