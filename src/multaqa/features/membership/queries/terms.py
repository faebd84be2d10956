"""Reads: memberships for staff by what they wait for, whom one can attest, and bodies without a focal point."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import FocalPoint, Member, Organisation, Suspension
from multaqa.features.membership.policies import active_members, led_by, members_met_by, vouched_for_by
from multaqa.features.membership.terms import ATTESTED_FROM
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.facts.api import RecordedFact, facts_about
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.labels import label_in, language_of


class Pile(StrEnum):
    """Memberships by what they wait for."""

    ACTIVE = "active"
    DUE = "due"
    TO_CONFIRM = "to-confirm"
    APPEALED = "appealed"
    SUSPENDED = "suspended"
    BETWEEN = "between"
    ENDED = "ended"


@dataclass(frozen=True)
class Row:
    """A membership in a list; ``hours_left`` before a suspension lapses, where it waits for staff."""

    member: Member
    constituency: str
    organisation: str
    organisation_language: str
    hours_left: int | None


def memberships_for(person: Person, network: Network, pile: Pile) -> QuerySet[Member]:
    """The memberships of a network in one pile as staff may meet them, but their own; the nearest day stands first."""
    found = Member.objects.filter(members_met_by(person), _in_pile(pile), network=network).exclude(person=person)
    order = {
        Pile.ENDED: "-ended_at",
        Pile.TO_CONFIRM: "suspensions__lapses_at",
        Pile.BETWEEN: "between_posts_since",
    }.get(pile, "ends_at")
    live = Prefetch("suspensions", Suspension.objects.filter(ended_at=None), to_attr="live_suspensions")
    shown = found.select_related("person", "constituency", "organisation").prefetch_related(live)
    return shown.order_by(order, "pk").distinct() if pile != Pile.TO_CONFIRM else shown.order_by(order, "pk")


def counts_for(person: Person, network: Network) -> dict[Pile, int]:
    """How many memberships lie in each pile; one query."""
    counts = {pile.name: Count("pk", filter=_in_pile(pile), distinct=True) for pile in Pile}
    found = Member.objects.filter(members_met_by(person), network=network).exclude(person=person).aggregate(**counts)
    return {pile: found[pile.name] for pile in Pile}


def rows_of(members: list[Member], *, language: str) -> list[Row]:
    """Memberships as a list shows them, in a language; no query of its own."""
    return [_row(member, language) for member in members]


def membership_met(person: Person, public_id: str) -> Member | None:
    """One membership that staff may meet; None for every other, and for their own."""
    found = Member.objects.filter(members_met_by(person), public_id=public_id).exclude(person=person)
    return found.select_related("person", "constituency", "organisation", "network", "attested_by").first()


def acts_on(member: Member) -> list[RecordedFact]:
    """What was done about a membership, the latest first; at most fifty."""
    found = facts_about(member.person).filter(kind__in=_kinds()).select_related("by")
    return list(found.order_by("-pk")[:50])


def suspensions_of(member: Member) -> list[Suspension]:
    """The suspensions of a membership, the latest first."""
    return list(member.suspensions.select_related("by", "confirmed_by", "answered_by").order_by("-since"))


def to_attest(person: Person) -> QuerySet[Member]:
    """The members whom a person, not as staff, can attest now, the earliest end first; none who hides from her."""
    hers = led_by(person) | vouched_for_by(person)
    return _due().filter(hers, visible_people(person, column="person")).order_by("ends_at", "pk").distinct()


def can_be_attested(member: Member) -> bool:
    """Whether a membership is active and ends within 60 days, so that somebody attests it now."""
    ends_at, now = member.ends_at, timezone.now()
    return member.state == Member.State.ACTIVE and ends_at is not None and now < ends_at <= now + ATTESTED_FROM


def attestations_due(organisation: Organisation) -> QuerySet[Member]:
    """The members who stand for an organisation and whose membership ends within 60 days unless it is attested."""
    return _due().filter(organisation=organisation, between_posts_since=None).order_by("ends_at", "pk")


def bodies_without_focal_point() -> QuerySet[Organisation]:
    """The known organisations for which somebody acted once and nobody does now."""
    acted = FocalPoint.objects.filter(organisation=OuterRef("pk"))
    known = Organisation.objects.filter(Exists(acted), state=Organisation.State.KNOWN)
    return known.filter(~Exists(acted.filter(until=None))).order_by("pk")


def _due() -> QuerySet[Member]:
    soon = Member.objects.filter(active_members(), ends_at__lte=timezone.now() + ATTESTED_FROM)
    return soon.select_related("person", "organisation", "constituency")


def _in_pile(pile: Pile) -> Q:
    state, now = Member.State, timezone.now()
    match pile:
        case Pile.DUE:
            return Q(state=state.ACTIVE, ends_at__lte=now + ATTESTED_FROM)
        case Pile.TO_CONFIRM:
            return Q(state=state.SUSPENDED, suspensions__ended_at=None, suspensions__lapses_at__isnull=False)
        case Pile.APPEALED:
            waits = Q(suspensions__appealed_at__isnull=False, suspensions__answered_at=None)
            return Q(state=state.SUSPENDED, suspensions__ended_at=None) & waits
        case Pile.SUSPENDED:
            return Q(state=state.SUSPENDED)
        case Pile.BETWEEN:
            return Q(state=state.ACTIVE, between_posts_since__isnull=False)
        case Pile.ENDED:
            return Q(state=state.ENDED)
    return Q(state=state.ACTIVE)


def _row(member: Member, language: str) -> Row:
    body = member.organisation
    live: list[Suspension] = getattr(member, "live_suspensions", [])
    lapses_at = live[0].lapses_at if live else None
    return Row(
        member,
        label_in(member.constituency.name, language),
        label_in(body.name, language) if body else "",
        language_of(body.name, language) if body else language,
        _hours_until(lapses_at) if lapses_at else None,
    )


def _hours_until(moment: datetime) -> int:
    """Whole hours left, rounded up; 0 once it is over."""
    return max(0, -((timezone.now() - moment) // timedelta(hours=1)))


def _kinds() -> list[str]:
    names = (
        *("MemberAppointed", "MemberAdmitted", "MemberAttested", "EndSet", "MembershipEnded", "MemberLeft"),
        *("MemberSuspended", "SuspensionConfirmed", "SuspensionLifted", "SuspensionLapsed", "SuspensionAppealed"),
        *("AppealAnswered", "LeavingPostSet", "PostLeft", "PostTaken"),
    )
    return [f"membership.{name}" for name in names]
