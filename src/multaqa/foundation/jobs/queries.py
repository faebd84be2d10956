"""Reads: what failed, how long the queues are, how far a piece of work has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, Min, Q, QuerySet
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.models import Progress, Watch, Work
from multaqa.lib.prepared import Prepared


@dataclass(frozen=True, kw_only=True)
class FailedWork:
    """A piece of work that was given up; ``error`` is the last line of its traceback."""

    id: str
    task: str
    queue: str
    arguments: list[object]
    attempts: int
    failed_at: datetime | None
    error: str
    traceback: str


@dataclass(frozen=True)
class QueueDepth:
    """How much work waits, runs and has failed in one queue; ``oldest`` is when the oldest waiting was enqueued."""

    queue: str
    waiting: int = 0
    running: int = 0
    failed: int = 0
    oldest: datetime | None = None


def failed_work(*, limit: int = 100) -> list[FailedWork]:
    """The work given up last, newest first."""
    rows = DBTaskResult.objects.failed().order_by("-finished_at")[:limit]
    return [_failed(row) for row in rows]


def queue_depths() -> list[QueueDepth]:
    """One line for each queue, in the order quick, slow."""
    depths = {queue: QueueDepth(queue, *counts) for queue, *counts in _DEPTHS.rows()}
    return [depths.get(queue, QueueDepth(queue)) for queue in QUEUES]


def _counted() -> QuerySet[Any, Any]:
    ready = Q(status=TaskResultStatus.READY)
    return (
        DBTaskResult.objects.order_by()
        .values("queue_name")
        .annotate(
            waiting=Count("pk", filter=ready),
            running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
            failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
            oldest=Min("enqueued_at", filter=ready),
        )
        .values_list("queue_name", "waiting", "running", "failed", "oldest")
    )


_DEPTHS: Final = Prepared(_counted)


def silent_queues(*, longer_than: timedelta) -> list[str]:
    """The queues none of whose workers has given a sign of life for so long (they give one every ten seconds)."""
    lately = Watch.objects.filter(seen_at__gt=timezone.now() - longer_than).values_list("queue", flat=True)
    return [queue for queue in QUEUES if queue not in set(lately)]


def progress_of(public_id: str, person: AbstractBaseUser) -> Progress | None:
    """The progress that this person waits for, or None if there is none or it is another's."""
    return Progress.objects.filter(public_id=public_id, owner_id=person.pk).first()


def progress_for(person: AbstractBaseUser) -> QuerySet[Progress]:
    """All that this person waits or waited for, oldest first."""
    return Progress.objects.filter(owner_id=person.pk).order_by("pk")


def _failed(row: Work) -> FailedWork:
    lines = row.traceback.strip().splitlines()
    return FailedWork(
        id=str(row.pk),
        task=row.task_path,
        queue=row.queue_name,
        arguments=row.args_kwargs["args"],
        attempts=len(row.worker_ids),
        failed_at=row.finished_at,
        error=lines[-1] if lines else "",
        traceback=row.traceback,
    )
