"""What is held about people who are invited, and in the lists by which staff bring them in."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.commands.intakes import INTAKES_KEPT
from multaqa.features.membership.commands.invitations import INVITATIONS_KEPT
from multaqa.features.membership.models import Intake, IntakeLike, IntakeRow, Invitation
from multaqa.foundation.people.api import Holding, Person, Row, addresses_known, register_holding


def _invitations_about(person: Person) -> QuerySet[Invitation]:
    """Those that she made or took, and those to an address that is hers, from before there was an account."""
    hers = Q(address__in=addresses_known(person))
    return Invitation.objects.filter(Q(by=person) | Q(person=person) | hers)


def _invitations_to(person: Person) -> list[QuerySet[Invitation]]:
    """Those that no column names as hers, but their address."""
    named = Q(by=person) | Q(person=person)
    return [_invitations_about(person).exclude(pk__in=Invitation.objects.filter(named).values("pk"))]


def _invited(person: Person) -> Iterator[Row]:
    for one in _invitations_about(person).select_related("organisation").order_by("pk"):
        is_hers = one.by_id == person.pk
        row: dict[str, object] = {"organisation": one.organisation.name, "by_you": is_hers}
        said = {} if is_hers else one.said or {}
        row |= {"names": [" ".join(_in_list(name)) for name in said.get("names", ())], "words": said.get("note", "")}
        yield row | {"address": one.address, "since": one.made_at, "until": one.ended_at or one.expires_at}


def _forget_invitations(person: Person) -> int:
    return _invitations_about(person).delete()[0]


def _in_list(name: dict[str, str]) -> list[str]:
    return [name[part] for part in ("given", "family") if name.get(part)]


def _rows_about(person: Person) -> QuerySet[IntakeRow]:
    """Rows of lists with an address of hers, from before there was an account too."""
    return IntakeRow.objects.filter(address__in=addresses_known(person))


def _brought_in(person: Person) -> Iterator[Row]:
    for intake in Intake.objects.filter(person=person).order_by("pk"):
        own: dict[str, object] = {"name": intake.name, "by_you": True, "since": intake.begun_at}
        yield own | {"state": intake.state, "until": intake.saved_at}
    for row in _rows_about(person).select_related("of").order_by("pk"):
        yield {"by_you": False, "since": row.of.begun_at, "about_you": row.cells}
    for like in IntakeLike.objects.filter(person=person).select_related("row__of").order_by("pk"):
        yield {"by_you": False, "since": like.row.of.begun_at, "reason": like.reason}


def _forget_lists(person: Person) -> int:
    gone = Intake.objects.filter(person=person).delete()[0] + _rows_about(person).delete()[0]
    return gone + IntakeLike.objects.filter(person=person).delete()[0]


register_holding(
    Holding(
        model="membership.Intake",
        also=("membership.IntakeFile", "membership.IntakeRow", "membership.IntakeLike"),
        label=_("Lists of people and organisations that one brought in, or in which one stands"),
        why=_("So that people whom the network knows from elsewhere can be invited, each once."),
        kept=_("Nothing stays but the entries of the log, with counts and the digest of the file."),
        seen_by=_("Whoever brought in the list"),
        period=INTAKES_KEPT,
        naming={"membership.Intake": ("person",), "membership.IntakeLike": ("person",)},
        matching=lambda person: [_rows_about(person)],
        export=_brought_in,
        erase=_forget_lists,
    )
)
register_holding(
    Holding(
        model="membership.Invitation",
        label=_("Invitations to apply that one sent or received"),
        why=_("So that an invitation leads its receiver alone to an application, and its sender hears of it."),
        kept=_("Nothing stays but the entries of the log, without the address."),
        seen_by=_("Whoever sent it"),
        period=INVITATIONS_KEPT,
        naming={"membership.Invitation": ("by", "person")},
        matching=_invitations_to,
        export=_invited,
        erase=_forget_invitations,
    )
)
