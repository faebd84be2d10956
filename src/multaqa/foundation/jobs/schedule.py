"""The schedule: lines of ``config/schedule.py``, each enqueued by whichever worker first sees it due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import cast

from django.conf import settings
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from multaqa.foundation.jobs.backend import RepeatableTask
from multaqa.foundation.jobs.models import Occasion


@dataclass(frozen=True, kw_only=True)
class Every:
    """Run ``task`` every so many minutes, counted from the last time it was due."""

    minutes: int
    task: RepeatableTask

    def after(self, moment: datetime) -> datetime:
        """The first time due after ``moment``, on whole multiples of the interval."""
        step = timedelta(minutes=self.minutes)
        since = moment - datetime.min.replace(tzinfo=UTC)
        return moment - since % step + step


@dataclass(frozen=True, kw_only=True)
class Daily:
    """Run ``task`` once a day at ``at``, an "HH:MM" of UTC."""

    at: str
    task: RepeatableTask

    def after(self, moment: datetime) -> datetime:
        """The first time due after ``moment``."""
        today = datetime.combine(moment.astimezone(UTC).date(), time.fromisoformat(self.at), UTC)
        return today if today > moment else today + timedelta(days=1)


Line = Every | Daily


def schedule() -> Sequence[Line]:
    """The lines that the setting ``SCHEDULE`` names by a dotted path."""
    return cast("Sequence[Line]", import_string(settings.SCHEDULE))


def enqueue_due(lines: Sequence[Line] | None = None, *, now: datetime | None = None) -> int:
    """Enqueue every line that is due, once however long nobody looked; returns how many."""
    now = now or timezone.now()
    lines = schedule() if lines is None else lines
    known = dict(Occasion.objects.values_list("name", "due_at"))
    return sum(_enqueue(line, now) for line in lines if _name(line) not in known or known[_name(line)] <= now)


def _enqueue(line: Line, now: datetime) -> bool:
    with exclusive_transaction():
        occasion, new = Occasion.objects.select_for_update().get_or_create(
            name=_name(line), defaults={"due_at": line.after(now)}
        )
        if new or occasion.due_at > now:
            return False
        Occasion.objects.filter(name=occasion.name).update(due_at=line.after(now))
        if _is_pending(line.task):
            return False
        line.task.enqueue()
    return True


def _is_pending(task: RepeatableTask) -> bool:
    pending = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return bool(DBTaskResult.objects.filter(task_path=task.module_path, status__in=pending).exists())


def _name(line: Line) -> str:
    return line.task.module_path
