"""Writes: announcements."""

from multaqa.features.announcements.commands.ending import begin_correction, mark_as_read, withdraw_announcement
from multaqa.features.announcements.commands.sending import (
    confirm_announcement,
    send_announcement,
    send_due,
    take_back,
    tell_next,
)
from multaqa.features.announcements.commands.steps import CannotAnnounce
from multaqa.features.announcements.commands.translating import translate_announcement
from multaqa.features.announcements.commands.writing import (
    Plan,
    begin_announcement,
    discard_announcement,
    plan_announcement,
    write_announcement,
)

__all__ = [
    "CannotAnnounce",
    "Plan",
    "begin_announcement",
    "begin_correction",
    "confirm_announcement",
    "discard_announcement",
    "mark_as_read",
    "plan_announcement",
    "send_announcement",
    "send_due",
    "take_back",
    "tell_next",
    "translate_announcement",
    "withdraw_announcement",
    "write_announcement",
]
