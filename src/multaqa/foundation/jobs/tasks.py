"""Upkeep of the queue itself."""

from datetime import timedelta
from typing import Final

from django.core.management import call_command
from django.utils import timezone

from multaqa.foundation.jobs.backend import task
from multaqa.foundation.jobs.commands import advance
from multaqa.foundation.jobs.examinations import examinations, look_and_keep
from multaqa.foundation.jobs.models import Progress

DONE_WORK_KEPT: Final = timedelta(days=14)
FAILED_WORK_KEPT: Final = timedelta(days=90)
PROGRESS_KEPT: Final = timedelta(days=30)


@task()
def forget_finished_work() -> None:
    """Delete finished work after 14 days, failed work after 90, and progress 30 days after its last change."""
    ages = {"min_age_days": DONE_WORK_KEPT.days, "failed_min_age_days": FAILED_WORK_KEPT.days}
    call_command("prune_db_task_results", queue_name="*", verbosity=0, **ages)
    Progress.objects.filter(changed_at__lt=timezone.now() - PROGRESS_KEPT).delete()


@task(queue="slow", attempts=1)
def examine_slowly(progress_id: int = 0) -> None:
    """Let every slow examination look and keep what it finds; ``progress_id`` is of whoever waits, 0 for nobody."""
    slow = [one for one in examinations() if one.is_slow]
    for done, one in enumerate(slow, start=1):
        look_and_keep(one)
        advance(progress_id, done, len(slow))
