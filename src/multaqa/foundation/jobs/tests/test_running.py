import pytest
from django.contrib.auth import get_user_model

from multaqa.foundation.jobs.api import PermanentFailure, failed_work, queue_depths, run_again, task
from multaqa.foundation.jobs.testing import run_everything

Person = get_user_model()

seen: list[int] = []


@task()
def note(number: int) -> None:
    seen.append(number)
    if number > 1:
        note.enqueue(number - 1)


@task(queue="slow")
def refuse(number: int) -> None:
    raise PermanentFailure(f"number {number} is no good")


@pytest.mark.django_db
def test_enqueued_work_runs_to_the_end() -> None:
    seen.clear()
    note.enqueue(3)
    assert run_everything() == 3
    assert seen == [3, 2, 1]


@pytest.mark.django_db
def test_permanent_failure_is_not_tried_again_until_someone_asks() -> None:
    refuse.enqueue(7)
    run_everything(allow_failures=True)
    (failed,) = failed_work()
    assert (failed.queue, failed.arguments, failed.attempts) == ("slow", [7], 1)
    assert failed.error.endswith("PermanentFailure: number 7 is no good")
    run_again(failed.id, by=Person.objects.create(email="a@example.org"))
    assert failed_work() == []
    assert [(depth.queue, depth.waiting) for depth in queue_depths()] == [("quick", 0), ("slow", 1)]
