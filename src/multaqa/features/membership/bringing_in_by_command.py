"""Lists brought in from the command line: the same dry run as the page's, and saving."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from multaqa.features.membership.commands import begin_intake, end_intake, read_intake, save_intake, save_some
from multaqa.features.membership.intake.refusals import sentence_of_refusal
from multaqa.features.membership.models import Intake, IntakeLike
from multaqa.features.membership.policies import can_bring_in
from multaqa.features.membership.queries.intakes import Rank, RowShown, ranked_rows, shown_rows, with_likes
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Capability, Person, people_with, person_of_address, the_network
from multaqa.lib.labels import label_in
from multaqa.lib.sheets import MOST_BYTES


class BringingIn(BaseCommand):
    """Read a list as the page does; without ``--save`` nothing is kept. ``kind`` is what its rows are."""

    kind: Intake.Kind

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a file, who brings it in, and whether to save."""
        parser.add_argument("path", type=Path, metavar="PATH", help="a list as CSV or XLSX")
        parser.add_argument("--by", metavar="EMAIL", help="who brings it in (else the first who may)")
        parser.add_argument("--language", choices=CODES, default="ar", help="of letters, where a row names none")
        parser.add_argument("--save", action="store_true", help="save what was read")
        parser.add_argument(
            "--leave-out", action="store_true", help="with --save: leave out rows with problems or without a choice"
        )

    def handle(self, *_args: Any, path: Path, by: str | None, language: str, save: bool, **options: Any) -> None:
        """Show every problem and every likeness; save all rows, or none."""
        person = _person(by)
        begun = begin_intake(
            _content(path), name=path.name, kind=self.kind, network=the_network(), language=language, by=person
        )
        try:
            with override("en"):
                read_intake(begun, language="en")
                self._show(begun, person)
                if save:
                    self._save(begun, person, leaves_out=options["leave_out"])
        finally:
            end_intake(begun, by=person)

    def _show(self, begun: Intake, person: Person) -> None:
        if begun.state == Intake.State.REFUSED:
            raise CommandError(sentence_of_refusal(begun.fault, begun.fault_about))
        rows = shown_rows(list(with_likes(ranked_rows(begun, reader=person), reader=person)), begun, language="en")
        people = [like.person for row in rows for like in row.likes if like.person is not None]
        names = shown_names(people, reader=person) if people else {}
        for row in rows:
            for line in _lines(row, names):
                self.stdout.write(f"row {row.row.number}, {line}")
        for rank in Rank:
            self.stdout.write(f"{_RANKS[rank]}: {sum(row.rank == rank for row in rows)}")

    def _save(self, begun: Intake, person: Person, *, leaves_out: bool) -> None:
        try:
            if not save_intake(begun, leaves_out=leaves_out, by=person):
                while save_some(begun.pk):
                    pass
        except CannotBeChanged as refusal:
            raise CommandError(f"Nothing was saved. {refusal}") from refusal
        begun.refresh_from_db()
        made = "invited" if begun.kind == Intake.Kind.PEOPLE else "entered"
        self.stdout.write(f"{made}: {begun.made}, filled in: {begun.filled}, known: {begun.known}, left: {begun.left}")


_RANKS = {
    Rank.FAULTY: "rows with problems",
    Rank.ASKED: "rows that wait for a choice",
    Rank.FIT: "rows ready",
    Rank.KNOWN: "rows of what is known",
}


def _lines(row: RowShown, names: dict[int, str]) -> list[str]:
    problems = [f"column «{problem.column}»: {problem.sentence}" for problem in row.problems]
    return problems + [f"like {_named(like, names)}: {like.get_reason_display()}" for like in row.likes]


def _named(like: IntakeLike, names: dict[int, str]) -> str:
    if like.person is not None:
        return names[like.person.pk]
    if like.organisation is not None:
        return label_in(like.organisation.name, "en")
    return f"row {like.other.number}" if like.other else "somebody"


def _person(email: str | None) -> Person:
    if email:
        person = person_of_address(email)
    else:
        person = people_with(Capability.KEEP_MEMBERSHIP).order_by("joined_at", "pk").first()
    if person is None or not can_bring_in(person):
        raise CommandError(
            "Nobody of this address may bring in lists: give somebody the role first (manage.py appoint)."
        )
    return person


def _content(path: Path) -> bytes:
    """The file, never read further than its limit. Raises CommandError for what is no file."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
