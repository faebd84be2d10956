"""Workers as real processes on a real database file (or PostgreSQL): killed, locked out, overtaken."""

import os
import select
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from multaqa.foundation.jobs.api import silent_queues, start_progress
from multaqa.foundation.jobs.testing import shared_database, start_command
from multaqa.foundation.jobs.tests.meeting import MeetingPoint, meet, meet_and_write, meet_slowly

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts ``manage.py`` commands on the test's database; kills them at the end."""
    started = []
    with shared_database(tmp_path, busy=0.3) as environment:

        def start_one(*arguments: str) -> subprocess.Popen[str]:
            started.append(start_command(*arguments, environment=environment))
            return started[-1]

        yield start_one
        for process in started:
            process.kill()
            process.communicate()


@pytest.fixture
def point() -> Iterator[MeetingPoint]:
    with MeetingPoint() as point:
        yield point


def states() -> dict[str, tuple[str, int]]:
    """The word of each task: its state and how often it was taken."""
    rows = DBTaskResult.objects.filter(task_path__contains=".meeting.")  # the schedule may add its own
    return {row.args_kwargs["args"][1]: (row.status, len(set(row.worker_ids))) for row in rows}


def read_until(process: subprocess.Popen[str], words: str, *, times: int = 1) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        times -= words in line
        if not times:
            return
    pytest.fail(f"the process ended without saying {words!r}")


def test_work_of_a_killed_worker_is_done_by_another(start, point) -> None:
    meet.enqueue(point.address, "first")
    victim = start("work", "--queue", "quick", "--lease", "1", "--poll", "0.1")
    held = point.next()
    assert (held.word, held.pid) == ("first", victim.pid)
    victim.kill()
    start("work", "--queue", "quick", "--lease", "1", "--poll", "0.1")
    again = point.next()
    assert again.word == "first"
    assert again.pid != victim.pid
    meet.enqueue(point.address, "second")
    again.let_go()
    assert point.next().word == "second"
    assert states()["first"] == ("SUCCESSFUL", 2)


def test_long_write_neither_kills_the_worker_nor_loses_the_work(start, point) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a lock of the whole database is SQLite's")
    meet.enqueue(point.address, "first")
    worker = start("work", "--queue", "quick", "--poll", "0.1")
    visitor = point.next()
    with transaction.atomic():  # immediate: the file is locked
        visitor.let_go()
        read_until(worker, "database not available", times=3)
    meet.enqueue(point.address, "second")
    assert point.next().word == "second"
    assert states()["first"] == ("SUCCESSFUL", 1)


def test_work_that_meets_a_locked_database_is_tried_again(start, point) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a lock of the whole database is SQLite's")
    owner = get_user_model().objects.create(email="amina@example.org")
    progress = start_progress(owner=owner, title_key="x", total=1)
    meet_and_write.enqueue(point.address, "first", progress.pk)
    worker = start("work", "--queue", "quick", "--poll", "0.1")
    visitor = point.next()
    with transaction.atomic():
        visitor.let_go()
        read_until(worker, "database not available")
    again = point.next()
    assert (again.word, again.pid) == ("first", worker.pid)
    meet.enqueue(point.address, "second")
    again.let_go()
    assert point.next().word == "second"
    progress.refresh_from_db()
    assert progress.url == "/first"
    assert states()["first"] == ("SUCCESSFUL", 1)


def test_slow_work_does_not_hold_up_quick_work_and_dead_workers_are_replaced(start, point) -> None:
    meet_slowly.enqueue(point.address, "slow")
    supervisor = start("work")
    slow = point.next()
    meet.enqueue(point.address, "quick")
    quick = point.next()
    assert (slow.word, quick.word) == ("slow", "quick")
    assert silent_queues(longer_than=timedelta(seconds=30)) == []
    quick.let_go()
    os.kill(quick.pid, signal.SIGKILL)
    meet.enqueue(point.address, "later")
    later = point.next()
    assert later.pid != quick.pid
    supervisor.terminate()
    slow.let_go()
    later.let_go()
    assert supervisor.wait(timeout=30) == 0
    assert (states()["slow"], states()["later"]) == (("SUCCESSFUL", 1), ("SUCCESSFUL", 1))


def test_workers_end_with_their_supervisor(start, point) -> None:
    meet.enqueue(point.address, "quick")
    supervisor = start("work")
    visitor = point.next()
    alive = os.pidfd_open(visitor.pid)
    supervisor.kill()
    visitor.let_go()
    ended, _, _ = select.select([alive], [], [], 30)
    os.close(alive)
    assert ended == [alive]


def test_second_signal_gives_the_work_to_another_worker(start, point) -> None:
    meet.enqueue(point.address, "first")
    worker = start("work", "--queue", "quick", "--poll", "0.1")
    held = point.next()
    assert held.pid == worker.pid
    worker.terminate()
    worker.send_signal(signal.SIGINT)
    assert worker.wait(timeout=30) == 1
    assert states() == {"first": ("READY", 0)}
