"""Writes: notices, follows, mail."""

from multaqa.foundation.notify.commands.bounces import record_bounce
from multaqa.foundation.notify.commands.follows import follow, unfollow
from multaqa.foundation.notify.commands.mail import (
    choose_mail,
    queue_letter,
    resume_mail,
    send_test_mail,
    send_without_trace,
)
from multaqa.foundation.notify.commands.notices import see_all, see_notice, see_thing, see_things, tell
from multaqa.foundation.notify.commands.reminders import remind_officers

__all__ = [
    "choose_mail",
    "follow",
    "queue_letter",
    "record_bounce",
    "remind_officers",
    "resume_mail",
    "see_all",
    "see_notice",
    "see_thing",
    "see_things",
    "send_test_mail",
    "send_without_trace",
    "tell",
    "unfollow",
]
