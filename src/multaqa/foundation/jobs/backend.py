"""Tasks that may be tried again: Django's own tasks on django-tasks-db, with a number of attempts added."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, ParamSpec, cast

from django.tasks import Task
from django.tasks import task as django_task
from django_tasks_db import DatabaseBackend

Queue = Literal["quick", "slow"]
QUEUES: tuple[Queue, ...] = ("quick", "slow")
P = ParamSpec("P")


class PermanentFailure(Exception):
    """Raised by a task that would fail the same way again: it is failed at once, with this message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatableTask(Task[Any, Any]):
    """A task that is tried up to ``attempts`` times, each try later than the last."""

    attempts: int = 8


class RepeatingBackend(DatabaseBackend):
    """The backend named in ``TASKS``: rows as django-tasks-db keeps them, tasks of our own class."""

    task_class = RepeatableTask


def task(*, queue: Queue = "quick", attempts: int = 8) -> Callable[[Callable[P, object]], RepeatableTask]:
    """Turn a module-level function of JSON values (ids) into a task.

    ``.enqueue(*args)`` writes a row in the caller's transaction. The function must be repeatable: it is run
    again after an exception, or after its worker was killed. ``slow`` is for what may take over a second or so.
    """
    decorate = django_task(queue_name=queue, attempts=attempts)  # type: ignore[call-overload]  # attempts is ours
    return cast("Callable[[Callable[P, object]], RepeatableTask]", decorate)
