"""What stands in one cell of a table, as text; a formula is told from a text and is never computed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from multaqa.lib.controls import tidy
from multaqa.lib.sheets.limits import LONGEST_CELL

# What a spreadsheet would compute: "=…", and the older "+f(…)", "-f(…)", "@f(…)" and "+cmd|…". A leading apostrophe is
# how programs keep a formula from being computed: behind it stands one all the same.
_FORMULA: Final = re.compile(r"'?\s*(?:[=＝]|[-+@－＋＠][^\W\d][\w.]*\s*[(|!])")
_UNSEEN: Final = re.compile("[\u200b-\u200f\u061c\ufeff\u2060]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_NOTHING: Final = frozenset({"-", "–", "—", "‐", "−", "n/a", "N/A"})


class CellFault(StrEnum):
    """Why a cell is not taken as it is."""

    FORMULA = "formula"
    ERROR = "error"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Cell:
    """The text of a cell, tidied: one space between words, lines kept apart; ``fault`` is what is wrong with it."""

    text: str = ""
    fault: CellFault | None = None


@dataclass(frozen=True)
class SheetRow:
    """The cells of a row; ``number`` is that which a spreadsheet shows beside it, 1 for the first."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text or cell.fault for cell in self.cells)


def cell_of(text: str) -> Cell:
    """A cell of a file that holds text alone: what a spreadsheet would take for a formula is one."""
    cut = text[: LONGEST_CELL + 1]
    words = "\n".join(_SPACES.sub(" ", line).strip() for line in tidy(cut).split("\n")).strip()
    if _FORMULA.match(_UNSEEN.sub("", words)):
        return Cell(words[:LONGEST_CELL], CellFault.FORMULA)
    if len(text) > LONGEST_CELL:
        return Cell(words[:LONGEST_CELL], CellFault.TOO_LONG)
    return Cell("" if words in _NOTHING else words)
