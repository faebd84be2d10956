"""What is kept of notices and mail, and for how long."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from multaqa.foundation.notify.models import Delivery, DeliveryState, Notice

NOTICES_KEPT: Final = timedelta(days=180)
MAIL_KEPT: Final = timedelta(days=90)
LINKS_KEPT: Final = timedelta(days=3)


def forget_old_notices() -> int:
    """Delete the notices of more than 180 days ago; returns how many rows are gone."""
    return Notice.objects.filter(made_at__lt=timezone.now() - NOTICES_KEPT).delete()[0]


def forget_old_mail() -> int:
    """Delete the log of more than 90 days ago, and unsent links after three; returns how many rows are gone."""
    now = timezone.now()
    stale = Delivery.objects.filter(queued_at__lt=now - LINKS_KEPT).exclude(context={})
    stale.update(context={}, state=DeliveryState.FAILED, reason="It was not sent within three days.")
    return Delivery.objects.filter(queued_at__lt=now - MAIL_KEPT).delete()[0]
