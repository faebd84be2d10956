"""What follows when people join, ask, are decided on, and leave: who is told, and that a community is alone."""

from collections.abc import Iterable

from multaqa.features.community.commands.participations import end_with_account
from multaqa.features.community.facts import (
    BelongingEnded,
    FacilitatorNamed,
    FacilitatorReleased,
    JoiningAdmitted,
    JoiningAsked,
    JoiningRefused,
    PersonBroughtIn,
    PersonLeft,
    PersonPutOut,
)
from multaqa.features.community.models import Community
from multaqa.features.community.notices.participations import (
    ADMITTED,
    ALONE,
    ASKED,
    BROUGHT_IN,
    FACILITATES,
    PUT_OUT,
    REFUSED,
    RELEASED,
)
from multaqa.features.community.queries.participations import (
    communities_facilitated,
    deciders_for,
    has_facilitator,
    person_behind,
    who_hears_of_alone,
)
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.api import NoticeKind, tell
from multaqa.foundation.people.api import AccountEnded, PersonSuspended


@on(JoiningAsked)
def tell_of_request(fact: JoiningAsked, recorded: RecordedFact) -> None:
    """Every facilitator is told who may meet whoever asks; if there is none, those who keep the communities."""
    deciders = deciders_for(fact.participation)
    tell(deciders, kind=ASKED, thing_ref=recorded.thing, once=f"fact:{recorded.pk}")


@on(JoiningAdmitted)
def tell_of_admission(fact: JoiningAdmitted, recorded: RecordedFact) -> None:
    """She is told that she belongs to it now."""
    _tell_her(fact.participation, ADMITTED, recorded, ref=recorded.thing)


@on(PersonBroughtIn)
def tell_of_bringing_in(fact: PersonBroughtIn, recorded: RecordedFact) -> None:
    """She is told that she belongs to it now."""
    _tell_her(fact.participation, BROUGHT_IN, recorded, ref=recorded.thing)


@on(JoiningRefused)
def tell_of_refusal(fact: JoiningRefused, recorded: RecordedFact) -> None:
    """She is told why, and whom to turn to."""
    _tell_her(fact.participation, REFUSED, recorded)


@on(PersonPutOut)
def tell_of_putting_out(fact: PersonPutOut, recorded: RecordedFact) -> None:
    """She is told why, and whom to turn to."""
    _tell_her(fact.participation, PUT_OUT, recorded)


@on(FacilitatorNamed)
def tell_of_naming(fact: FacilitatorNamed, recorded: RecordedFact) -> None:
    """She is told of her task."""
    _tell_her(fact.participation, FACILITATES, recorded, ref=recorded.thing)


@on(FacilitatorReleased)
def tell_of_release(fact: FacilitatorReleased, recorded: RecordedFact) -> None:
    """She is told, unless she did it herself; and if nobody else facilitates it, that is told too."""
    _tell_her(fact.participation, RELEASED, recorded, ref=recorded.thing)
    _tell_if_alone(Community.objects.filter(public_id=fact.community), recorded)


@on(PersonLeft)
def look_after_leaving(fact: PersonLeft, recorded: RecordedFact) -> None:
    """A community without a facilitator is told of."""
    _tell_if_alone(Community.objects.filter(public_id=fact.community), recorded)


@on(BelongingEnded)
def look_after_end(fact: BelongingEnded, recorded: RecordedFact) -> None:
    """A community without a facilitator is told of."""
    _tell_if_alone(Community.objects.filter(public_id=fact.community), recorded)


@on(PersonSuspended)
def look_after_suspension(_fact: PersonSuspended, recorded: RecordedFact) -> None:
    """A community whose only facilitator may not sign in is told of."""
    if recorded.about_id is not None:
        _tell_if_alone(communities_facilitated(recorded.about_id), recorded)


@on(AccountEnded)
def end_belonging_of_departed(_fact: AccountEnded, recorded: RecordedFact) -> None:
    """Whose account has ended belongs to no community any more."""
    if recorded.about_id is not None:
        end_with_account(recorded.about_id)


def _tell_her(participation: str, kind: NoticeKind, recorded: RecordedFact, *, ref: str = "") -> None:
    """Tell the person of a participation, unless she did it herself; of ``ref``, or of what only she may read."""
    person = person_behind(participation)
    if person is not None and recorded.by_id != person.pk:
        tell([person], kind=kind, thing_ref=ref or f"community.participation:{participation}", once=_once(recorded))


def _tell_if_alone(communities: Iterable[Community], recorded: RecordedFact) -> None:
    """Once a day for each community, whatever left it alone."""
    for community in communities:
        if community.archived_at is None and not has_facilitator(community):
            ref = f"community.community:{community.public_id}"
            once = f"{community.public_id}:{recorded.at.date().isoformat()}"
            tell(who_hears_of_alone(community), kind=ALONE, thing_ref=ref, once=once)


def _once(recorded: RecordedFact) -> str:
    return f"fact:{recorded.pk}"
