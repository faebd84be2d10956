"""Lists of people and organisations are brought in: begun with a file, read, looked through, or ended."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import batched
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.features.membership.facts import IntakeRead
from multaqa.features.membership.intake.bodies import BodyIndex, LikeBody
from multaqa.features.membership.intake.columns import Column, Titles, columns_of, read_titles
from multaqa.features.membership.intake.faults import Fault, Problem
from multaqa.features.membership.intake.lookups import Lookups
from multaqa.features.membership.intake.organisations import known_as, read_body
from multaqa.features.membership.intake.people import read_person
from multaqa.features.membership.intake.texts import one_line, problem_of_cell
from multaqa.features.membership.models import LONGEST_FILE_NAME, Intake, IntakeFile, IntakeLike, IntakeRow
from multaqa.features.membership.policies import can_bring_in
from multaqa.features.membership.queries.intake_likes import likes_known, likes_within
from multaqa.features.membership.queries.intake_lookups import lookups_for
from multaqa.features.membership.queries.intakes import likes_met
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.controls import seen
from multaqa.lib.names import ALIKE
from multaqa.lib.sheets import MOST_BYTES, Cell, Refusal, RefusedSheetError, SheetRow, read_sheet

INTAKES_KEPT: Final = timedelta(days=7)
_A_BATCH: Final = 200
_READERS: Final = {Intake.Kind.PEOPLE: read_person, Intake.Kind.BODIES: read_body}


@transaction.atomic
def begin_intake(
    content: bytes, *, name: str, kind: Intake.Kind, network: Network, language: str, by: Person
) -> Intake:
    """Keep a file to be read; ``language`` is that of the letters where a row names none.

    Raises ``PermissionDenied``.
    """
    if not can_bring_in(by):
        raise PermissionDenied
    own = {"name": one_line(seen(name))[-LONGEST_FILE_NAME:], "digest": hashlib.sha256(content).hexdigest()}
    begun = Intake.objects.create(person=by, network=network, kind=kind, language=language, size=len(content), **own)
    IntakeFile.objects.create(of=begun, content=content[: MOST_BYTES + 1])
    return begun


def read_intake(intake: Intake, *, language: str) -> None:
    """Read the rows of a file, and compare them; ``language`` is that of the hints in problems.

    Repeated, it begins anew. Never raises for what the file holds. Thousands of rows take some seconds: call it in a
    task then.
    """
    if intake.state != Intake.State.WAITING:
        return
    IntakeRow.objects.filter(of=intake).delete()
    try:
        count = _read_rows(intake, language)
    except RefusedSheetError as refused:
        _refuse(intake, refused.refusal.value)
    except _TitlesRefused as refused:
        _refuse(intake, "titles", refused.about)
    else:
        _compare(intake, language)
        _make_ready(intake, count)
    intake.refresh_from_db()


@transaction.atomic
def choose(intake: Intake, choices: Mapping[int, str], *, by: Person) -> int:
    """Say of rows, by their numbers, what becomes of them; returns of how many.

    A choice is ``other``, ``out``, or the number of a likeness for "the same one"; what is none of these changes
    nothing. Raises ``PermissionDenied``, and ``CannotBeChanged`` once it is saved.
    """
    held = held_intake(intake, by=by)
    rows = IntakeRow.objects.filter(of=held, number__in=choices, is_faulty=False)
    met = {like.pk: like for like in likes_met(by).filter(row__in=rows)}
    chosen = []
    for row in rows:
        said = choices[row.number]
        like = met.get(int(said)) if said.isdecimal() else None
        if like is not None and like.row_id == row.pk:
            row.choice, row.same_as = IntakeRow.Choice.SAME, like
        elif said in (IntakeRow.Choice.OTHER, IntakeRow.Choice.OUT):
            row.choice, row.same_as = said, None
        else:
            continue
        chosen.append(row)
    IntakeRow.objects.bulk_update(chosen, ["choice", "same_as"])
    return len(chosen)


@transaction.atomic
def end_intake(intake: Intake, *, by: Person) -> None:
    """Forget a list with all its rows. Raises ``PermissionDenied`` for another's."""
    if intake.person_id != by.pk:
        raise PermissionDenied
    Intake.objects.filter(pk=intake.pk).exclude(state=Intake.State.SAVING).delete()


def forget_intakes() -> int:
    """Delete lists that were begun seven days ago, with whatever is left of their rows. Returns how many."""
    old = Intake.objects.filter(begun_at__lt=timezone.now() - INTAKES_KEPT)
    return old.delete()[1].get("membership.Intake", 0)


def held_intake(intake: Intake, *, by: Person) -> Intake:
    """The list, locked, while it can be changed. Raises ``PermissionDenied`` and ``CannotBeChanged``."""
    if intake.person_id != by.pk or not can_bring_in(by):
        raise PermissionDenied
    held = Intake.objects.select_for_update().filter(pk=intake.pk, state=Intake.State.READY).first()
    if held is None:
        raise CannotBeChanged(_("This list has been saved, or is being saved."))
    return held


class _TitlesRefused(Exception):
    """The first row does not name the columns that there must be; ``about`` says which."""

    def __init__(self, about: str) -> None:
        super().__init__(about)
        self.about = about


