"""What notices do by themselves: digests are composed, held mail goes out, officers are reminded, old rows go away."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.notify.commands import compose_digest, due_rounds, remind_officers, send_held_mail
from multaqa.foundation.notify.upkeep import forget_old_mail, forget_old_notices


@task(queue="slow")
def forget_old_messages() -> None:
    """Delete what the log of mail and the lists of notices keep no longer."""
    forget_old_mail()
    forget_old_notices()


@task(queue="slow")
def compose_due_digests() -> None:
    """Queue every digest that is due; who is left when it is killed is looked at the next time."""
    for number in due_rounds():
        compose_digest(number)


@task(queue="quick")
def send_mail_held() -> None:
    """Send what waited for quiet hours that have ended."""
    while send_held_mail():
        pass


@task(queue="quick")
def remind_of_waiting() -> None:
    """Remind officers of whoever waits for them."""
    remind_officers()
