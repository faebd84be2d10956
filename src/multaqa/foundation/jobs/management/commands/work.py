"""``manage.py work``: runs queued tasks and the schedule."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.retrying import LEASE
from multaqa.foundation.jobs.supervisor import Supervisor, worker_command
from multaqa.foundation.jobs.worker import POLL_SECONDS, Worker


class Command(BaseCommand):
    """Run queued tasks until SIGTERM or Ctrl-C; a second one does not wait for the task in hand."""

    help = "Run queued tasks and the schedule: one process for each queue, or with --queue that queue alone."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which queues, and how patient."""
        seconds = LEASE.total_seconds()
        parser.add_argument("--queue", choices=QUEUES, action="append", help="work on this queue in this process")
        parser.add_argument("--lease", type=float, default=seconds, help="seconds until a silent worker's work is lost")
        parser.add_argument("--poll", type=float, default=POLL_SECONDS, help="seconds between looks at an empty queue")
        parser.add_argument("--parent", type=int, help="stop when this process is no longer the parent")

    def handle(self, **options: Any) -> None:
        """Work, or watch over workers."""
        if options["queue"]:
            lease = timedelta(seconds=options["lease"])
            worker = Worker(options["queue"], lease=lease, poll=options["poll"], parent=options["parent"])
            _on_signals(worker.stop)
            worker.run()
        else:
            here = os.getpid()
            supervisor = Supervisor([worker_command(queue, lease=options["lease"], parent=here) for queue in QUEUES])
            _on_signals(supervisor.stop)
            supervisor.run()


def _on_signals(stop: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())
