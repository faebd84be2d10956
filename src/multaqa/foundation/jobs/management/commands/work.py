"""``manage.py work``: runs queued tasks and the schedule."""

import signal
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandParser

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.worker import Worker


class Command(BaseCommand):
    """Run queued tasks."""

    help = "Run queued tasks and the schedule; without --queue, one process for each queue."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which queues, and how long a silent worker keeps its task."""
        parser.add_argument("--queue", choices=QUEUES, action="append", help="only this queue, in this process")
        parser.add_argument("--lease", type=float, default=60.0, help="seconds until a silent worker's task is taken")

    def handle(self, *, queue: list[str] | None, lease: float, **_options: object) -> None:
        """Work until SIGTERM or Ctrl-C."""
        worker = Worker(queue or QUEUES, lease=timedelta(seconds=lease))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
