"""The door of ``notify``: telling people, following, and the way of mail."""

from multaqa.foundation.notify.commands import (
    choose_mail,
    follow,
    queue_letter,
    record_bounce,
    see_thing,
    see_things,
    send_test_mail,
    send_without_trace,
    tell,
    unfollow,
)
from multaqa.foundation.notify.facts import MailPaused
from multaqa.foundation.notify.kinds import NoticeKind, kinds, register_kind
from multaqa.foundation.notify.letters import Letter, register_letter
from multaqa.foundation.notify.models import Delivery, DeliveryState, Follow, Notice
from multaqa.foundation.notify.queries import (
    MailCounts,
    Outcome,
    followed_refs,
    followers,
    is_following,
    last_test_of,
    mail_counts,
    mail_lately,
    mailed_among,
    outcome_of,
    unseen_count,
)
from multaqa.foundation.notify.rendering import Words, specimen
from multaqa.foundation.notify.tasks import forget_old_messages, remind_of_waiting

__all__ = [
    "Delivery",
    "DeliveryState",
    "Follow",
    "Letter",
    "MailCounts",
    "MailPaused",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Words",
    "choose_mail",
    "follow",
    "followed_refs",
    "followers",
    "forget_old_messages",
    "is_following",
    "kinds",
    "last_test_of",
    "mail_counts",
    "mail_lately",
    "mailed_among",
    "outcome_of",
    "queue_letter",
    "record_bounce",
    "register_kind",
    "register_letter",
    "remind_of_waiting",
    "see_thing",
    "see_things",
    "send_test_mail",
    "send_without_trace",
    "specimen",
    "tell",
    "unfollow",
    "unseen_count",
]
