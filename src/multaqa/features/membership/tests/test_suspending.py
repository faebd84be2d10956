"""Suspension with a reason, a focal point's 72 hours, appeal to somebody else, and coming back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from multaqa.features.membership.commands import (
    appeal_suspension,
    attest,
    confirm_suspension,
    end_membership,
    hear_appeal,
    lapsed_suspensions,
    let_lapse,
    lift_suspension,
    name_focal_point,
    suspend_for_now,
    suspend_member,
)
from multaqa.features.membership.commands.keys import keys_of
from multaqa.features.membership.models import Member, Suspension
from multaqa.features.membership.queries.terms import Pile, counts_for, memberships_for, rows_of
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.test_lasting import at, ending, kinds, told
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.access.api import holds
from multaqa.foundation.people.api import Role, appoint, the_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(people):
    return a_body()


@pytest.fixture
def amina(people, body):
    return as_if_admitted(people.amina, organisation=body, ends_at=timezone.now() + timedelta(days=300))


@pytest.fixture
def focal(people, body):
    as_if_admitted(people.karim, organisation=body)
    return name_focal_point(body, people.karim, by=None, reason="Named").person


@pytest.fixture
def other_staff(people):
    appoint(people.jun, to=Role.STEWARD, by=None, reason="Keeps memberships")
    people.jun.refresh_from_db()
    return people.jun


def held(member):
    return {holds(member.person, key) for key in keys_of(member)}


def state(member):
    member.refresh_from_db()
    return member.state


def aged(suspension, hours):
    lapses_at = timezone.now() + timedelta(hours=hours)
    Suspension.objects.filter(pk=suspension.pk).update(lapses_at=lapses_at)


def test_staff_suspend_keys_close_sessions_end_and_the_reason_is_told(people, amina):
    client = Client()
    client.force_login(people.amina)
    suspend_member(amina, reason="  Signs of misuse ", by=people.elodie)
    assert (state(amina), held(amina)) == (Member.State.SUSPENDED, {False})
    assert client.get(at("standing")).status_code == 302  # to the sign-in page
    people.amina.refresh_from_db()
    client.force_login(people.amina)
    assert client.get(at("directory"))["Location"] == at("standing")
    assert "Signs of misuse" in client.get(at("standing")).content.decode()
    assert told(people.amina) == ["membership.suspended"]
    assert kinds(people.amina).count("membership.MemberSuspended") == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_nobody_is_suspended_without_a_reason(people, amina, reason):
    with pytest.raises(CannotBeChanged):
        suspend_member(amina, reason=reason, by=people.elodie)
    assert state(amina) == Member.State.ACTIVE


def test_only_staff_suspend_and_never_themselves(people, amina):
    own = as_if_admitted(people.elodie)
    for member, by in ((amina, people.chen), (own, people.elodie)):
        with pytest.raises(PermissionDenied):
            suspend_member(member, reason="Why", by=by)


def test_two_staff_at_once_the_second_is_told(people, amina, other_staff):
    first = suspend_member(amina, reason="Why", by=people.elodie)
    with pytest.raises(CannotBeChanged):
        suspend_member(amina, reason="Why", by=other_staff)
    lift_suspension(first, by=other_staff)
    with pytest.raises(CannotBeChanged):
        lift_suspension(first, by=people.elodie)


def test_lifting_brings_the_keys_back(people, amina):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    lift_suspension(suspension, by=people.elodie)
    suspension.refresh_from_db()
    assert (state(amina), held(amina)) == (Member.State.ACTIVE, {True})
    assert suspension.outcome == Suspension.Outcome.LIFTED
    people.amina.refresh_from_db()
    assert people.amina.kept_to == ""


def test_a_term_that_ended_during_a_suspension_is_not_brought_back(people, amina):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    ending(amina, -1)
    lift_suspension(suspension, by=people.elodie)
    assert (state(amina), held(amina)) == (Member.State.ENDED, {False})


def test_a_suspended_member_is_not_attested_and_ends_at_her_date(people, amina, focal):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    ending(amina, 10)
    with pytest.raises(CannotBeChanged):
        attest(amina, by=focal)
    ending(amina, -1)
    assert end_membership(amina.pk)
    suspension.refresh_from_db()
    assert (state(amina), suspension.outcome) == (Member.State.ENDED, Suspension.Outcome.OVER)


def test_a_focal_point_suspends_for_72_hours_and_staff_are_told(people, amina, focal):
    suspension = suspend_for_now(amina, reason="Left the harbour", by=focal)
    assert suspension.lapses_at is not None
    hours = (suspension.lapses_at - timezone.now()) / timedelta(hours=1)
    assert (state(amina), round(hours)) == (Member.State.SUSPENDED, 72)
    assert told(people.elodie) == ["membership.to_confirm"]
    assert let_lapse(suspension.pk) is False


def test_unconfirmed_it_lifts_itself_once(people, amina, focal):
    suspension = suspend_for_now(amina, reason="Why", by=focal)
    aged(suspension, -1)
    assert lapsed_suspensions() == [suspension.pk]
    assert (let_lapse(suspension.pk), let_lapse(suspension.pk)) == (True, False)
    suspension.refresh_from_db()
    assert (state(amina), held(amina)) == (Member.State.ACTIVE, {True})
    assert suspension.outcome == Suspension.Outcome.LAPSED
    assert told(people.amina) == ["membership.restored", "membership.suspended"]


def test_a_focal_point_does_not_begin_again_what_staff_did_not_confirm(people, amina, focal):
    suspension = suspend_for_now(amina, reason="Why", by=focal)
    aged(suspension, -1)
    let_lapse(suspension.pk)
    with pytest.raises(CannotBeChanged):
        suspend_for_now(amina, reason="Why", by=focal)


def test_confirmed_it_lasts_and_nobody_confirms_her_own(people, amina, focal):
    appoint(focal, to=Role.STEWARD, by=None, reason="Both at once")
    focal.refresh_from_db()
    suspension = suspend_for_now(amina, reason="Why", by=focal)
    with pytest.raises(PermissionDenied):
        confirm_suspension(suspension, by=focal)
    confirm_suspension(suspension, by=people.elodie)
    with pytest.raises(CannotBeChanged):
        confirm_suspension(suspension, by=people.elodie)
    assert lapsed_suspensions() == []
    assert told(people.amina) == ["membership.suspended", "membership.suspension_confirmed"]


def test_a_focal_point_reaches_only_the_people_of_her_body(people, amina, focal):
    other = as_if_admitted(people.chen, organisation=a_body("Other Institute"))
    own = Member.objects.get(person=focal)
    for member in (other, own):
        with pytest.raises(PermissionDenied):
            suspend_for_now(member, reason="Why", by=focal)


def test_a_suspended_focal_point_acts_for_nobody(people, amina, focal):
    suspend_member(Member.objects.get(person=focal), reason="Why", by=people.elodie)
    with pytest.raises(PermissionDenied):
        suspend_for_now(amina, reason="Why", by=focal)


def test_an_appeal_is_heard_by_somebody_else(people, amina, other_staff):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    appeal_suspension(suspension, "It was not me", by=people.amina)
    with pytest.raises(PermissionDenied):
        appeal_suspension(suspension, "Again", by=people.amina)
    assert told(other_staff) == ["membership.to_hear"]
    with pytest.raises(PermissionDenied):
        hear_appeal(suspension, lifts=True, words="Yes", by=people.elodie)
    hear_appeal(suspension, lifts=True, words="You are right", by=other_staff)
    suspension.refresh_from_db()
    assert (state(amina), suspension.answer) == (Member.State.ACTIVE, "You are right")
    assert "membership.appeal_answered" in told(people.amina)


def test_an_appeal_refused_confirms_a_focal_points_suspension(people, amina, focal):
    suspension = suspend_for_now(amina, reason="Why", by=focal)
    appeal_suspension(suspension, "It was not me", by=people.amina)
    hear_appeal(suspension, lifts=False, words="It was", by=people.elodie)
    suspension.refresh_from_db()
    assert (state(amina), suspension.lapses_at, suspension.confirmed_by) == ("suspended", None, people.elodie)


def test_nobody_appeals_for_another_and_not_without_words(people, amina):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    with pytest.raises(PermissionDenied):
        appeal_suspension(suspension, "Please", by=people.chen)
    with pytest.raises(CannotBeChanged):
        appeal_suspension(suspension, " ", by=people.amina)


def test_who_is_suspended_vouches_for_nobody(people, amina):
    application = waiting(people.boris, by=people.amina)
    assert vouching_of(application).is_whole
    suspend_member(amina, reason="Why", by=people.elodie)
    assert not vouching_of(application).is_whole


def test_staff_see_what_waits_with_hours_left(people, amina, focal):
    suspension = suspend_for_now(amina, reason="Why", by=focal)
    aged(suspension, 5.5)
    rows = rows_of(list(memberships_for(people.elodie, the_network(), Pile.TO_CONFIRM)), language="en")
    assert [(row.member, row.hours_left) for row in rows] == [(amina, 6)]
    counts = counts_for(people.elodie, the_network())
    assert (counts[Pile.TO_CONFIRM], counts[Pile.SUSPENDED], counts[Pile.ACTIVE]) == (1, 1, 1)


def test_the_appeal_page_sends_it_and_other_pages_lead_back(people, amina):
    suspend_member(amina, reason="Why", by=people.elodie)
    people.amina.refresh_from_db()
    client = Client()
    client.force_login(people.amina)
    answer = client.post(at("appeal"), {"words": "It was not me"})
    assert (answer.status_code, answer["Location"]) == (302, at("standing"))
    assert Suspension.objects.get().appeal == "It was not me"
    assert client.get(at("appeal"))["Location"] == at("standing")
    assert client.get(at("post"))["Location"] == at("standing")
