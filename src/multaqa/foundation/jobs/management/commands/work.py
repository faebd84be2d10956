"""``manage.py work``: runs queued tasks and the schedule."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from multaqa.foundation.jobs.backend import QUEUES
from multaqa.foundation.jobs.retrying import LEASE
from multaqa.foundation.jobs.supervisor import Supervisor
from multaqa.foundation.jobs.worker import POLL_SECONDS, part, work


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
        lease = timedelta(seconds=options["lease"])
        if options["queue"]:
            work(options["queue"], lease=lease, poll=options["poll"])
        else:
            Supervisor([part(queue, lease=lease, poll=options["poll"]) for queue in QUEUES]).run()
