"""What is done about people in the background."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.people.kept_forms import forget_old_forms


@task(queue="quick")
def forget_kept_forms() -> None:
    """Delete the half-written forms kept for more than an hour."""
    forget_old_forms()
