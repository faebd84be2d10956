"""Slow work of notices: mail goes out, old rows go away."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.notify.sending import ATTEMPTS, deliver
from multaqa.foundation.notify.upkeep import forget_old_mail, forget_old_notices


@task(queue="quick", attempts=ATTEMPTS)
def send_delivery(delivery_id: int) -> None:
    """Send one message of the log."""
    deliver(delivery_id)


@task(queue="slow")
def forget_old_messages() -> None:
    """Delete what the log of mail and the lists of notices keep no longer."""
    forget_old_mail()
    forget_old_notices()
