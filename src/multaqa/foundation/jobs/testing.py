"""For tests of any app: run what was enqueued, here and now, with the worker's own code."""

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.retrying import claim
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
