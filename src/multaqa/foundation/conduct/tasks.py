"""What runs by itself: reports about people are forgotten."""

from multaqa.foundation.conduct.commands import forget_old_person_reports
from multaqa.foundation.jobs.api import task


@task(queue="slow")
def forget_closed_reports() -> None:
    """Delete reports about people a year after their matter was closed."""
    forget_old_person_reports()
