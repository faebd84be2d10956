"""The door of ``notify``: telling people, following, and the way of mail."""

from multaqa.foundation.notify.commands import (
    follow,
    queue_letter,
    record_bounce,
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
    followed_refs,
    followers,
    is_following,
    mail_lately,
    unseen_count,
)
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
    "follow",
    "followed_refs",
    "followers",
    "forget_old_messages",
    "is_following",
    "kinds",
    "mail_lately",
    "queue_letter",
    "record_bounce",
    "register_kind",
    "register_letter",
    "remind_of_waiting",
    "send_test_mail",
    "send_without_trace",
    "tell",
    "unfollow",
    "unseen_count",
]
