"""Who may do what to a community, and with who belongs to it."""

from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from multaqa.features.community.models import Access, Community, Participation, Role
from multaqa.foundation.access.api import community_key, holds, may_meet, may_open, may_read, network_key, readable_by
from multaqa.foundation.people.api import Capability, Network, Person, Reader, has_capability
from multaqa.lib.prepared import Given

ASK_AGAIN_AFTER: Final = timedelta(days=30)
State = Participation.State


def known_by(reader: Reader | Given) -> Q:
    """The communities of which the reader knows that they exist."""
    return readable_by(reader)


def can_found(person: Reader, network: Network) -> bool:
    """True for those who keep the communities and are members of the network themselves."""
    if person is None or not has_capability(person, Capability.KEEP_COMMUNITIES):
        return False
    return may_open(person, [network_key(network.public_id)])


def can_keep(person: Reader, community: Community) -> bool:
    """True for those who keep the communities and know of this one: no capability widens reading."""
    return has_capability(person, Capability.KEEP_COMMUNITIES) and may_read(person, community)


def belongs(person: Reader, community: Community) -> bool:
    """Whether a person belongs to a community now and may use it."""
    return person is not None and may_open(person, [community_key(community.public_id)])


def can_facilitate(person: Reader, community: Community) -> bool:
    """True for the facilitators of a community, while they belong to it."""
    facilitating = Q(community=community, person=person, state=State.ACTIVE, role=Role.FACILITATOR)
    return belongs(person, community) and Participation.objects.filter(facilitating).exists()


def can_name_facilitators(person: Reader, community: Community) -> bool:
    """True for those who keep it; of a hidden one also for its facilitators: it may be that nobody else knows it."""
    if can_keep(person, community):
        return True
    return community.access == Access.HIDDEN and can_facilitate(person, community)


def can_join(person: Person, community: Community, mine: Participation | None) -> bool:
    """True for members of its network who know an open community and were never put out of it.

    ``mine`` is her participation, whatever its state.
    """
    if community.access != Access.OPEN or not _can_come_in(person, community, mine):
        return False
    return mine is None or mine.state != State.REMOVED


def can_ask(person: Person, community: Community, mine: Participation | None) -> bool:
    """True where one asks to come in: in a listed community, and in any after having been put out of it.

    Who was refused or put out asks again after 30 days.
    """
    was_put_out = mine is not None and mine.state == State.REMOVED
    if not (community.access == Access.LISTED or was_put_out) or not _can_come_in(person, community, mine):
        return False
    return mine is None or mine.state == State.LEFT or _has_rested(mine)


def can_decide(person: Reader, request: Participation) -> bool:
    """True for facilitators and those who keep the community, if they may meet whoever asks; never for herself."""
    if person is None or person.pk == request.person_id:
        return False
    community = request.community
    return (can_facilitate(person, community) or can_keep(person, community)) and may_meet(person, request.person)


def can_bring_in(person: Person, community: Community, whom: Person) -> bool:
    """True for facilitators of a community that is written in, and for members of its network whom they may meet."""
    if community.archived_at is not None or not can_facilitate(person, community):
        return False
    return holds(whom, network_key(community.network.public_id)) and may_meet(person, whom)


def can_put_out(person: Person, participation: Participation) -> bool:
    """True for a facilitator, about a participant whom she may meet; never about herself or another facilitator."""
    if participation.person_id == person.pk or participation.role == Role.FACILITATOR:
        return False
    return can_facilitate(person, participation.community) and may_meet(person, participation.person)


def can_release(person: Person, participation: Participation) -> bool:
    """True for a facilitator about herself, and for whoever may name facilitators, about those whom she may meet."""
    if participation.person_id == person.pk:
        return True
    return can_name_facilitators(person, participation.community) and may_meet(person, participation.person)


def can_see_people(person: Reader, community: Community) -> bool:
    """Who belongs to an open community is no secret in its network; of others only those know who belong themselves."""
    return may_read(person, community) if community.access == Access.OPEN else belongs(person, community)


def _can_come_in(person: Person, community: Community, mine: Participation | None) -> bool:
    """Whether a member of the network knows a community that is written in, and neither belongs to it nor asks."""
    if community.archived_at is not None or (mine is not None and mine.state in {State.ACTIVE, State.ASKED}):
        return False
    return may_open(person, [community.read_key, network_key(community.network.public_id)])


def _has_rested(mine: Participation) -> bool:
    return mine.ended_at is None or mine.ended_at <= timezone.now() - ASK_AGAIN_AFTER
