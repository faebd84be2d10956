"""What the standing access test meets of suspensions, and of the pages on which memberships are kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from multaqa.features.membership.commands import lift_suspension, name_focal_point, suspend_member
from multaqa.features.membership.models import Member, Suspension
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person


def keep_memberships(world: World) -> None:
    """A suspension of Diego that was lifted, and the pages on which memberships are kept and attested."""
    people = world.people
    diego = Member.objects.get(person=people.diego)
    said = {name: world.words("suspension") for name in ("reason", "appeal", "answer")}
    leave_suspension(diego, by=people.elodie, **said)
    one = {"public_id": diego.public_id}
    world.visit("membership:membership", **one)
    for pile in ("active", "suspended", "ended"):
        world.visit("membership:memberships", query=f"pile={pile}")
    world.post("membership:membership", {"act": "unheard-of"}, **one)
    world.post("membership:appeal", {"words": "words of a reader"})
    _lead(world)


def _lead(world: World) -> None:
    """The desk of Amina, who acts for the body that she and Karim stand for."""
    amina, karim = (Member.objects.get(person=person) for person in (world.people.amina, world.people.karim))
    body = amina.organisation
    if body is None:
        return
    name_focal_point(body, amina.person, by=None, reason="Named by its director")
    for route in ("desk", "deputy"):
        world.visit(f"membership:{route}", public_id=body.public_id)
    for route in ("desk_suspension", "desk_leaving", "desk_recovery"):
        world.visit(f"membership:{route}", public_id=body.public_id, member=karim.public_id)
    world.post("membership:attestations", {"member": karim.public_id})
    world.post("membership:desk_recovery", {"words": "words"}, public_id=body.public_id, member=karim.public_id)
    world.post("membership:deputy", {"person": "nobody", "reason": "words"}, public_id=body.public_id)


def leave_suspension(member: Member, *, by: Person, reason: str, appeal: str, answer: str) -> None:
    """A suspension that is over, with the words of both sides."""
    now = timezone.now()
    words = {"reason": reason, "appeal": appeal, "answer": answer, "language": "ar"}
    moments = {"appealed_at": now, "answered_at": now, "ended_at": now}
    Suspension.objects.create(member=member, by=by, outcome=Suspension.Outcome.LIFTED, **words, **moments)


@contextmanager
def suspended_for_a_while(member: Member, *, by: Person) -> Iterator[Suspension]:
    """A member suspended by staff, and active again afterwards."""
    suspension = suspend_member(member, reason="To be looked into", by=by)
    yield suspension
    lift_suspension(suspension, by=by)
