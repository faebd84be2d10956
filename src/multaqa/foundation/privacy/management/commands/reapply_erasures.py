"""``manage.py reapply_erasures [FILE…]``: repeat the erasures that a restored backup has undone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.people.api import person_of
from multaqa.foundation.privacy.commands import erase_again
from multaqa.foundation.privacy.kept_list import ids_in, path_of_list
from multaqa.foundation.privacy.refusals import Refused


class Command(BaseCommand):
    """Reads ids from the installation's own list, or from other lists and logs, and erases who came back."""

    help = "Repeats, after a restore, the erasures that were carried out since the backup was made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files that name the erased; none: the installation's own list."""
        parser.add_argument("files", nargs="*", type=Path, help="lists of the erased, or logs of the program")

    def handle(self, *_args: Any, files: list[Path], **_options: Any) -> None:
        """Erase again whoever is on the list and in the database with a name."""
        ids = _named_in(files or [path_of_list()])
        again, held = 0, []
        for person in filter(None, map(person_of, ids)):
            try:
                again += erase_again(person)
            except Refused:
                held.append(person.public_id)
        self.stdout.write(f"{len(ids)} on the list, {again} erased again.")
        if held:
            raise CommandError(f"A legal hold lies on {', '.join(held)}: run this again when it has ended.")


def _named_in(files: list[Path]) -> list[str]:
    try:
        return list(dict.fromkeys(one for path in files for one in ids_in(path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The list could not be read: {error}") from error
