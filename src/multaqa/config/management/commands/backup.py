"""``manage.py backup FILE``: database, files and keys, sealed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from multaqa.config.backups.making import make_backup
from multaqa.config.backups.passphrases import passphrase_for
from multaqa.config.backups.refusals import BackupRefused


class Command(BaseCommand):
    """Make a backup."""

    help = "Write database, files and keys to one encrypted archive, and verify it. The site may run meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, help="the archive to make; it must not exist")

    def handle(self, *, file: Path, **_options: object) -> None:
        """Make it or say in one sentence why not."""
        try:
            contents = make_backup(file, passphrase=passphrase_for("a new backup", twice=True))
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{file}: {contents}, read again and whole.")
