from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from multaqa.foundation.jobs.api import (
    NotFailed,
    Progress,
    advance,
    fail,
    finish,
    forget_finished_work,
    progress_of,
    run_again,
    start_progress,
)
from multaqa.foundation.jobs.testing import run_everything

pytestmark = pytest.mark.django_db
State = Progress.State


@pytest.fixture
def amina():
    return get_user_model().objects.create(email="amina@example.org")


def told(progress: Progress) -> tuple[int, int, str, str, str]:
    progress.refresh_from_db()
    return (progress.done, progress.total, progress.state, progress.url, progress.message)


def test_progress_advances_within_its_total_and_ends_once(amina) -> None:
    progress = start_progress(owner=amina, title_key="Import of news", total=4)
    advance(progress.pk, 3)
    assert told(progress) == (3, 4, State.RUNNING, "", "")
    advance(progress.pk, 12, total=10)
    assert told(progress) == (10, 10, State.RUNNING, "", "")
    finish(progress.pk, "/ar/news/")
    fail(progress.pk, "too late")
    assert told(progress) == (10, 10, State.FINISHED, "/ar/news/", "")


def test_failed_progress_says_why_and_moves_no_more(amina) -> None:
    progress = start_progress(owner=amina, title_key="Import of news", total=4)
    fail(progress.pk, "The file is empty.")
    advance(progress.pk, 2)
    assert told(progress) == (0, 4, State.FAILED, "", "The file is empty.")


def test_progress_is_its_owners_alone(amina) -> None:
    boris = get_user_model().objects.create(email="boris@example.org")
    progress = start_progress(owner=amina, title_key="Import of news", total=4)
    assert progress_of(progress.public_id, amina) == progress
    assert progress_of(progress.public_id, boris) is None


@pytest.mark.parametrize("work_id", ["not an id", "0873a233-3575-4085-9daa-a9a876acb750"])
def test_run_again_refuses_what_has_not_failed(amina, work_id: str) -> None:
    with pytest.raises(NotFailed):
        run_again(work_id, by=amina)


def test_old_finished_work_and_progress_are_forgotten(amina) -> None:
    forget_finished_work.enqueue()
    run_everything()
    forget_finished_work.enqueue()
    long_ago = timezone.now() - timedelta(days=31)
    DBTaskResult.objects.successful().update(finished_at=long_ago)
    old = start_progress(owner=amina, title_key="Import of news", total=1)
    new = start_progress(owner=amina, title_key="Import of news", total=1)
    Progress.objects.filter(pk=old.pk).update(changed_at=long_ago)
    run_everything()
    assert DBTaskResult.objects.filter(finished_at=long_ago).count() == 0
    assert list(Progress.objects.all()) == [new]
