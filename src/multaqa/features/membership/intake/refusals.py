"""Why a file is not read, in one sentence that says the limit and what to do."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.lib.bidi import isolate
from multaqa.lib.sheets import Refusal

_TOO_MUCH: Final = _(
    "This file is more than is taken at once: at most 5,000 rows and 10 MB. Please part it and bring in one part "
    "after the other."
)

REFUSALS: Final[dict[str, Promise]] = {
    Refusal.EMPTY: _("There is no row in this file below the titles. Please fill in the template."),
    Refusal.TOO_LARGE: _TOO_MUCH,
    Refusal.TOO_MANY_ROWS: _TOO_MUCH,
    Refusal.TOO_MANY_COLUMNS: _("This file has more than 60 columns. Please delete those that the template has not."),
    Refusal.ENCODING: _(
        "In which encoding the letters of this file are cannot be told. Please save it as XLSX, or as CSV in UTF-8."
    ),
    Refusal.DAMAGED: _("This file is damaged, or is not what its name says. Please save it again as XLSX or CSV."),
    Refusal.OLD_WORKBOOK: _(
        "This is a workbook of an old form (XLS), or one with a password. Please save it as XLSX without a password."
    ),
    Refusal.NO_TABLE: _("This file is no table. Please save the table as XLSX or CSV."),
    Refusal.UNPACKS_TOO_MUCH: _("Unpacked, this workbook is more than is taken. Please copy the rows to a new one."),
    "titles": _(
        "The first row has to name each of these columns, once: %(about)s. Please take the titles of the template."
    ),
}


def sentence_of_refusal(fault: str, about: str) -> str:
    """Why a list could not be read, in the active language."""
    return str(REFUSALS[fault]) % {"about": isolate(about)}
