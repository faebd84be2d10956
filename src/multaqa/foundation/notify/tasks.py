"""What notices do by themselves: officers are reminded, old rows go away."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.notify.commands import remind_officers
from multaqa.foundation.notify.upkeep import forget_old_mail, forget_old_notices


@task(queue="slow")
def forget_old_messages() -> None:
    """Delete what the log of mail and the lists of notices keep no longer."""
    forget_old_mail()
    forget_old_notices()


@task(queue="quick")
def remind_of_waiting() -> None:
    """Remind officers of whoever waits for them."""
    remind_officers()
