"""Who belongs to a community holds its key, and nobody else does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.community.commands import (
    ask_to_join,
    bring_in,
    decide_on_request,
    join,
    leave,
    name_facilitator,
    put_out,
    release_facilitator,
    set_access,
    take_request_back,
)
from multaqa.features.community.models import Access, Participation, Role
from multaqa.features.community.policies.communities import ASK_AGAIN_AFTER
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone
from multaqa.features.community.testing import a_community, with_facilitator
from multaqa.features.membership.api import Member
from multaqa.features.membership.testing import suspended_for_a_while
from multaqa.foundation.access.api import body_key, community_key, exclude, holds, open_holding
from multaqa.foundation.facts.api import facts_about

State = Participation.State


def holds_it(person, community):
    return holds(person, community_key(community.public_id))


def of(community, person):
    return Participation.objects.get(community=community, person=person)


def told_of(person):
    return list(facts_about(person).filter(kind__startswith="community.").values_list("kind", flat=True))


def test_founder_belongs_as_facilitator(people):
    community = a_community(people.elodie)
    founder = of(community, people.elodie)
    assert (founder.state, founder.role) == (State.ACTIVE, Role.FACILITATOR)
    assert holds_it(people.elodie, community)


def test_joining_an_open_community_gives_its_key_once(people):
    community = a_community(people.elodie)
    assert not holds_it(people.amina, community)
    first = join(community, by=people.amina)
    assert join(community, by=people.amina) == first
    assert holds_it(people.amina, community)
    assert told_of(people.amina) == ["community.PersonJoined"]


@pytest.mark.parametrize("access", [Access.LISTED, Access.HIDDEN])
def test_only_an_open_community_is_joined(people, access):
    community = a_community(people.elodie, access=access)
    with pytest.raises(PermissionDenied):
        join(community, by=people.amina)
    assert not Participation.objects.filter(person=people.amina).exists()


def test_joining_while_it_is_hidden_is_refused(people):
    community = a_community(people.elodie)
    set_access(community, Access.HIDDEN, by=people.elodie)
    with pytest.raises(PermissionDenied):
        join(community, by=people.amina)  # hers is the row as it was a moment ago: open


def test_who_is_no_member_neither_joins_nor_asks(people):
    with pytest.raises(PermissionDenied):
        join(a_community(people.elodie), by=people.fiona)
    with pytest.raises(PermissionDenied):
        ask_to_join(a_community(people.elodie, access=Access.LISTED), words="", by=people.fiona)


def test_request_is_admitted_by_a_facilitator(people):
    community = with_facilitator(a_community(people.elodie, access=Access.LISTED), people.diego)
    request = ask_to_join(community, words="  I plan for stations  ", by=people.amina)
    assert (request.state, request.words, holds_it(people.amina, community)) == (
        State.ASKED,
        "I plan for stations",
        False,
    )
    with pytest.raises(PermissionDenied):
        decide_on_request(request, admits=True, by=people.amina)
    with pytest.raises(PermissionDenied):
        decide_on_request(request, admits=True, by=people.karim)
    decide_on_request(request, admits=True, by=people.diego)
    assert of(community, people.amina).state == State.ACTIVE
    assert holds_it(people.amina, community)


def test_two_facilitators_decide_at_once_and_the_second_is_told(people):
    community = with_facilitator(a_community(people.elodie, access=Access.LISTED), people.diego)
    request = ask_to_join(community, words="", by=people.amina)
    decide_on_request(request, admits=True, by=people.diego)
    with pytest.raises(CannotBeDone):
        decide_on_request(request, admits=False, reason="Too many", by=people.elodie)
    assert of(community, people.amina).state == State.ACTIVE


def test_refusal_needs_a_reason_and_rests(people):
    community = a_community(people.elodie, access=Access.LISTED)
    request = ask_to_join(community, words="", by=people.amina)
    with pytest.raises(CannotBeDone):
        decide_on_request(request, admits=False, reason=" ", by=people.elodie)
    decide_on_request(request, admits=False, reason="It is for planners", by=people.elodie)
    refused = of(community, people.amina)
    assert (refused.state, refused.reason) == (State.REFUSED, "It is for planners")
    with pytest.raises(PermissionDenied):
        ask_to_join(community, words="", by=people.amina)
    Participation.objects.filter(pk=refused.pk).update(ended_at=timezone.now() - ASK_AGAIN_AFTER)
    assert ask_to_join(community, words="Again", by=people.amina).state == State.ASKED


def test_request_is_taken_back(people):
    community = a_community(people.elodie, access=Access.LISTED)
    request = ask_to_join(community, words="", by=people.amina)
    take_request_back(community, by=people.amina)
    with pytest.raises(CannotBeDone):
        decide_on_request(request, admits=True, by=people.elodie)
    with pytest.raises(CannotBeDone):
        take_request_back(community, by=people.amina)


def test_who_hides_from_a_facilitator_is_not_decided_on_by_her(people):
    community = with_facilitator(a_community(people.elodie, access=Access.LISTED), people.mourad)
    open_holding(people.mourad, body_key("ministry"), by=None, reason="He serves there")
    exclude(people.leila, from_key=body_key("ministry"), by=people.leila)
    request = ask_to_join(community, words="", by=people.leila)
    with pytest.raises(PermissionDenied):
        decide_on_request(request, admits=False, reason="Why not", by=people.mourad)
    decide_on_request(request, admits=True, by=people.elodie)
    with pytest.raises(PermissionDenied):
        put_out(of(community, people.leila), reason="Why not", by=people.mourad)


def test_leaving_ends_the_key_and_leaving_twice_is_told(people):
    community = a_community(people.elodie)
    join(community, by=people.amina)
    leave(community, by=people.amina)
    assert (of(community, people.amina).state, holds_it(people.amina, community)) == (State.LEFT, False)
    with pytest.raises(CannotBeDone):
        leave(community, by=people.amina)
    join(community, by=people.amina)
    assert holds_it(people.amina, community)


def test_last_facilitator_is_told_what_leaving_means(people):
    community = a_community(people.elodie)
    with pytest.raises(LeavesAlone):
        leave(community, by=people.elodie)
    with pytest.raises(LeavesAlone):
        release_facilitator(of(community, people.elodie), by=people.elodie)
    with_facilitator(community, people.diego)
    leave(community, by=people.elodie)
    assert of(community, people.elodie).role == Role.PARTICIPANT
    with pytest.raises(LeavesAlone):
        leave(community, by=people.diego)
    leave(community, by=people.diego, knows_it_is_alone=True)
    assert not holds_it(people.diego, community)


def test_who_was_put_out_asks_and_does_not_join(people):
    community = a_community(people.elodie)
    join(community, by=people.amina)
    with pytest.raises(CannotBeDone):
        put_out(of(community, people.amina), reason="", by=people.elodie)
    put_out(of(community, people.amina), reason="It was advertising", by=people.elodie)
    removed = of(community, people.amina)
    assert (removed.state, removed.reason, holds_it(people.amina, community)) == (
        State.REMOVED,
        "It was advertising",
        False,
    )
    for way_in in (lambda: join(community, by=people.amina), lambda: ask_to_join(community, words="", by=people.amina)):
        with pytest.raises(PermissionDenied):
            way_in()
    Participation.objects.filter(pk=removed.pk).update(ended_at=timezone.now() - ASK_AGAIN_AFTER)
    assert ask_to_join(community, words="", by=people.amina).state == State.ASKED


def test_facilitators_and_oneself_are_not_put_out(people):
    community = with_facilitator(a_community(people.elodie), people.diego)
    for whose in (people.diego, people.elodie):
        with pytest.raises(PermissionDenied):
            put_out(of(community, whose), reason="No", by=people.elodie)


def test_steward_names_and_releases_facilitators(people):
    community = a_community(people.elodie)
    with pytest.raises(PermissionDenied):
        name_facilitator(community, people.diego, by=people.amina)
    named = name_facilitator(community, people.diego, by=people.elodie)
    assert (named.role, holds_it(people.diego, community)) == (Role.FACILITATOR, True)
    with pytest.raises(PermissionDenied):
        name_facilitator(community, people.amina, by=people.diego)
    with pytest.raises(CannotBeDone):
        name_facilitator(community, people.fiona, by=people.elodie)
    release_facilitator(named, by=people.elodie)
    assert (of(community, people.diego).role, holds_it(people.diego, community)) == (Role.PARTICIPANT, True)
    with pytest.raises(CannotBeDone):
        release_facilitator(named, by=people.elodie)


def test_into_a_hidden_community_one_is_brought(people):
    community = with_facilitator(a_community(people.elodie, access=Access.HIDDEN), people.diego)
    bring_in(community, people.jun, by=people.diego)
    assert holds_it(people.jun, community)
    with pytest.raises(PermissionDenied):
        bring_in(community, people.amina, by=people.jun)
    with pytest.raises(PermissionDenied):
        bring_in(community, people.fiona, by=people.diego)
    name_facilitator(community, people.jun, by=people.diego)
    assert of(community, people.jun).role == Role.FACILITATOR


def test_suspension_of_the_membership_ends_belonging_and_its_end_opens_nothing(people):
    hidden = a_community(people.elodie, access=Access.HIDDEN, name="Quiet matters")
    listed = a_community(people.elodie, access=Access.LISTED)
    bring_in(hidden, people.amina, by=people.elodie)
    ask_to_join(listed, words="", by=people.amina)
    member = Member.objects.get(person=people.amina)
    with suspended_for_a_while(member, by=people.elodie):
        assert not holds_it(people.amina, hidden)
        assert {of(hidden, people.amina).state, of(listed, people.amina).state} == {State.LEFT}
    assert not holds_it(people.amina, hidden)
    assert told_of(people.amina).count("community.BelongingEnded") == 2
