"""Writes: failed work run again, and the progress that a long task reports."""

from collections.abc import Collection

import structlog
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Least
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from multaqa.foundation.jobs.models import Progress

log = structlog.get_logger(__name__)


class NotFailed(Exception):
    """There is no failed work of this id: it was run again already, or never was."""


def run_again(work_id: str, *, by: AbstractBaseUser) -> None:
    """Make failed work ready with all its attempts anew. Raises NotFailed."""
    try:
        failed = DBTaskResult.objects.failed().filter(pk=work_id)
    except ValidationError as error:  # not an id at all
        raise NotFailed(work_id) from error
    anew = {"status": TaskResultStatus.READY, "run_after": get_date_max(), "worker_ids": [], "finished_at": None}
    if not failed.update(**anew):
        raise NotFailed(work_id)
    log.info("work is run again", work=work_id, by=by.pk)


def start_progress(*, owner: AbstractBaseUser, title_key: str, total: int) -> Progress:
    """Begin to report on long work; ``title_key`` is an English message, ``total`` the number of steps."""
    return Progress.objects.create(owner_id=owner.pk, title_key=title_key, total=total)


def advance(progress_id: int, done: int, total: int | None = None) -> None:
    """Report that ``done`` steps of ``total`` (as before, if not given) are behind us."""
    whole = F("total") if total is None else total
    changes = {"total": whole, "done": Least(done, whole)}
    _running(progress_id).update(**changes)


def finish(progress_id: int, url: str) -> None:
    """The work is done and its outcome lies at ``url``."""
    _running(progress_id).update(state=Progress.State.FINISHED, done=F("total"), url=url)


def fail(progress_id: int, message: str) -> None:
    """The work has failed; ``message`` is one sentence in its owner's language."""
    _running(progress_id).update(state=Progress.State.FAILED, message=message)


def forget_progress(owner: AbstractBaseUser) -> int:
    """Delete all that was reported to this person; returns how many rows."""
    return Progress.objects.filter(owner_id=owner.pk).delete()[0]


def forget_traces(words: Collection[str]) -> int:
    """Empty the reports of failures in which one of these words stands; returns how many. Work itself is numbers."""
    naming = Q(pk__in=[])
    for word in filter(None, words):
        naming |= Q(traceback__contains=word)
    return DBTaskResult.objects.filter(naming).update(traceback="")


def _running(progress_id: int) -> QuerySet[Progress]:
    return Progress.objects.filter(pk=progress_id, state=Progress.State.RUNNING)
