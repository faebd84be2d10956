"""Reads: the desk of a focal point: the bodies she acts for, their people whom she may meet, and whom she invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import FocalPoint, Invitation, Member, Organisation, Suspension
from multaqa.features.membership.policies import active_members, leads_person, led_by, led_organisations
from multaqa.features.membership.queries.invitations import invitations_by
from multaqa.features.membership.queries.naming import Said, body_named
from multaqa.features.membership.queries.terms import can_be_attested, to_attest
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Person, has_second_factor, recoveries_half_verified
from multaqa.foundation.people.api import State as AccountState

_LATEST = 5  # invitations shown on the desk; the page of invitations holds the rest


@dataclass(frozen=True)
class DeskRow:
    """One of her people: whether somebody has to attest soon, until when a suspension waits for staff (or None), and
    whether a recovery of the account waits for a second voice."""

    member: Member
    is_due: bool
    lapses_at: datetime | None
    is_recovering: bool


@dataclass(frozen=True)
class InvitationRow:
    """An invitation, what its organisation is called, and whether it can still be taken."""

    invitation: Invitation
    body: Said
    is_open: bool


def desks_of(person: Person) -> list[Organisation]:
    """The known organisations for which a person acts as focal point now, with her second factor."""
    if not has_second_factor(person):
        return []
    return list(Organisation.objects.filter(led_organisations(person), state=Organisation.State.KNOWN).order_by("pk"))


def people_led(person: Person, organisation: Organisation) -> QuerySet[Member]:
    """The members of a body for whom a person acts, by name: none who hides from her, and none who has left."""
    hers = Member.objects.filter(led_by(person), visible_people(person, column="person"), organisation=organisation)
    live = Prefetch("suspensions", Suspension.objects.filter(ended_at=None), to_attr="live_suspensions")
    lasting = hers.exclude(state=Member.State.ENDED).exclude(person__state=AccountState.ENDED)
    shown = lasting.select_related("person", "organisation").prefetch_related(live)
    return shown.order_by("person__name_sort", "pk")


def desk_rows(members: Iterable[Member]) -> list[DeskRow]:
    """What the desk shows of each of ``people_led``; one query for however many."""
    shown = list(members)
    waiting = recoveries_half_verified([member.person for member in shown]) if shown else []
    recovering = {recovery.person_id for recovery in waiting}
    return [_row(member, is_recovering=member.person_id in recovering) for member in shown]


def latest_invitations(person: Person, organisation: Organisation) -> QuerySet[Invitation]:
    """The last few that she sent for a body."""
    return invitations_by(person).filter(organisation=organisation)[:_LATEST]


def invitation_rows(invitations: Iterable[Invitation], *, language: str) -> list[InvitationRow]:
    """Invitations as a list shows them, in a language; no query of its own."""
    now = timezone.now()
    return [
        InvitationRow(one, body_named(one.organisation, language), one.ended_at is None and one.expires_at > now)
        for one in invitations
    ]


def acting_beside(person: Person, organisation: Organisation) -> QuerySet[FocalPoint]:
    """Who else acts for a body, as far as she may meet them, the first named first."""
    others = FocalPoint.objects.filter(visible_people(person, column="person"), organisation=organisation, until=None)
    return others.exclude(person=person).select_related("person").order_by("since", "pk")


def may_be_deputy(person: Person, organisation: Organisation) -> list[Person]:
    """The people of a body who may act for it beside or after her: active members who do not act for it yet."""
    acting = FocalPoint.objects.filter(organisation=organisation, until=None)
    active = people_led(person, organisation).filter(state=Member.State.ACTIVE)
    return [member.person for member in active.exclude(person__in=acting.values("person"))]


def waiting_to_attest(person: Person) -> int:
    """How many memberships wait for a person to attest them, as far as she may meet the members; one query.

    0 for who has not enrolled her second factor: until then she attests nobody.
    """
    return to_attest(person).count() if has_second_factor(person) else 0


def focal_points_over(person: Person) -> list[Person]:
    """Those who act for the bodies for which somebody stands, and may meet her; never she herself."""
    bodies = Member.objects.filter(active_members(), person=person).values("organisation")
    acting = Person.objects.filter(
        pk__in=FocalPoint.objects.filter(organisation__in=bodies, until=None).values("person")
    )
    return [one for one in acting if leads_person(one, person)]


def _row(member: Member, *, is_recovering: bool) -> DeskRow:
    live: list[Suspension] = getattr(member, "live_suspensions", [])
    is_recovering = is_recovering and member.state == Member.State.ACTIVE
    return DeskRow(member, can_be_attested(member), live[0].lapses_at if live else None, is_recovering)
