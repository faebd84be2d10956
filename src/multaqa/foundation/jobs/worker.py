"""A worker: takes work of its queues one by one, keeps its lease alive, and outlives a locked database."""

import os
import secrets
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from multaqa.foundation.jobs.models import Work
from multaqa.foundation.jobs.retrying import LEASE, claim, hand_back, reap, renew, retry_or_fail, succeed
from multaqa.foundation.jobs.schedule import enqueue_due

POLL_SECONDS = 1.0
HOUSEKEEPING_SECONDS = 15.0
log = structlog.get_logger(__name__)


def perform(work: Work, *, worker: str) -> BaseException | None:
    """Run one claimed piece of work in this thread and record how it ended; returns its exception, if any."""
    try:
        work.task.call(*work.args_kwargs["args"], **work.args_kwargs["kwargs"])
    except Exception as error:
        failure = error
    except BaseException:
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
            if connection.in_atomic_block:
                raise
            log.warning("database not available, waiting", error=str(error))
            close_old_connections()
            threading.Event().wait(pause)


class Worker:
    """One process' loop over its queues; ``stop()`` lets the piece in hand finish."""

    def __init__(self, queues: Sequence[str], *, lease: timedelta = LEASE, poll: float = POLL_SECONDS) -> None:
        self.queues = queues
        self.name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._lease = lease
        self._poll = poll
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until told to stop."""
        log.info("worker started", worker=self.name, queues=list(self.queues))
        keeper = threading.Thread(target=self._keep_house, name="housekeeping", daemon=True)
        keeper.start()
        while not self._stopping.is_set():
            if not patiently(self._take_one):
                self._stopping.wait(self._poll)
        log.info("worker stopped", worker=self.name)

    def stop(self) -> None:
        """Finish the piece in hand, take no other."""
        self._stopping.set()

    def _take_one(self) -> bool:
        close_old_connections()
        work = claim(self.queues, worker=self.name, lease=self._lease)
        if work is None:
            return False
        done = threading.Event()
        heart = threading.Thread(target=self._renew_until, args=(work, done), name="lease", daemon=True)
        heart.start()
        try:
            perform(work, worker=self.name)
        finally:
            done.set()
            heart.join()
        return True

    def _renew_until(self, work: Work, done: threading.Event) -> None:
        try:
            while not done.wait(self._lease.total_seconds() / 4):
                try:
                    renew(work, worker=self.name, lease=self._lease)
                except (OperationalError, InterfaceError) as error:
                    log.warning("lease not renewed", error=str(error))
        finally:
            connection.close()

    def _keep_house(self) -> None:
        pause = min(HOUSEKEEPING_SECONDS, self._lease.total_seconds() / 2)
        while not self._stopping.wait(pause):
            close_old_connections()
            try:
                reap()
                enqueue_due()
            except (OperationalError, InterfaceError) as error:
                log.warning("housekeeping put off", error=str(error))
