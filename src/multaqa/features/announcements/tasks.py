"""Slow and timed work of announcements: people are told in batches."""

from multaqa.features.announcements.commands import send_due, tell_next
from multaqa.foundation.jobs.api import task


@task(queue="slow")
def tell_receivers(number: int) -> None:
    """Tell the receivers of one announcement, batch by batch; what is left is gone on with within a minute."""
    while tell_next(number):
        pass


@task(queue="slow")
def send_due_announcements() -> None:
    """Send what is due, and go on with what has not been told to everyone: mail made it wait, or a worker died."""
    for number in send_due():
        tell_receivers.enqueue(number)
