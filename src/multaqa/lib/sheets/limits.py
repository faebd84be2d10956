"""How much of a file is read: every limit of tables in one place."""

from typing import Final

MOST_BYTES: Final = 10_000_000
"""Bytes of a file."""

MOST_ROWS: Final = 5_000
"""Rows below the one with the titles. Whoever has more sends them in parts: each part is looked through by a person."""

MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 4_000
"""Characters of a cell; of a longer one the beginning is kept, and that it was longer."""

MOST_UNPACKED: Final = 100_000_000
"""Bytes of a workbook once it is unpacked: small files that unpack to very much are refused before it is done."""

MOST_PARTS: Final = 500
"""Files inside a workbook."""
