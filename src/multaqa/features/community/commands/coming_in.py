"""How somebody comes to belong to a community and ceases to: her participation and her keys move together."""

from django.utils import timezone

from multaqa.features.community.models import Community, Participation, Role
from multaqa.foundation.access.api import close_holding, community_key, facilitators_key, open_holding
from multaqa.foundation.people.api import Person


def locked(community: Community) -> Community:
    """The community as it is stored now, locked: who comes in waits for who hides it, and the other way round."""
    return Community.objects.select_for_update(of=("self",)).select_related("network").get(pk=community.pk)


def of_person(community: Community, person: Person) -> Participation | None:
    """Her participation as it is stored now, locked; None if there never was one. Lock the community first."""
    rows = Participation.objects.select_for_update(of=("self",)).select_related("community__network", "person")
    return rows.filter(community=community, person=person).first()


def let_in(
    community: Community, person: Person, *, by: Person, reason: str, role: Role = Role.PARTICIPANT
) -> Participation:
    """Let a person belong to a community from now on and hold its key, in the caller's transaction."""
    columns = {
        "state": Participation.State.ACTIVE,
        "role": role,
        "since": timezone.now(),
        "ended_at": None,
        "decided_by": by,
        "reason": "",
        "seen_at": None,
    }
    participation, _is_new = Participation.objects.update_or_create(
        community=community, person=person, defaults=columns
    )
    open_holding(person, community_key(community.public_id), by=by, reason=reason)
    hold_key_of_role(participation, by=by, why=reason)
    return participation


def hold_key_of_role(participation: Participation, *, by: Person | None, why: str) -> None:
    """Let a facilitator hold the facilitators' key, and whoever is none any more no longer, with the role's change."""
    key = facilitators_key(participation.community.public_id)
    if participation.state == Participation.State.ACTIVE and participation.role == Role.FACILITATOR:
        open_holding(participation.person, key, by=by, reason=why)
    else:
        close_holding(participation.person, key, by=by, reason=why)


def let_go(
    participation: Participation, *, to: Participation.State, by: Person | None, why: str, told: str = ""
) -> None:
    """End a participation and close its key, in the caller's transaction; ``told`` is the reason that she is given."""
    participation.state, participation.role = to, Role.PARTICIPANT
    participation.ended_at, participation.decided_by, participation.reason = timezone.now(), by, told
    participation.save(update_fields=["state", "role", "ended_at", "decided_by", "reason"])
    close_holding(participation.person, community_key(participation.community.public_id), by=by, reason=why)
    hold_key_of_role(participation, by=by, why=why)
