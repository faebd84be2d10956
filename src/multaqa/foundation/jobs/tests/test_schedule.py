from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.jobs.api import Daily, Every, task
from multaqa.foundation.jobs.models import Occasion
from multaqa.foundation.jobs.schedule import enqueue_due, schedule
from multaqa.foundation.jobs.testing import run_everything

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@task()
def tick() -> None:
    pass


@given(moments, st.integers(1, 60 * 24))
def test_every_falls_on_multiples_and_within_one_step(moment: datetime, minutes: int) -> None:
    due = Every(minutes=minutes, task=tick).after(moment)
    assert moment < due <= moment + timedelta(minutes=minutes)
    assert (due - datetime.min.replace(tzinfo=UTC)) % timedelta(minutes=minutes) == timedelta(0)


@given(moments, st.times())
def test_daily_falls_on_its_hour_within_a_day(moment: datetime, at) -> None:
    due = Daily(at=f"{at:%H:%M}", task=tick).after(moment)
    assert moment < due <= moment + timedelta(days=1)
    assert f"{due:%H:%M}" == f"{at:%H:%M}"


@pytest.mark.django_db
def test_line_is_first_due_at_its_next_time_and_once_however_late() -> None:
    lines = [Every(minutes=10, task=tick)]
    assert enqueue_due(lines, now=NOON) == 0
    assert enqueue_due(lines, now=NOON + timedelta(minutes=9)) == 0
    assert enqueue_due(lines, now=NOON + timedelta(hours=3)) == 1
    assert Occasion.objects.get().due_at == NOON + timedelta(hours=3, minutes=10)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_line_waits_while_its_last_run_is_not_done() -> None:
    lines = [Every(minutes=1, task=tick)]
    counts = [enqueue_due(lines, now=NOON + timedelta(minutes=minute)) for minute in range(4)]
    assert counts == [0, 1, 0, 0]
    run_everything()
    assert enqueue_due(lines, now=NOON + timedelta(minutes=9)) == 1


def test_every_line_of_the_schedule_is_a_task_of_its_own() -> None:
    names = [line.task.module_path for line in schedule()]
    assert len(names) == len(set(names)) > 0
