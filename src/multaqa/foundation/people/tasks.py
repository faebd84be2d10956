"""What is done about people in the background."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.people.commands import forget_old_reports, forget_old_sign_ins
from multaqa.foundation.people.kept_forms import forget_old_forms


@task(queue="quick")
def forget_kept_forms() -> None:
    """Delete the half-written forms kept for more than an hour."""
    forget_old_forms()


@task(queue="slow")
def forget_sign_ins() -> None:
    """Empty or delete what is kept no longer of sessions, devices and closed reports; delete sessions run out."""
    forget_old_sign_ins()
    forget_old_reports()
