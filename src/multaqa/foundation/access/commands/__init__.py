"""Writes: audiences, holdings, sets, grants and exclusions. Each one is atomic and leaves a fact."""

from multaqa.foundation.access.commands.audiences import TooWide, hold_back, release, set_audience
from multaqa.foundation.access.commands.exclusions import end_exclusion, exclude
from multaqa.foundation.access.commands.freezes import freeze, thaw
from multaqa.foundation.access.commands.grants import end_grant, grant_reading
from multaqa.foundation.access.commands.holdings import close_holding, open_holding
from multaqa.foundation.access.commands.sets import add_entry, end_entry, named_set, new_set

__all__ = [
    "TooWide",
    "add_entry",
    "close_holding",
    "end_entry",
    "end_exclusion",
    "end_grant",
    "exclude",
    "freeze",
    "grant_reading",
    "hold_back",
    "named_set",
    "new_set",
    "open_holding",
    "release",
    "set_audience",
    "thaw",
]
