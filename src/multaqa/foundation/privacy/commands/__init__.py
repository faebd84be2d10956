"""Writes: exports, erasures, legal holds."""

from multaqa.foundation.privacy.commands.erasing import (
    ask_for_erasure,
    carry_out_erasure,
    confirm_erasure,
    erase_again,
    propose_erasure,
    take_back_erasure,
)
from multaqa.foundation.privacy.commands.exporting import (
    ask_for_export,
    forget_exports_of,
    forget_old_exports,
    make_export,
    note_fetched,
    sweep_archives,
)
from multaqa.foundation.privacy.commands.holds import lift_hold, set_hold

__all__ = [
    "ask_for_erasure",
    "ask_for_export",
    "carry_out_erasure",
    "confirm_erasure",
    "erase_again",
    "forget_exports_of",
    "forget_old_exports",
    "lift_hold",
    "make_export",
    "note_fetched",
    "propose_erasure",
    "set_hold",
    "sweep_archives",
    "take_back_erasure",
]
