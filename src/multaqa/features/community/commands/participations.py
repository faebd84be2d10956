"""People join communities, ask to, are brought in, leave and are put out; facilitators are named and released."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.coming_in import hold_key_of_role, let_go, let_in, locked, of_person
from multaqa.features.community.facts import (
    BelongingEnded,
    FacilitatorNamed,
    FacilitatorReleased,
    JoiningAdmitted,
    JoiningAsked,
    JoiningRefused,
    JoiningTakenBack,
    PersonBroughtIn,
    PersonJoined,
    PersonLeft,
    PersonPutOut,
)
from multaqa.features.community.models import WORDS_LENGTH, Community, Participation, Role
from multaqa.features.community.policies.communities import (
    can_ask,
    can_bring_in,
    can_decide,
    can_join,
    can_name_facilitators,
    can_put_out,
    can_release,
)
from multaqa.features.community.queries.participations import is_last_facilitator
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone
from multaqa.features.membership.api import Member
from multaqa.foundation.access.api import holds, may_meet, network_key, ref_of
from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.people.api import Person

State = Participation.State


@transaction.atomic
def join(community: Community, *, by: Person) -> Participation:
    """Join an open community; who belongs to it already stays as she is.

    Raises ``PermissionDenied`` for one that is not open, also if it was a moment ago, and for who was put out of it.
    """
    held = locked(community)
    mine = of_person(held, by)
    if mine is not None and mine.state == State.ACTIVE:
        return mine
    if not can_join(by, held, mine):
        raise PermissionDenied
    joined = let_in(held, by, by=by, reason="She joined it")
    _note(PersonJoined, joined, by=by)
    return joined


@transaction.atomic
def ask_to_join(community: Community, *, words: str, by: Person) -> Participation:
    """Ask to join a community; its facilitators are told. Who asks already stays as she is.

    Raises ``PermissionDenied`` where one cannot ask, and within 30 days of having been refused.
    """
    held = locked(community)
    mine = of_person(held, by)
    if mine is not None and mine.state == State.ASKED:
        return mine
    if not can_ask(by, held, mine):
        raise PermissionDenied
    columns = {
        "state": State.ASKED,
        "words": words.strip()[:WORDS_LENGTH],
        "asked_at": timezone.now(),
        "reason": "",
        "decided_by": None,
        "ended_at": None,
    }
    request, _is_new = Participation.objects.update_or_create(community=held, person=by, defaults=columns)
    _note(JoiningAsked, request, by=by)
    return request


@transaction.atomic
def take_request_back(community: Community, *, by: Person) -> None:
    """Ask to join a community no longer. Raises ``CannotBeDone`` when nothing waits any more."""
    mine = of_person(locked(community), by)
    if mine is None or mine.state != State.ASKED:
        raise CannotBeDone(_("There is no request of yours that waits."))
    let_go(mine, to=State.LEFT, by=by, why="She asks no longer")
    _note(JoiningTakenBack, mine, by=by)


@transaction.atomic
def decide_on_request(request: Participation, *, admits: bool, by: Person, reason: str = "") -> None:
    """Admit whoever asks to join, or refuse her with a reason that she is told.

    Raises ``PermissionDenied``, and ``CannotBeDone`` when somebody has decided already or she asks no longer, when her
    membership of the network does not hold, and for a refusal without a reason.
    """
    community = locked(request.community)
    held = of_person(community, request.person)
    if held is None or not can_decide(by, held):
        raise PermissionDenied
    if held.state != State.ASKED:
        raise CannotBeDone(_("This request waits no longer: somebody has decided on it, or it was taken back."))
    if not admits:
        let_go(held, to=State.REFUSED, by=by, why="Not admitted", told=_reason(reason))
        record(
            JoiningRefused(community.public_id, held.public_id, held.reason),
            by=by,
            thing=ref_of(community),
            about=held.person,
        )
        return
    if not holds(held.person, network_key(community.network.public_id)):
        raise CannotBeDone(_("Only a member of the network can belong to a community."))
    _note(JoiningAdmitted, let_in(community, held.person, by=by, reason="Admitted on request"), by=by)


@transaction.atomic
def bring_in(community: Community, person: Person, *, by: Person) -> Participation:
    """Bring a member of the network into a community; she is told. Who belongs to it already stays as she is.

    Raises ``PermissionDenied`` for all but facilitators, and for whom they may not meet.
    """
    held = locked(community)
    if not can_bring_in(by, held, person):
        raise PermissionDenied
    hers = of_person(held, person)
    if hers is not None and hers.state == State.ACTIVE:
        return hers
    brought = let_in(held, person, by=by, reason="Brought in by a facilitator")
    _note(PersonBroughtIn, brought, by=by)
    return brought


@transaction.atomic
def leave(community: Community, *, by: Person, knows_it_is_alone: bool = False) -> None:
    """Leave a community.

    Raises ``CannotBeDone`` for who does not belong to it, also any more, and ``LeavesAlone`` for its last facilitator
    unless she ``knows_it_is_alone`` then.
    """
    mine = of_person(locked(community), by)
    if mine is None or mine.state != State.ACTIVE:
        raise CannotBeDone(_("You do not belong to this community any more."))
    _check_alone(mine, knows=knows_it_is_alone)
    let_go(mine, to=State.LEFT, by=by, why="She left it")
    _note(PersonLeft, mine, by=by)


@transaction.atomic
def put_out(participation: Participation, *, reason: str, by: Person) -> None:
    """Put somebody out of a community for a reason that she is told.

    Raises ``PermissionDenied`` for all but its facilitators, and about facilitators; ``CannotBeDone`` without a reason,
    and when she does not belong to it any more.
    """
    community, held = _held(participation)
    if not can_put_out(by, held):
        raise PermissionDenied
    if held.state != State.ACTIVE:
        raise CannotBeDone(_("This person does not belong to the community any more."))
    let_go(held, to=State.REMOVED, by=by, why="Put out", told=_reason(reason))
    fact = PersonPutOut(community.public_id, held.public_id, held.reason)
    record(fact, by=by, thing=ref_of(community), about=held.person)


@transaction.atomic
def name_facilitator(community: Community, person: Person, *, by: Person) -> Participation:
    """Name a member of the network as facilitator of a community, to which she belongs from then on; she is told.

    Raises ``PermissionDenied`` for who may not name any and about whom she may not meet, ``CannotBeDone`` for who is
    no member of the network.
    """
    held = locked(community)
    if not can_name_facilitators(by, held) or not may_meet(by, person):
        raise PermissionDenied
    if not holds(person, network_key(held.network.public_id)):
        raise CannotBeDone(_("Only a member of the network can belong to a community."))
    hers = of_person(held, person)
    if hers is not None and hers.state == State.ACTIVE:
        if hers.role == Role.FACILITATOR:
            return hers
        _give_role(hers, Role.FACILITATOR, by=by, why="Named as facilitator")
    else:
        hers = let_in(held, person, by=by, reason="Named as facilitator", role=Role.FACILITATOR)
    _note(FacilitatorNamed, hers, by=by)
    return hers


@transaction.atomic
def release_facilitator(participation: Participation, *, by: Person, knows_it_is_alone: bool = False) -> None:
    """End somebody's task as facilitator, or one's own; she still belongs to the community.

    Raises ``PermissionDenied``, ``CannotBeDone`` for who is none, and ``LeavesAlone`` for the last one unless it is
    known that the community is without one then.
    """
    _community, held = _held(participation)
    if not can_release(by, held):
        raise PermissionDenied
    if held.state != State.ACTIVE or held.role != Role.FACILITATOR:
        raise CannotBeDone(_("This person is not a facilitator any more."))
    _check_alone(held, knows=knows_it_is_alone)
    _give_role(held, Role.PARTICIPANT, by=by, why="Facilitator no longer")
    _note(FacilitatorReleased, held, by=by)


@transaction.atomic
def end_with_membership(member: Member, by: Person | None, why: str) -> None:
    """End all that a member has in the communities of a network, as her membership of it ends or is suspended.

    She comes back by herself where anybody may, by asking or being brought in elsewhere: nothing opens again silently.
    """
    hers = Participation.objects.filter(community__network=member.network_id, person=member.person_id)
    _end_all(hers, by=by, why=why)


@transaction.atomic
def end_with_account(person: int) -> None:
    """End all that the person in this row has in communities, as her account has ended; safe to repeat."""
    _end_all(Participation.objects.filter(person=person), by=None, why="The account has ended")


def _end_all(participations: QuerySet[Participation], *, by: Person | None, why: str) -> None:
    live = participations.filter(state__in=[State.ACTIVE, State.ASKED]).select_for_update(of=("self",))
    for participation in live.select_related("community", "person").order_by("pk"):
        let_go(participation, to=State.LEFT, by=by, why=why)
        _note(BelongingEnded, participation, by=by)


def _held(participation: Participation) -> tuple[Community, Participation]:
    """The community and the participation as they are stored now, locked."""
    community = locked(participation.community)
    held = of_person(community, participation.person)
    if held is None:  # rows are never deleted
        raise Participation.DoesNotExist
    return community, held


def _check_alone(participation: Participation, *, knows: bool) -> None:
    """Raises ``LeavesAlone`` if she is the last facilitator and it is not known."""
    if not knows and is_last_facilitator(participation):
        raise LeavesAlone(_("The community is without a facilitator then."))


def _reason(reason: str) -> str:
    """The reason as it is told. Raises ``CannotBeDone`` for none."""
    if not reason.strip():
        raise CannotBeDone(_("A reason is needed: the person is told it."))
    return reason.strip()[:WORDS_LENGTH]


def _give_role(participation: Participation, role: Role, *, by: Person, why: str) -> None:
    participation.role = role
    participation.save(update_fields=["role"])
    hold_key_of_role(participation, by=by, why=why)


def _note(fact: Callable[[str, str], Fact], participation: Participation, *, by: Person | None) -> None:
    """Record a fact that names the community and the participation."""
    community = participation.community
    record(
        fact(community.public_id, participation.public_id), by=by, thing=ref_of(community), about=participation.person
    )
