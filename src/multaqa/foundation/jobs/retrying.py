"""The life of one piece of work: claimed under a lease, ended, tried again later, or given up.

Every change of a claimed piece locks its row first and its lease second, so that two workers never wait for
each other; whoever no longer holds the lease changes nothing.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from traceback import format_exception

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from django_tasks_db.utils import exclusive_transaction

from multaqa.foundation.jobs.backend import PermanentFailure, RepeatableTask
from multaqa.foundation.jobs.models import Lease, Work

LEASE = timedelta(seconds=60)
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(hours=1)
log = structlog.get_logger(__name__)


class WorkerLost(Exception):
    """The worker of this piece of work was killed, or hung, and let its lease lapse."""


def claim(queues: Sequence[str], *, worker: str, lease: timedelta = LEASE) -> Work | None:
    """Take the next ready piece of work of these queues, or None; no other worker gets the same one."""
    ready = DBTaskResult.objects.ready().filter(queue_name__in=queues)
    if not ready.exists():  # a poll of an empty queue takes no write lock
        return None
    with exclusive_transaction():
        work: Work | None = ready.get_locked()
        if work is None:
            return None
        work.claim(worker)
        Lease.objects.update_or_create(work=work, defaults={"worker": worker, "until": timezone.now() + lease})
    return work


def renew(work: Work, *, worker: str, lease: timedelta = LEASE) -> bool:
    """Hold the work for another ``lease``; False if it has passed to another worker."""
    held = Lease.objects.filter(work_id=work.pk, worker=worker)
    return held.update(until=timezone.now() + lease) == 1


def succeed(work: Work, *, worker: str) -> bool:
    """Record success; False if the lease had been lost, and then nothing is written."""
    done = {"status": TaskResultStatus.SUCCESSFUL, "finished_at": timezone.now()}
    return _settle(work, done, worker=worker)


def retry_or_fail(work: Work, error: BaseException, *, worker: str) -> bool:
    """Put the work back for a later try, or fail it when its attempts are spent; False if the lease was lost."""
    return _settle(work, _after(work, error), worker=worker)


def hand_back(work: Work, *, worker: str) -> bool:
    """Make the work ready at once, as if it had not been taken; False if the lease was lost."""
    untaken = {"status": TaskResultStatus.READY, "run_after": get_date_max(), "worker_ids": work.worker_ids[:-1]}
    return _settle(work, untaken, worker=worker)


def reap(*, now: datetime | None = None) -> int:
    """Put back, or fail, running work that no live lease covers; returns how many pieces."""
    moment = now or timezone.now()
    if not _abandoned(moment).exists():
        return 0
    with exclusive_transaction():
        lost = [work for work in _abandoned(moment).select_for_update(skip_locked=True) if _lapsed(work, moment)]
        for work in lost:
            Lease.objects.filter(work_id=work.pk).delete()
            DBTaskResult.objects.filter(pk=work.pk).update(**_after(work, WorkerLost("".join(work.worker_ids[-1:]))))
    return len(lost)


def delay_before(tries: int) -> timedelta:
    """How long to wait after ``tries`` failures: doubling, capped, jittered by half so that crowds disperse."""
    doubled: int = 2 ** min(tries - 1, 20)
    full = min(FIRST_DELAY * doubled, LONGEST_DELAY)
    return full * random.uniform(0.5, 1.0)  # noqa: S311  # spreads load, hides nothing


def _settle(work: Work, columns: dict[str, object], *, worker: str) -> bool:
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().filter(pk=work.pk)
        list(row)  # takes the lock
        given_up, _ = Lease.objects.filter(work_id=work.pk, worker=worker).delete()
        if given_up:
            row.update(**columns)
    if not given_up:
        log.warning("lease was lost", task=work.task_path, work=str(work.pk), worker=worker)
    return bool(given_up)


def _after(work: Work, error: BaseException) -> dict[str, object]:
    tries = len(work.worker_ids)
    cause: dict[str, object] = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    # Not the words of the error: they may name people. They stay in the database, for ninety days.
    story = {"task": work.task_path, "work": str(work.pk), "tries": tries, "error": type(error).__name__}
    if isinstance(error, PermanentFailure) or tries >= _attempts_of(work):
        log.error("work failed", **story)
        return cause | {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    log.warning("work will be tried again", **story)
    return cause | {"status": TaskResultStatus.READY, "run_after": timezone.now() + delay_before(tries)}


def _attempts_of(work: Work) -> int:
    try:
        task = work.task
    except Exception:  # the code of a queued task may be gone or broken after an upgrade
        return 1
    return task.attempts if isinstance(task, RepeatableTask) else 1


def _abandoned(now: datetime) -> QuerySet[Work]:
    live = Lease.objects.filter(work_id=OuterRef("pk"), until__gt=now)
    return DBTaskResult.objects.running().filter(~Exists(live))


def _lapsed(work: Work, now: datetime) -> bool:
    lease = Lease.objects.select_for_update().filter(work_id=work.pk).first()
    return lease is None or lease.until <= now
