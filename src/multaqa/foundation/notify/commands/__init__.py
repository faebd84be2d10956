"""Writes: notices, follows, bookmarks, mail."""

from multaqa.foundation.notify.commands.bookmarks import TooManySaved, let_go, save_thing
from multaqa.foundation.notify.commands.bounces import record_bounce
from multaqa.foundation.notify.commands.digests import compose_digest, due_rounds
from multaqa.foundation.notify.commands.follows import follow, unfollow
from multaqa.foundation.notify.commands.mail import (
    choose_mail,
    queue_letter,
    resume_mail,
    send_held_mail,
    send_test_mail,
    send_without_trace,
)
from multaqa.foundation.notify.commands.manners import choose_manner, choose_sources, end_digests
from multaqa.foundation.notify.commands.notices import see_all, see_notice, see_thing, see_things, tell
from multaqa.foundation.notify.commands.reminders import remind_officers

__all__ = [
    "TooManySaved",
    "choose_mail",
    "choose_manner",
    "choose_sources",
    "compose_digest",
    "due_rounds",
    "end_digests",
    "follow",
    "let_go",
    "queue_letter",
    "record_bounce",
    "remind_officers",
    "resume_mail",
    "save_thing",
    "see_all",
    "see_notice",
    "see_thing",
    "see_things",
    "send_held_mail",
    "send_test_mail",
    "send_without_trace",
    "tell",
    "unfollow",
]
