"""``manage.py import_news PATH…``: shows what would be imported; ``--save`` saves it as drafts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.encoding import force_str

from multaqa.features.news.commands.imports import GivenSource, read_given, save_chosen
from multaqa.features.news.commands.team import newsroom
from multaqa.features.news.import_sentences import FORMS, REASONS, VERDICTS, refused_in_words
from multaqa.features.news.importing import chosen_entries
from multaqa.features.news.limits import RefusedText
from multaqa.features.news.policies import can_import
from multaqa.features.news.reading.api import MAX_BYTES, Entry, Reading, SourceLine
from multaqa.foundation.access.api import set_key
from multaqa.foundation.people.api import Capability, Person, people_with, person_of_address


class Command(BaseCommand):
    """Read files and addresses as the import page does; without ``--save`` nothing is kept."""

    help = "Show the articles that files or addresses hold; with --save, save them as drafts, all or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take files, addresses, who imports, and whether to save."""
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="text files, saved pages, feeds, or folders of them"
        )
        parser.add_argument("--url", action="append", default=[], help="the address of a page or feed (repeatable)")
        parser.add_argument("--by", metavar="EMAIL", help="who imports (else the first who was allowed to)")
        parser.add_argument("--save", action="store_true", help="save what was found as drafts")

    def handle(
        self, *_args: Any, paths: list[Path], url: list[str], by: str | None, save: bool, **_options: Any
    ) -> None:
        """Show every entry with its lines; save them all, or none when a source was refused."""
        if not paths and not url:
            raise CommandError("Nothing to read: name files or folders, or give an address with --url.")
        person = _person(by) if by else _first_importer()
        files = [_given(file) for path in paths for file in _files(path)]
        reading = read_given([*files, *(GivenSource(one, address=one) for one in url)], by=person)
        for number, entry in enumerate(reading.entries, start=1):
            self._show(number, entry)
        for refused in reading.refused:
            self.stderr.write(f"{refused.name}: {refused_in_words(refused.refusal)}")
        if save:
            self._save(reading, by=person)
        elif reading.refused:
            raise CommandError("Not every source could be read.")

    def _show(self, number: int, entry: Entry) -> None:
        proposed = " (proposed, the source has none)" if entry.title_is_proposed else ""
        self.stdout.write(f"\n{number}. {FORMS[entry.form]}: {entry.title or entry.proposed_title}{proposed}")
        ties = {
            "language": entry.language,
            "published": entry.published,
            "address": entry.address,
            "announces": entry.article_key or entry.article_ref,
            "story": entry.group or "",
            "imported before as": entry.kept_ref,
        }
        self.stdout.write("   " + ", ".join(f"{name}: {value}" for name, value in ties.items() if value))
        for line in entry.lines:
            self.stdout.write(_shown(line))

    def _save(self, reading: Reading, *, by: Person) -> None:
        if reading.refused:
            raise CommandError("Nothing was saved: not every source could be read.")
        chosen = chosen_entries(reading, [entry.key for entry in reading.new_entries])
        try:
            saved = save_chosen(chosen, by=by)
        except RefusedText as refused:
            raise CommandError(force_str(next(iter(refused.problems.values())))) from refused
        left = len(reading.new_entries) - len(chosen)
        more = f" {left} more wait: run the command again." if left else ""
        self.stdout.write(f"\n{len(saved.new)} saved as drafts.{more}")


def _person(email: str) -> Person:
    person = person_of_address(email)
    if person is None or not can_import(person, set_key(newsroom())):
        raise CommandError(f"Nobody with the address {email} may import news here.")
    return person


def _first_importer() -> Person:
    key = set_key(newsroom())
    people = people_with(Capability.IMPORT_NEWS).order_by("joined_at", "pk")
    person = next((one for one in people if can_import(one, key)), None)
    if person is None:
        raise CommandError("Nobody may import news yet: give someone the role first (manage.py appoint EMAIL steward).")
    return person


def _files(path: Path) -> list[Path]:
    """The file itself, or the files of a folder by name, but for hidden ones and folders in it."""
    if not path.is_dir():
        return [path]
    try:
        found = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
    if not found:
        raise CommandError(f"{path}: no files lie in this folder.")
    return found


def _given(path: Path) -> GivenSource:
    """A file, never read further than its limit. Raises CommandError for what is no file."""
    try:
        with path.open("rb") as file:
            return GivenSource(path.name, file.read(MAX_BYTES + 1))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error


def _shown(line: SourceLine) -> str:
    reason = f" ({REASONS[line.reason]})" if line.removed and line.reason in REASONS else ""
    mark = "-" if line.removed else " "
    return f"   {mark} {line.number:>4}  {VERDICTS[line.verdict]}{reason}: {line.text}"
