"""``manage.py record_bounce < message``: what a mail server pipes returned mail to."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.notify.commands import record_bounce
from multaqa.foundation.notify.commands.bounces import BounceOutcome
from multaqa.foundation.notify.reports import LARGEST

EX_DATAERR = 65  # sysexits.h: mail servers know it as "the input was wrong"


class Command(BaseCommand):
    """Read one delivery report from standard input and note it."""

    help = "Read one returned message from standard input and note what became of the mail it is about."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say in one line what the report was; end with 65 if it was none."""
        outcome = record_bounce(sys.stdin.buffer.read(LARGEST))
        if outcome is BounceOutcome.NO_REPORT:
            raise CommandError("This is not a delivery report.", returncode=EX_DATAERR)
        self.stdout.write(f"The message is {outcome.value}.")
