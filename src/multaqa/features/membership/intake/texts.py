"""Texts of cells looked at: hidden marks, lost letters, lists, and which language a script tells."""

import re
from typing import Final

from multaqa.features.membership.intake.columns import Column
from multaqa.features.membership.intake.faults import Fault, Problem
from multaqa.lib.controls import disguises
from multaqa.lib.sheets import Cell, CellFault

_PARTED: Final = re.compile(r"[;；؛\n|]|[,،、，](?!\d)")
_LOST: Final = re.compile(r"\?{3,}|\ufffd")
_SCRIPTS: Final = (
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("zh-hans", re.compile("[\u3400-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_OF_FAULT: Final = {CellFault.FORMULA: Fault.FORMULA, CellFault.ERROR: Fault.ERROR, CellFault.TOO_LONG: Fault.TOO_LONG}


def problem_of_cell(column: Column, cell: Cell) -> Problem | None:
    """What is wrong with a cell whatever it says; None for a sound one."""
    if cell.fault is not None:
        return Problem(column.key, _OF_FAULT[cell.fault], cell.text, str(column.longest))
    if found := disguises(cell.text):
        return Problem(column.key, Fault.DECEIVES, cell.text, ", ".join(found[:3]))
    if _LOST.search(cell.text):
        return Problem(column.key, Fault.LOST, cell.text)
    if len(cell.text) > column.longest:
        return Problem(column.key, Fault.TOO_LONG, cell.text, str(column.longest))
    if column.must and not cell.text:
        return Problem(column.key, Fault.MISSING)
    return None


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def has_letter(text: str) -> bool:
    """Whether a text holds a letter of any script; marks, digits and pictures are none."""
    return any(letter.isalpha() for letter in text)


def parts_of(text: str) -> list[str]:
    """The parts of a list in a cell: by semicolons, commas, or lines, of any of the six languages."""
    return list(dict.fromkeys(one_line(part) for part in _PARTED.split(text) if part.strip()))


def language_by_script(text: str, *, likely: str) -> str:
    """The language that the script of a text tells; ``likely`` for Latin letters, if that is written in them."""
    told = next((code for code, letters in _SCRIPTS if letters.search(text)), "")
    return told or (likely if likely in ("en", "fr", "es") else "en")
