"""Notices, what people follow, and the log of mail."""

from multaqa.foundation.notify.models.mail import Delivery, DeliveryState, MailChoice, MailPause
from multaqa.foundation.notify.models.notices import Bell, Follow, Notice

__all__ = ["Bell", "Delivery", "DeliveryState", "Follow", "MailChoice", "MailPause", "Notice"]
