"""Notices, what people follow and save, and the log of mail."""

from multaqa.foundation.notify.models.mail import Delivery, DeliveryState, MailChoice, MailPause
from multaqa.foundation.notify.models.notices import Bell, Bookmark, Follow, Notice

__all__ = ["Bell", "Bookmark", "Delivery", "DeliveryState", "Follow", "MailChoice", "MailPause", "Notice"]
