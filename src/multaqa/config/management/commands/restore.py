"""``manage.py restore FILE``: everything as it was when the backup was made."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from multaqa.config.backups.passphrases import passphrase_for
from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.restoring import restore_backup, verify_backup


class Command(BaseCommand):
    """Restore a backup."""

    help = "Put a backup in the place of what is here. Stop the site first. Nothing is touched before it is verified."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which archive, and whether what is here may go."""
        parser.add_argument("file", type=Path, help="an archive that `backup` made")
        parser.add_argument("--verify", action="store_true", help="only read it to its end, and touch nothing")
        parser.add_argument("--replace", action="store_true", help="even though the database holds accounts")

    def handle(self, *, file: Path, replace: bool, verify: bool, **_options: object) -> None:
        """Restore it, or prove that it can be, or say in one sentence why not."""
        try:
            if verify:
                contents = verify_backup(file, passphrase=passphrase_for("this backup"))
                self.stdout.write(f"{file}: {contents}, whole and fit to restore here. Nothing was touched.")
                return
            restored = restore_backup(file, passphrase=passphrase_for("this backup"), replace=replace)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Restored {restored.contents}; the log of facts is whole.")
        if restored.key:
            self.stdout.write(
                f"The backup's secret key differs from this installation's and is kept in {restored.key}: "
                "give it as MULTAQA_SECRET_KEY so that what was signed and sealed with it can be read."
            )
