"""What was looked through is saved: people are invited, organisations entered or filled in; nobody is admitted.

A short list is saved in one transaction, all of it or nothing. A long one is saved by a task, some rows at a time: each
row with its mark in one transaction, so that a killed worker goes on where it stopped and nothing is done twice.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.features.membership.commands.bodies import change_organisation
from multaqa.features.membership.commands.intakes import held_intake
from multaqa.features.membership.commands.invitations import Listed, invite
from multaqa.features.membership.commands.organisations import Body, enter_organisation, record_contact
from multaqa.features.membership.facts import BodiesBroughtIn, PeopleBroughtIn
from multaqa.features.membership.intake.merging import merged
from multaqa.features.membership.models import Constituency, Contact, Intake, IntakeLike, IntakeRow, Organisation
from multaqa.features.membership.policies import can_bring_in
from multaqa.features.membership.queries.intake_likes import invited_lately
from multaqa.features.membership.queries.intakes import Rank, counts_of, likes_met, ranked_rows
from multaqa.features.membership.queries.organisations import organisation_called
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person

SAVED_AT_ONCE: Final = 100  # rows; more are saved by a task
_A_BATCH: Final = 25
"""Rows of one transaction: about a tenth of a second, for so long others wait on SQLite."""


@transaction.atomic
def save_intake(intake: Intake, *, leaves_out: bool, by: Person) -> bool:
    """Save a list that was looked through; True once it is saved, False while a task has to go on with it.

    ``leaves_out``: rows with problems, and those that nobody has chosen for, are left out. Raises ``PermissionDenied``,
    and ``CannotBeChanged`` where there are such and they are not to be left out.
    """
    held = held_intake(intake, by=by)
    counts = counts_of(held, reader=by)
    left = counts[Rank.FAULTY] + counts[Rank.ASKED]
    if left and not leaves_out:
        raise CannotBeChanged(
            _("Rows with problems, or without a choice, are left. Please agree that they are left out.")
        )
    if not counts[Rank.FIT] + counts[Rank.KNOWN]:
        raise CannotBeChanged(_("There is no row that could be saved."))
    _settle(held, by=by)
    remaining = IntakeRow.objects.filter(of=held, is_done=False).count()
    moved = {"state": Intake.State.SAVING, "read": held.size - remaining, "left": F("left") + left}
    Intake.objects.filter(pk=held.pk).update(**moved)
    if remaining > SAVED_AT_ONCE:
        return False
    while save_some(held.pk):
        pass
    return True


@transaction.atomic
def save_some(number: int) -> bool:
    """Save some more rows of the list with this row number; False when none is left. Safe to repeat.

    Raises ``PermissionDenied`` when whoever brings it in may do so no longer.
    """
    intake = Intake.objects.select_for_update().filter(pk=number, state=Intake.State.SAVING).first()
    if intake is None:
        return False
    if not can_bring_in(intake.person):
        raise PermissionDenied
    # One list at a time: what another one has entered meanwhile is seen by this one.
    Network.objects.select_for_update().get(pk=intake.network_id)
    rows = list(IntakeRow.objects.filter(of=intake, is_done=False).order_by("number")[:_A_BATCH])
    if not rows:
        _finish(intake)
        return False
    saved = _invite(rows, intake) if intake.kind == Intake.Kind.PEOPLE else _enter(rows, intake)
    IntakeRow.objects.filter(pk__in=[row.pk for row in rows]).update(is_done=True)
    counted = {name: F(name) + count for name, count in saved.items()}
    Intake.objects.filter(pk=intake.pk).update(read=F("read") + len(rows), **counted)
    return True


def halt_saving(number: int) -> None:
    """Let a list that cannot be saved any further be looked through again; what was saved of it stays."""
    Intake.objects.filter(pk=number, state=Intake.State.SAVING).update(state=Intake.State.READY)


def _settle(intake: Intake, *, by: Person) -> None:
    """Merge rows that are one, and mark those of which nothing more comes."""
    ranks = {row.pk: Rank(row.rank) for row in ranked_rows(intake, reader=by)}
    likes = {like.row_id: like for like in reversed(likes_met(by).filter(row__of=intake, is_same=True))}
    likes |= {row.pk: row.same_as for row in _chosen_same(intake)}
    known = left = 0
    settled = [pk for pk, rank in ranks.items() if rank == Rank.KNOWN]
    # From the end: a row that is the same as an earlier one may be what a later one is the same as.
    for row in IntakeRow.objects.filter(pk__in=settled).order_by("-number"):
        like = likes.get(row.pk)
        left += like is None
        known += like is not None and like.organisation_id is None
        if like is not None and like.other_id is not None:
            _merge(row, like.other_id)
    stays = [pk for pk, rank in ranks.items() if rank == Rank.FIT or _is_filled(likes.get(pk), rank)]
    IntakeRow.objects.filter(of=intake).exclude(pk__in=stays).update(is_done=True)
    Intake.objects.filter(pk=intake.pk).update(known=known, left=F("left") + left)


def _chosen_same(intake: Intake) -> Any:
    chosen = IntakeRow.objects.filter(of=intake, choice=IntakeRow.Choice.SAME, same_as__isnull=False)
    return chosen.select_related("same_as")


def _is_filled(like: IntakeLike | None, rank: Rank) -> bool:
    """Whether a row fills in an organisation that is known."""
    return rank == Rank.KNOWN and like is not None and like.organisation_id is not None


def _merge(row: IntakeRow, into: int) -> None:
    """What a row says beside the one that it is the same as goes over to that one."""
    stays = IntakeRow.objects.get(pk=into)
    stays.found = merged(stays.found, row.found)
    stays.save(update_fields=["found"])


def _invite(rows: list[IntakeRow], intake: Intake) -> dict[str, int]:
    """Invite the people of rows; of whom another list has invited meanwhile, nothing more comes."""
    addresses = {row.address for row in rows}
    invited = set(
        invited_lately(addresses, network=intake.network, reader=intake.person).values_list("address", flat=True)
    )
    bodies = {row.found["organisation"] for row in rows}
    known = {one.public_id: one.merged_into or one for one in _bodies(bodies)}
    fresh = [row for row in rows if row.address not in invited]
    for row in fresh:
        said = {key: value for key, value in row.found.items() if key not in ("organisation", "letter")}
        invite(
            row.address,
            to=known[row.found["organisation"]],
            network=intake.network,
            language=row.found["letter"],
            by=intake.person,
            listed=Listed(intake.public_id, said),
        )
    return {"made": len(fresh), "known": len(rows) - len(fresh)}


def _bodies(public_ids: set[str]) -> Any:
    return Organisation.objects.filter(public_id__in=public_ids).select_related("merged_into")


def _enter(rows: list[IntakeRow], intake: Intake) -> dict[str, int]:
    made = filled = 0
    constituencies = {one.code: one for one in Constituency.objects.filter(network=intake.network)}
    likes = _likes_of(rows, intake.person)
    for row in rows:
        body, found = _body(row.found, constituencies), likes.get(row.pk)
        # Another list may have entered it since this one was read.
        held = found or (None if row.choice == IntakeRow.Choice.OTHER else _entered_meanwhile(body))
        if held is None:
            held = enter_organisation(body, by=intake.person)
            made += 1
        elif _filled(held, body):
            change_organisation(held, _filled_in(held, body), keeps_former=True, by=intake.person)
            filled += 1
        _record_contacts(held, row.found, intake)
    return {"made": made, "filled": filled, "known": len(rows) - made - filled}


def _likes_of(rows: list[IntakeRow], reader: Person) -> dict[int, Organisation]:
    """The organisation that each row is the same as; the one that it became, where it was merged meanwhile."""
    likes = likes_met(reader).filter(row__in=rows, organisation__isnull=False, is_same=True)
    chosen = likes_met(reader).filter(pk__in=[row.same_as_id for row in rows if row.same_as_id])
    same = {like.row_id: like.organisation for like in (*reversed(likes), *chosen)}
    return {row: one.merged_into or one for row, one in same.items() if one is not None}


def _entered_meanwhile(body: Body) -> Organisation | None:
    called = (organisation_called(name, among=Q(state=Organisation.State.KNOWN)) for name in body.names.values())
    return next(
        (one for one in called if one and one.area == body.area and one.constituency == body.constituency), None
    )


def _body(found: Mapping[str, Any], constituencies: Mapping[str, Constituency]) -> Body:
    said = {key: found.get(key, "") for key in ("acronym", "area", "website")}
    return Body(names=found["names"], constituency=constituencies[found["constituency"]], **said)


def _filled_in(held: Organisation, body: Body) -> Body:
    """What is held, with what was missing in it."""
    return Body(
        names={**body.names, **{code: name for code, name in held.name.items() if name}},
        constituency=held.constituency,
        acronym=held.acronym or body.acronym,
        area=held.area or body.area,
        website=held.website or body.website,
        former={code: name for code, name in body.names.items() if held.name.get(code) not in ("", None, name)},
    )


def _filled(held: Organisation, body: Body) -> bool:
    """Whether a row says anything that is not held."""
    said = _filled_in(held, body)
    columns = (held.acronym, held.area, held.website)
    is_named = all(held.names.filter(name=name).exists() for name in body.names.values())
    return (said.acronym, said.area, said.website) != columns or not is_named


def _record_contacts(held: Organisation, found: Mapping[str, Any], intake: Intake) -> None:
    with override(intake.person.language):
        how = found.get("how") or _("From the list %(name)s") % {"name": intake.name}
    for key, kind in (("domains", Contact.Kind.DOMAIN), ("addresses", Contact.Kind.ADDRESS)):
        for value in found.get(key, ()):
            record_contact(held, value, kind=kind, how=how[:500], by=intake.person)


def _finish(intake: Intake) -> None:
    """Say what came of it, and delete its rows."""
    intake.refresh_from_db()
    Intake.objects.filter(pk=intake.pk).update(state=Intake.State.SAVED, saved_at=timezone.now(), read=intake.size)
    IntakeRow.objects.filter(of=intake).delete()
    if intake.kind == Intake.Kind.PEOPLE:
        fact: PeopleBroughtIn | BodiesBroughtIn = PeopleBroughtIn(
            intake.public_id, intake.digest, intake.made, intake.known, intake.left
        )
    else:
        fact = BodiesBroughtIn(intake.public_id, intake.digest, intake.made, intake.filled, intake.left)
    record(fact, by=intake.person, thing=ref_of(intake))
