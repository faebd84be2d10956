from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.foundation.jobs.api import queue_depths, silent_queues, task
from multaqa.foundation.jobs.models import Watch
from multaqa.foundation.jobs.queries import QueueDepth

pytestmark = pytest.mark.django_db


@task(queue="slow")
def wait() -> None:
    pass


def test_queue_is_silent_when_no_worker_was_seen_lately() -> None:
    now = timezone.now()
    Watch.objects.create(queue="quick", seen_at=now - timedelta(seconds=20))
    assert silent_queues(longer_than=timedelta(seconds=60)) == ["slow"]
    assert silent_queues(longer_than=timedelta(seconds=10)) == ["quick", "slow"]


def test_depths_name_every_queue() -> None:
    wait.enqueue()
    slow = queue_depths()[1]
    assert queue_depths()[0] == QueueDepth("quick")
    assert (slow.queue, slow.waiting, slow.running, slow.failed) == ("slow", 1, 0, 0)
    assert slow.oldest is not None
