"""Writes: audiences, holdings, sets, grants and exclusions. Each one is atomic and leaves a fact."""

from multaqa.foundation.access.commands.audiences import TooWide, hold_back, release, repeat_audience, set_audience
from multaqa.foundation.access.commands.between import MOST_SET_ASIDE, CannotBeSetAside, block, mute, unblock, unmute
from multaqa.foundation.access.commands.exclusions import end_exclusion, exclude
from multaqa.foundation.access.commands.freezes import freeze, freeze_after_new_address, thaw
from multaqa.foundation.access.commands.grants import end_grant
from multaqa.foundation.access.commands.hiding import hide, show_again
from multaqa.foundation.access.commands.holdings import close_holding, open_holding
from multaqa.foundation.access.commands.oversight import (
    LONGEST,
    CannotBeGranted,
    Decided,
    ask_for_reading,
    decide_on_reading,
    end_reading,
)
from multaqa.foundation.access.commands.sets import add_entry, end_entry, named_set, new_set

__all__ = [
    "LONGEST",
    "MOST_SET_ASIDE",
    "CannotBeGranted",
    "CannotBeSetAside",
    "Decided",
    "TooWide",
    "add_entry",
    "ask_for_reading",
    "block",
    "close_holding",
    "decide_on_reading",
    "end_entry",
    "end_exclusion",
    "end_grant",
    "end_reading",
    "exclude",
    "freeze",
    "freeze_after_new_address",
    "hide",
    "hold_back",
    "mute",
    "named_set",
    "new_set",
    "open_holding",
    "release",
    "repeat_audience",
    "set_audience",
    "show_again",
    "thaw",
    "unblock",
    "unmute",
]
