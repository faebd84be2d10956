"""Notices, what people follow and save, how they want mail, and the log of mail."""

from multaqa.foundation.notify.models.mail import Delivery, DeliveryState, MailChoice, MailPause
from multaqa.foundation.notify.models.manners import DigestRound, Manner, Rhythm, SourceManner
from multaqa.foundation.notify.models.notices import Bell, Bookmark, Follow, Notice

__all__ = [
    "Bell",
    "Bookmark",
    "Delivery",
    "DeliveryState",
    "DigestRound",
    "Follow",
    "MailChoice",
    "MailPause",
    "Manner",
    "Notice",
    "Rhythm",
    "SourceManner",
]