def _read_rows(intake: Intake, language: str) -> int:
    """Write the rows in batches, each in a transaction of its own: a long file holds nobody up. Returns how many."""
    content = bytes(intake.file.content)
    size = sum(1 for _row in read_sheet(content).rows)  # the whole file, before a row of it is written
    if not size:
        raise RefusedSheetError(Refusal.EMPTY)
    Intake.objects.filter(pk=intake.pk).update(size=size, read=0)
    sheet = read_sheet(content)
    titles = read_titles(intake.kind, [cell.text for cell in sheet.titles.cells])
    if titles.missing or titles.twice:
        raise _TitlesRefused(", ".join([*(one.title(language) for one in titles.missing), *titles.twice]))
    _note_titles(intake, sheet.encoding, sheet.titles, titles)
    with override(language):
        lookups = lookups_for(intake, language=language)
    count = 0
    for batch in batched(sheet.rows, _A_BATCH, strict=False):
        IntakeRow.objects.bulk_create(_read(row, intake, titles, lookups) for row in batch)
        count += len(batch)
        Intake.objects.filter(pk=intake.pk).update(read=count)
    return count


def _note_titles(intake: Intake, encoding: str, row: SheetRow, titles: Titles) -> None:
    columns = [(key, row.cells[place].text[:100]) for key, place in titles.places.items()]
    unknown = [title[:100] for title in titles.unknown]
    Intake.objects.filter(pk=intake.pk).update(encoding=encoding, columns=columns, unknown=unknown)


def _read(row: SheetRow, intake: Intake, titles: Titles, lookups: Lookups) -> IntakeRow:
    known = {column.key: column for column in columns_of(intake.kind)}
    cells = {key: (known[key], _cell_at(row, place)) for key, place in titles.places.items()}
    problems = [problem_of_cell(column, cell) for column, cell in cells.values()]
    wrong = {problem.column for problem in problems if problem}
    sound = {key: cell.text for key, (_column, cell) in cells.items() if key not in wrong}
    read = _READERS[Intake.Kind(intake.kind)](sound, lookups)
    # A column whose cell is unsound is told once, not also as missing.
    faults = [one for one in problems if one] + [one for one in read.problems if one.column not in wrong]
    faults.sort(key=lambda one: titles.places.get(one.column, 0))
    return IntakeRow(
        of=intake,
        number=row.number,
        cells={key: _kept(column, cell) for key, (column, cell) in cells.items()},
        found=read.found,
        problems=[problem.stored for problem in faults],
        is_faulty=bool(faults),
        address=read.address,
    )


def _cell_at(row: SheetRow, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell()


def _kept(column: Column, cell: Cell) -> str:
    """As much of a cell as the page shows, without what deceives."""
    return seen(cell.text)[: column.longest + 1]


def _compare(intake: Intake, language: str) -> None:
    """Write down which rows are like which; batch by batch, as they were read."""
    if intake.kind == Intake.Kind.BODIES:
        _write(_bodies_alike(intake, language))
        return
    sound = IntakeRow.objects.filter(of=intake, is_faulty=False).order_by("number")
    for batch in batched(sound.iterator(_A_BATCH), _A_BATCH, strict=False):
        _write(likes_known(batch, network=intake.network, reader=intake.person))
    within = list(likes_within(sound.iterator(_A_BATCH)))
    _write(like for like in within if not _shares_address(like))
    shared = [like for like in within if _shares_address(like)]
    for like in shared:
        like.row.problems = [
            Problem("address", Fault.ADDRESS_TWICE, like.row.address, str(_number_of(like.other))).stored
        ]
        like.row.is_faulty = True
    IntakeRow.objects.bulk_update([like.row for like in shared], ["problems", "is_faulty"], batch_size=_A_BATCH)


def _number_of(row: IntakeRow | None) -> int:
    return row.number if row else 0


def _shares_address(like: IntakeLike) -> bool:
    """Whether two people who bear other names have one address: an invitation is bound to one."""
    return like.reason == IntakeLike.Reason.ADDRESS and like.likeness < 100 * ALIKE


def _write(likes: Iterable[IntakeLike]) -> None:
    for batch in batched(likes, _A_BATCH, strict=False):
        IntakeLike.objects.bulk_create(batch)


def _bodies_alike(intake: Intake, language: str) -> Iterator[IntakeLike]:
    """Rows like organisations that are known, else like an earlier row."""
    known, earlier = lookups_for(intake, language=language).bodies, BodyIndex()
    rows: dict[int, IntakeRow] = {}
    for row in IntakeRow.objects.filter(of=intake, is_faulty=False).order_by("number").iterator(_A_BATCH):
        here = known_as(-row.pk, row.found)
        likes = known.like(here)
        yield from (_like(row, one, organisation_id=one.body.ref) for one in likes)
        if not any(one.is_same for one in likes):
            yield from (_like(row, one, other=rows[one.body.ref]) for one in earlier.like(here)[:1])
        rows[here.ref] = row
        earlier.add(here)


def _like(row: IntakeRow, one: LikeBody, **of: object) -> IntakeLike:
    return IntakeLike(row=row, reason=one.reason, likeness=round(100 * one.likeness), is_same=one.is_same, **of)


@transaction.atomic
def _refuse(intake: Intake, fault: str, about: str = "") -> None:
    refused = {"state": Intake.State.REFUSED, "fault": fault, "fault_about": about[:300]}
    if Intake.objects.filter(pk=intake.pk, state=Intake.State.WAITING).update(**refused):
        IntakeRow.objects.filter(of=intake).delete()
        IntakeFile.objects.filter(of=intake).delete()


@transaction.atomic
def _make_ready(intake: Intake, count: int) -> None:
    waiting = Intake.objects.filter(pk=intake.pk, state=Intake.State.WAITING)
    if waiting.update(state=Intake.State.READY, read=count, size=count):
        IntakeFile.objects.filter(of=intake).delete()
        fact = IntakeRead(intake.public_id, str(intake.kind), intake.digest, count)
        record(fact, by=intake.person, thing=ref_of(intake))
