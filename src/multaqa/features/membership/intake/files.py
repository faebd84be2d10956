"""Files about lists: the template to be filled in, and the problems of one as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from multaqa.features.membership.intake.columns import template_rows
from multaqa.features.membership.models import Intake
from multaqa.lib.bidi import direction_of
from multaqa.lib.sheets import as_workbook
from multaqa.lib.spreadsheets import as_csv

if TYPE_CHECKING:
    from multaqa.features.membership.queries.intakes import RowShown

_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class MadeFile:
    """A file and its media type."""

    content: bytes
    media_type: str


def template_file(kind: Intake.Kind, form: str, *, language: str) -> MadeFile:
    """The template of lists of a kind, ``form`` csv or xlsx: titles in a language, and one invented row."""
    rows = template_rows(kind, language)
    if form == "csv":
        return MadeFile(as_csv(rows), _CSV)
    is_rtl = direction_of(language) == "rtl"
    return MadeFile(as_workbook(rows, title=str(kind.label), right_to_left=is_rtl), _XLSX)


def problems_as_csv(rows: "Iterable[RowShown]") -> bytes:
    """Every problem with its row and column; what stands in the file can be no formula in this one."""
    said = [[str(shown.row.number), problem.column, problem.sentence] for shown in rows for problem in shown.problems]
    return as_csv([[_("Row"), _("Column"), _("Problem")], *said])
