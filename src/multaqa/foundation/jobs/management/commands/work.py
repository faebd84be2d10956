"""``manage.py work``: runs queued tasks and the schedule."""

import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.retrying import LEASE
from multaqa.foundation.jobs.supervisor import Part, Supervisor
from multaqa.foundation.jobs.worker import POLL_SECONDS, Worker


class Command(BaseCommand):
    """Run queued tasks until SIGTERM or Ctrl-C; a second one does not wait for the work in hand."""

    help = "Run queued tasks and the schedule: one process for each queue, or with --queue that queue alone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which queues, and how patient."""
        seconds = LEASE.total_seconds()
        parser.add_argument("--queue", choices=QUEUES, action="append", help="work on this queue in this process")
        parser.add_argument("--lease", type=float, default=seconds, help="seconds until a silent worker's work is lost")
        parser.add_argument("--poll", type=float, default=POLL_SECONDS, help="seconds between looks at an empty queue")

    def handle(self, **options: Any) -> None:
        """Work, or watch over workers."""
        if not options["queue"]:
            Supervisor([_part(queue, options["lease"]) for queue in QUEUES]).run()
            return
        worker = Worker(options["queue"], lease=timedelta(seconds=options["lease"]), poll=options["poll"])
        _on_signals(worker.stop)
        worker.run()


def _part(queue: str, lease: float) -> Part:
    command = [sys.executable, sys.argv[0], "work", "--queue", queue, "--lease", str(lease)]
    return Part(name=f"worker for {queue}", command=command)


def _on_signals(stop: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())
