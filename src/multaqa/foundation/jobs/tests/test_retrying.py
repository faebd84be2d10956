from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.jobs.api import failed_work, task
from multaqa.foundation.jobs.models import Lease, Work
from multaqa.foundation.jobs.retrying import (
    FIRST_DELAY,
    LONGEST_DELAY,
    claim,
    delay_before,
    hand_back,
    reap,
    renew,
    retry_or_fail,
    succeed,
)
from multaqa.foundation.jobs.testing import another_connection, run_everything


@task(attempts=2)
def stumble() -> None:
    raise ValueError("once more")


def row() -> Work:
    return DBTaskResult.objects.get()


@given(st.integers(1, 10_000))
def test_delays_double_up_to_an_hour_and_are_jittered_by_half(tries: int) -> None:
    full = min(FIRST_DELAY.total_seconds() * 2.0 ** min(tries - 1, 30), LONGEST_DELAY.total_seconds())
    assert full / 2 <= delay_before(tries).total_seconds() <= full


@pytest.mark.django_db
def test_raised_exception_puts_work_off_then_fails_it() -> None:
    stumble.enqueue()
    before = timezone.now()
    assert run_everything(allow_failures=True) == 1
    waiting = row()
    assert (waiting.status, waiting.exception_class_path) == ("READY", "builtins.ValueError")
    assert before < waiting.run_after <= timezone.now() + FIRST_DELAY
    DBTaskResult.objects.update(run_after=before)
    run_everything(allow_failures=True)
    (failed,) = failed_work()
    assert (failed.attempts, failed.error) == (2, "ValueError: once more")
    assert Lease.objects.count() == 0


@pytest.mark.django_db
def test_work_without_code_fails_at_once() -> None:
    stumble.enqueue()
    DBTaskResult.objects.update(task_path="multaqa.gone.away")
    run_everything(allow_failures=True)
    assert [failed.attempts for failed in failed_work()] == [1]


@pytest.mark.django_db
def test_a_queue_is_served_alone() -> None:
    stumble.using(queue_name="slow").enqueue()
    assert claim(["quick"], worker="a") is None
    assert claim(["slow"], worker="a") == row()
    assert claim(["slow"], worker="b") is None


@pytest.mark.django_db
def test_reaper_takes_only_what_no_live_lease_covers() -> None:
    stumble.enqueue()
    work = claim(["quick"], worker="a", lease=timedelta(seconds=10))
    assert work is not None
    now = timezone.now()
    assert reap(now=now + timedelta(seconds=5)) == 0
    assert renew(work, worker="a", lease=timedelta(seconds=30))
    assert reap(now=now + timedelta(seconds=15)) == 0
    assert reap(now=now + timedelta(seconds=31)) == 1
    assert (row().status, row().exception_class_path) == ("READY", "multaqa.foundation.jobs.retrying.WorkerLost")
    assert not renew(work, worker="a")


@pytest.mark.django_db
def test_work_that_kills_its_workers_is_given_up() -> None:
    stumble.enqueue()
    for worker in ("a", "b"):
        DBTaskResult.objects.update(run_after=timezone.now())
        assert claim(["quick"], worker=worker, lease=timedelta(0)) is not None
        assert reap() == 1
    assert [failed.error for failed in failed_work()] == ["multaqa.foundation.jobs.retrying.WorkerLost: b"]


@pytest.mark.django_db
def test_worker_that_lost_its_lease_changes_nothing() -> None:
    stumble.enqueue()
    late = claim(["quick"], worker="a", lease=timedelta(0))
    assert late is not None
    reap()
    DBTaskResult.objects.update(run_after=timezone.now())
    claim(["quick"], worker="b")
    before = DBTaskResult.objects.values().get()
    assert not succeed(late, worker="a")
    assert not retry_or_fail(late, ValueError(), worker="a")
    assert not hand_back(late, worker="a")
    assert DBTaskResult.objects.values().get() == before
    assert Lease.objects.get().worker == "b"


@pytest.mark.django_db(transaction=True)
def test_two_workers_claim_different_work_without_waiting() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    first, second = stumble.enqueue(), stumble.enqueue()
    with transaction.atomic():
        mine = claim(["quick"], worker="a")
        with another_connection():
            theirs = claim(["quick"], worker="b")
            nothing = claim(["quick"], worker="c")
    assert mine is not None
    assert theirs is not None
    assert {str(mine.pk), str(theirs.pk)} == {first.id, second.id}
    assert nothing is None
