"""Upkeep of the queue itself."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from multaqa.foundation.jobs.backend import task
from multaqa.foundation.jobs.models import Progress


@task()
def forget_finished_work() -> None:
    """Delete finished work after 14 days, failed work after 90, and progress 30 days after its last change."""
    call_command("prune_db_task_results", queue_name="*", min_age_days=14, failed_min_age_days=90, verbosity=0)
    Progress.objects.filter(changed_at__lt=timezone.now() - timedelta(days=30)).delete()
