"""Reads: where one's own membership stands, and a suspension as its member is told of it."""

from dataclasses import dataclass

from multaqa.features.membership.models import Member, Suspension
from multaqa.features.membership.policies import can_appeal
from multaqa.foundation.access.api import split_ref
from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class OwnStanding:
    """One's own membership, the suspension that lasts or was the last one, and whether one may appeal now."""

    member: Member
    suspension: Suspension | None
    may_appeal: bool


def own_standing(person: Person) -> OwnStanding | None:
    """The membership of a person that lasts, else the one that ended last; None for who never was a member."""
    hers = Member.objects.filter(person=person).select_related("constituency", "organisation", "network")
    lasting = hers.exclude(state=Member.State.ENDED).first()
    member = lasting or hers.order_by("-ended_at").first()
    if member is None:
        return None
    suspension = member.suspensions.order_by("-since").first()
    if suspension is not None:
        suspension.member = member
    return OwnStanding(member, suspension, suspension is not None and can_appeal(person, suspension))


def suspension_told(ref: str) -> Suspension | None:
    """The latest suspension of a member, by the reference of her own page."""
    _kind, public_id = split_ref(ref)
    return Suspension.objects.filter(member__public_id=public_id).order_by("-since").first()


def was_member(person: Person | None) -> bool:
    """Whether a person is or was a member of any network."""
    return person is not None and Member.objects.filter(person=person).exists()
