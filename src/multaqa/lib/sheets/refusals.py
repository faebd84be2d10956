"""Why a file is not read as a table."""

from enum import StrEnum


class Refusal(StrEnum):
    """What hinders; the sentences for it are the caller's."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    ENCODING = "encoding"
    DAMAGED = "damaged"
    OLD_WORKBOOK = "old_workbook"
    NO_TABLE = "no_table"
    UNPACKS_TOO_MUCH = "unpacks_too_much"


class RefusedSheetError(Exception):
    """The file cannot be read as a table, for the ``refusal`` that it carries."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
