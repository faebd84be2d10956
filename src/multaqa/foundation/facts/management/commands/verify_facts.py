"""``manage.py verify_facts``: proves the log of facts whole, or says where it is not."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from multaqa.foundation.facts.sealing import seal
from multaqa.foundation.facts.verifying import heads_in, verify


class Command(BaseCommand):
    """Check the chain of facts."""

    help = "Check that the log of facts is whole; exit 1 and say where if it is not."

    def add_arguments(self, parser: CommandParser) -> None:
        """Heads kept elsewhere, and whether to seal first."""
        parser.add_argument(
            "--against",
            type=Path,
            action="append",
            default=[],
            help="a text file that holds heads (number:digest): a note, a backup's list, the program's log",
        )
        parser.add_argument("--seal", action="store_true", help="seal what waits before checking")

    def handle(self, **options: Any) -> None:
        """Print the head to keep, or the faults."""
        heads = _read_heads(options["against"])
        if options["seal"]:
            seal()
        verdict = verify(heads=heads)
        for fault in verdict.faults:
            self.stderr.write(fault)
        if verdict.faults:
            raise CommandError(f"The log of facts is not whole: {len(verdict.faults)} faults.")
        self.stdout.write(
            f"The log of facts is whole: {verdict.sealed} sealed, {verdict.waiting} waiting for their seal, "
            f"{verdict.erased} with their words erased; {len(heads)} kept heads agree.\n"
            f"Head to keep outside this database: {verdict.head or 'none yet'}"
        )


def _read_heads(files: list[Path]) -> dict[int, str]:
    try:
        return {number: digest for file in files for number, digest in heads_in(file.read_text("utf-8")).items()}
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The kept heads cannot be read: {error}.") from error
