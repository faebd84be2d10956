"""Terms, attestation and the end of a membership; what opens to whoever was a member."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.membership.commands import (
    attest,
    change_term,
    close_with_membership,
    due_memberships,
    end_membership,
    leave,
    name_focal_point,
    remind_of_ends,
    set_last_day,
)
from multaqa.features.membership.commands.keys import _others as closings
from multaqa.features.membership.commands.keys import keys_of
from multaqa.features.membership.models import AdmissionRules, Capacity, FocalPoint, Member
from multaqa.features.membership.queries.terms import attestations_due, to_attest
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.terms import months_after, reminder_due
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.access.api import holds
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import the_network

pytestmark = pytest.mark.django_db


def ending(member, days):
    member.ends_at = timezone.now() + timedelta(days=days)
    member.save(update_fields=["ends_at"])
    return member


def kinds(person):
    return [fact.kind for fact in facts_about(person) if fact.kind.startswith("membership.")]


def told(person):
    return sorted(Notice.objects.filter(person=person).values_list("kind", flat=True))


@pytest.fixture
def body(people):
    return a_body()


@pytest.fixture
def amina(people, body):
    return ending(as_if_admitted(people.amina, organisation=body), 30)


@pytest.fixture
def focal(people, body):
    as_if_admitted(people.karim, organisation=body)
    return name_focal_point(body, people.karim, by=None, reason="Named").person


def test_months_are_counted_on_the_calendar():
    assert months_after(datetime(2026, 1, 31, 9, tzinfo=UTC), 1) == datetime(2026, 2, 28, 9, tzinfo=UTC)
    assert months_after(datetime(2026, 11, 22, tzinfo=UTC), 14) == datetime(2028, 1, 22, tzinfo=UTC)


def test_the_tightest_reminder_is_due():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    due = [reminder_due(now + timedelta(days=days), at=now) for days in (61, 60, 15, 14, 2, 1, 0, -1)]
    assert due == [0, 60, 60, 14, 14, 1, 0, 0]


def test_a_focal_point_attests_for_another_term(amina, focal):
    before = amina.ends_at
    assert attest(amina, by=focal) == months_after(before, 12)
    amina.refresh_from_db()
    assert (amina.ends_at, amina.attested_by) == (months_after(before, 12), focal)
    assert kinds(amina.person).count("membership.MemberAttested") == 1
    assert told(amina.person) == ["membership.attested"]


def test_two_attest_at_once_and_the_second_is_told(amina, focal, people):
    attest(amina, by=people.elodie)
    with pytest.raises(CannotBeChanged):
        attest(amina, by=focal)


def test_nobody_attests_herself_not_even_as_focal_point_or_staff(people, body, amina):
    name_focal_point(body, people.amina, by=None, reason="Named")
    steward = ending(as_if_admitted(people.elodie), 30)
    for member in (amina, steward):
        with pytest.raises(PermissionDenied):
            attest(member, by=member.person)


def test_another_bodys_focal_point_and_plain_members_do_not_attest(people, amina):
    other = a_body("Other Institute")
    as_if_admitted(people.chen, organisation=other)
    name_focal_point(other, people.chen, by=None, reason="Named")
    for person in (people.chen, people.fiona):
        with pytest.raises(PermissionDenied):
            attest(amina, by=person)


def test_a_focal_point_does_not_attest_who_takes_part_for_herself(people, body, focal):
    member = ending(as_if_admitted(people.jun, organisation=body, capacity=Capacity.PERSONAL), 30)
    assert not to_attest(focal).exists()
    with pytest.raises(PermissionDenied):
        attest(member, by=focal)


def test_who_has_no_focal_point_is_attested_by_who_vouched(people):
    member = ending(as_if_admitted(people.leila, code="civil-society"), 30)
    as_if_admitted(people.amina)
    waiting(people.leila, by=people.amina, state="admitted", member=member)
    assert list(to_attest(people.amina)) == [member]
    attest(member, by=people.amina)
    assert not to_attest(people.amina).exists()


def test_who_vouched_does_not_attest_where_a_focal_point_acts(people, body, amina, focal):
    as_if_admitted(people.chen)
    waiting(people.amina, by=people.chen, state="admitted", member=amina)
    with pytest.raises(PermissionDenied):
        attest(amina, by=people.chen)
    assert list(to_attest(focal)) == [amina]
    assert list(attestations_due(body)) == [amina]


def test_at_the_end_every_key_closes_and_what_others_registered(people, body, amina):
    closed = []
    closing = close_with_membership(lambda member, _by, why: closed.append((member.pk, why)))
    held = keys_of(amina)
    ending(amina, -1)
    try:
        assert due_memberships(at=timezone.now()) == [amina.pk]
        assert (end_membership(amina.pk), end_membership(amina.pk)) == (True, False)
    finally:
        closings.remove(closing)
    amina.refresh_from_db()
    assert amina.state == Member.State.ENDED
    assert {holds(people.amina, key) for key in held} == {False}
    assert closed == [(amina.pk, "the term is over")]
    assert kinds(people.amina).count("membership.MembershipEnded") == 1
    assert told(people.amina) == ["membership.ended"]


def test_who_left_is_no_focal_point_and_the_body_is_asked_for_a_successor(people, body):
    member = as_if_admitted(people.amina, organisation=body)
    name_focal_point(body, people.amina, by=None, reason="Named")
    leave(member, by=people.amina)
    assert not FocalPoint.objects.filter(person=people.amina, until=None).exists()
    assert told(people.elodie) == ["membership.successor"]


def test_nobody_leaves_for_another_and_nobody_twice(people):
    member = as_if_admitted(people.amina)
    with pytest.raises(PermissionDenied):
        leave(member, by=people.elodie)
    leave(member, by=people.amina)
    with pytest.raises(CannotBeChanged):
        leave(member, by=people.amina)


@pytest.mark.parametrize(("days", "reason"), [(-1, "Why"), (400, "Why"), (10, "  ")])
def test_a_last_day_in_the_past_beyond_a_term_or_without_reason_is_refused(people, amina, days, reason):
    with pytest.raises(CannotBeChanged):
        set_last_day(amina, on=timezone.localdate() + timedelta(days=days), reason=reason, by=people.elodie)


def test_staff_set_a_last_day_and_the_member_is_told(people, amina):
    on = timezone.localdate() + timedelta(days=10)
    set_last_day(amina, on=on, reason="Asked by her", by=people.elodie)
    amina.refresh_from_db()
    assert timezone.localdate(amina.ends_at) == on + timedelta(days=1)
    assert told(people.amina) == ["membership.end_set"]
    with pytest.raises(PermissionDenied):
        set_last_day(amina, on=on, reason="Why", by=people.karim)


def test_reminders_reach_member_and_focal_point_once_each(people, body, amina, focal):
    now = timezone.now()
    assert remind_of_ends(at=now) == 2
    assert remind_of_ends(at=now) == 0
    assert (told(people.amina), told(focal)) == (["membership.ends_soon"], ["membership.to_attest"])
    assert remind_of_ends(at=now + timedelta(days=20)) == 2
    assert told(people.elodie) == []


def test_staff_are_reminded_of_who_has_nobody_else(people):
    ending(as_if_admitted(people.amina), 10)
    remind_of_ends(at=timezone.now())
    assert told(people.elodie) == ["membership.to_attest"]


def test_reminders_do_not_ask_more_for_more_members(people, body, focal, django_assert_max_num_queries):
    for person in (people.amina, people.jun, people.chen):
        ending(as_if_admitted(person, organisation=body), 10)
    remind_of_ends(at=timezone.now())
    with django_assert_max_num_queries(60):
        remind_of_ends(at=timezone.now())


def test_only_staff_change_the_term_and_only_to_some_months(people):
    rules = AdmissionRules.objects.get(network=the_network())
    with pytest.raises(PermissionDenied):
        change_term(rules, 24, by=people.amina)
    for months in (2, 61):
        with pytest.raises(CannotBeChanged):
            change_term(rules, months, by=people.elodie)
    change_term(rules, 24, by=people.elodie)
    rules.refresh_from_db()
    assert rules.term_months == 24


def at(name, *, language="en", app="membership"):
    with override(language):
        return reverse(f"{app}:{name}")


def test_who_has_left_reaches_one_page_her_data_and_the_way_back(people):
    member = as_if_admitted(people.amina)
    client = Client()
    client.force_login(people.amina)
    assert client.get(at("directory")).status_code == 200
    leave(member, by=people.amina)
    for address in (at("directory"), at("list", app="news"), at("own_profile"), at("attestations")):
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer["Location"]) == (303, at("standing"))
    fragment = client.get(at("directory"), headers={"HX-Request": "true"})
    assert (fragment.status_code, fragment["HX-Redirect"]) == (204, at("standing"))
    open_ones = [at("standing"), at("held", app="privacy"), at("erasure", app="privacy"), at("application")]
    assert [client.get(address).status_code for address in open_ones] == [200, 200, 200, 200]


def test_who_holds_an_office_goes_on_doing_her_work(people):
    member = as_if_admitted(people.elodie)
    leave(member, by=people.elodie)
    client = Client()
    client.force_login(people.elodie)
    assert client.get(at("memberships")).status_code == 200
