"""A worker: takes work of its queues one by one, keeps its lease alive, and outlives a locked database."""

import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from multaqa.foundation.jobs.models import Watch, Work
from multaqa.foundation.jobs.retrying import LEASE, claim, hand_back, reap, renew, retry_or_fail, succeed
from multaqa.foundation.jobs.schedule import enqueue_due
from multaqa.foundation.jobs.supervisor import Part

POLL_SECONDS = 1.0
HOUSEKEEPING_SECONDS = 10.0
log = structlog.get_logger(__name__)


def part(queue: str, *, lease: timedelta = LEASE, poll: float = POLL_SECONDS) -> Part:
    """A worker for one queue, to be supervised."""
    act = partial(work, [queue], lease=lease, poll=poll)
    return Part(name=f"worker for {queue}", act=act, title=f"worker {queue}")


def work(queues: Sequence[str], *, lease: timedelta = LEASE, poll: float = POLL_SECONDS) -> None:
    """Run queued tasks and the schedule in this process until SIGTERM or Ctrl-C; a second one does not wait for the
    piece in hand."""
    worker = Worker(queues, lease=lease, poll=poll)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    worker.run()


def perform(work: Work, *, worker: str) -> BaseException | None:
    """Run one claimed piece of work in this thread and record how it ended; returns its exception, if any."""
    try:
        work.task.call(*work.args_kwargs["args"], **work.args_kwargs["kwargs"])
    except Exception as error:
        failure = error
    except BaseException:  # told to stop at once: another worker may have it now
        hand_back(work, worker=worker)
        raise
    else:
        patiently(lambda: succeed(work, worker=worker))
        return None
    patiently(lambda: retry_or_fail(work, failure, worker=worker))
    return failure


def patiently[T](act: Callable[[], T], *, pause: float = POLL_SECONDS) -> T:
    """Call ``act`` until the database takes it: one that is locked or gone for a while is no reason to die."""
    while True:
        try:
            return act()
        except (OperationalError, InterfaceError) as error:
            if connection.in_atomic_block:  # a test's own transaction: it cannot be mended from here
                raise
            log.warning("database not available, waiting", error=str(error))
            close_old_connections()
            time.sleep(pause)


class Worker:
    """One process' loop over its queues.

    ``lease`` is how long its work stays its own after its last sign of life; ``poll`` is in seconds.
    """

    def __init__(self, queues: Sequence[str], *, lease: timedelta = LEASE, poll: float = POLL_SECONDS) -> None:
        self.queues = queues
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._lease = lease
        self._poll = poll
        self._stopping = False  # a plain flag: a signal handler may not wait for the lock inside an Event

    def run(self) -> None:
        """Work until told to stop."""
        log.info("worker started", worker=self.name, queues=list(self.queues))
        _beside(self._keep_house)
        while not self._stopping:
            if not patiently(self._take_one, pause=self._poll):
                time.sleep(self._poll)
        log.info("worker stopped", worker=self.name)

    def stop(self) -> None:
        """Take no more work; called again, leave the piece in hand to another worker and exit."""
        if self._stopping:
            raise SystemExit(1)
        self._stopping = True

    def _take_one(self) -> bool:
        close_old_connections()
        work = claim(self.queues, worker=self.name, lease=self._lease)
        if work is None:
            return False
        with self._holding(work):
            perform(work, worker=self.name)
        return True

    @contextmanager
    def _holding(self, work: Work) -> Iterator[None]:
        done = threading.Event()
        heart = _beside(self._renew_until, work, done)
        try:
            yield
        finally:
            done.set()
            heart.join()

    def _renew_until(self, work: Work, done: threading.Event) -> None:
        while not done.wait(self._lease.total_seconds() / 4):
            try:
                renew(work, worker=self.name, lease=self._lease)
            except (OperationalError, InterfaceError) as error:
                log.warning("lease not renewed", error=str(error))
        connection.close()

    def _keep_house(self) -> None:
        pause = min(HOUSEKEEPING_SECONDS, self._lease.total_seconds() / 2)
        while not self._stopping:
            close_old_connections()
            try:
                self._give_a_sign()
                reap()
                enqueue_due()
            except (OperationalError, InterfaceError) as error:
                log.warning("housekeeping put off", error=str(error))
            time.sleep(pause)

    def _give_a_sign(self) -> None:
        for queue in self.queues:
            Watch.objects.update_or_create(queue=queue, defaults={"seen_at": timezone.now()})


def _beside(act: Callable[..., None], *arguments: object) -> threading.Thread:
    def run() -> None:
        # Signals are for the main thread: one that lands here would not wake it from what it waits for.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        act(*arguments)

    thread = threading.Thread(target=run, name=act.__name__, daemon=True)
    thread.start()
    return thread
