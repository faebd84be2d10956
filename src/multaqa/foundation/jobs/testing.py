"""For tests of any app: run what was enqueued here and now, or give other processes the test's database."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.examinations import known_examinations
from multaqa.foundation.jobs.models import Watch
from multaqa.foundation.jobs.retrying import LEASE, claim, reap
from multaqa.foundation.jobs.worker import perform


def run_everything(*, allow_failures: bool = False) -> int:
    """Run all ready work, and what it enqueues in turn; returns how many pieces ran.

    A failing task raises its exception here, unless failures are allowed; work put off to later is left alone.
    """
    count = 0
    while (work := claim(QUEUES, worker="test")) is not None:
        failure = perform(work, worker="test")
        if failure is not None and not allow_failures:
            raise failure
        count += 1
    return count


def lease_lapses() -> int:
    """Let time pass for work whose worker was killed, until it can be claimed again; returns how many pieces."""
    count = reap(now=timezone.now() + 2 * LEASE)
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=get_date_max())
    return count


@contextmanager
def shared_database(folder: Path, *, busy: float = 20) -> Iterator[dict[str, str]]:
    """Let other processes see the test's database; yields the environment to start them with.

    For tests with real commits (``transactional_db``). SQLite's in-memory database is copied to a file in
    ``folder``, which this process then uses too; ``busy`` is how many seconds its users wait for a lock.
    """
    here = connections["default"]
    if here.vendor == "postgresql":
        yield _environment(folder, _postgresql_address(here))
        return
    file = folder / "multaqa.sqlite3"
    here.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        here.connection.backup(copy)
    options = {**here.settings_dict["OPTIONS"], "timeout": busy}
    connections["default"] = SqliteWrapper({**here.settings_dict, "NAME": file, "OPTIONS": options}, "default")
    try:
        yield _environment(folder, f"sqlite:///{quote(str(file))}?busy={busy}")
    finally:
        connections["default"].close()
        connections["default"] = here


def start_command(*arguments: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start ``manage.py`` with these arguments; it reads ``stdin``, and writes both its streams to ``stdout``."""
    return subprocess.Popen(
        [sys.executable, settings.ROOT / "manage.py", *arguments],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def another_connection() -> Iterator[None]:
    """Speak to PostgreSQL over a second connection meanwhile, as another process would (SQLite has one writer)."""
    first = connections["default"]
    connections["default"] = second = first.copy()
    try:
        yield
    finally:
        second.close()
        connections["default"] = first


def _environment(folder: Path, address: str) -> dict[str, str]:
    return {**os.environ, "MULTAQA_VAR": str(folder), "MULTAQA_DATABASE_URL": address, "PYTHONUNBUFFERED": "1"}


def _postgresql_address(here: BaseDatabaseWrapper) -> str:
    values = here.settings_dict
    account = f"{quote(values['USER'])}:{quote(values['PASSWORD'])}"
    return f"postgresql://{account}@:{values['PORT']}/{values['NAME']}?{urlencode({'host': values['HOST']})}"


def forget_examination(name: str) -> None:
    """Unlearn an examination that a test made known."""
    known_examinations.pop(name, None)


def sign_of_life(queues: list[str]) -> None:
    """Let these queues look as if a worker lived."""
    for queue in queues:
        Watch.objects.update_or_create(queue=queue, defaults={"seen_at": timezone.now()})
