"""A member changes her post, and who was a member comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from multaqa.features.membership.commands import (
    Step,
    admit,
    begin_application,
    due_leavings,
    keep_post,
    leave,
    leave_post_on_time,
    name_focal_point,
    record_contact,
    record_leaving_post,
    suspend_member,
)
from multaqa.features.membership.models import Application, Capacity, Contact, FocalPoint, Member
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.queries.terms import bodies_without_focal_point
from multaqa.features.membership.refusals import CannotBeChanged, CannotEnter
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.test_lasting import at, kinds, told
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.access.api import constituency_key, frozen_people, holds, network_key, organisation_key
from multaqa.foundation.notify.api import Delivery
from multaqa.foundation.people.api import the_network
from multaqa.foundation.people.testing import her_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry(people):
    return a_body("Ministry of Harbours", code="member-states")


@pytest.fixture
def amina(people, ministry):
    return as_if_admitted(people.amina, code="member-states", organisation=ministry, capacity=Capacity.STATE)


def today():
    return timezone.localdate()


def approved(member, body, *, by):
    """Her application for another post, vouched for and approved."""
    application = begin_application(the_network(), by=member.person, language="en")
    made = waiting_like(application, by=by)
    Application.objects.filter(pk=made.pk).update(
        organisation=body, constituency=body.constituency, capacity=Capacity.ORGANISATION, state="approved"
    )
    made.refresh_from_db()
    return made


def waiting_like(application, *, by):
    other = waiting(by, by=by, state="withdrawn")
    now = timezone.now()
    Application.objects.filter(pk=application.pk).update(sent_at=now, consented_at=now, vouched_at=now, state="review")
    other.nominations.update(application=application)
    application.refresh_from_db()
    return application


def test_the_organisations_keys_close_that_day_and_the_member_stays(people, amina, ministry):
    record_leaving_post(amina, on=today(), by=people.amina)
    amina.refresh_from_db()
    keys = [network_key(the_network().public_id), constituency_key("member-states"), organisation_key("x")]
    keys[2] = organisation_key(ministry.public_id)
    assert [holds(people.amina, key) for key in keys] == [True, False, False]
    assert (amina.state, amina.organisation, amina.between_posts_since is None) == ("active", None, False)
    assert kinds(people.amina).count("membership.PostLeft") == 1
    assert told(people.amina) == ["membership.post_left"]


def test_amber_and_above_is_shut_until_an_officer_has_verified_her_anew(people, amina):
    record_leaving_post(amina, on=today() + timedelta(days=1), by=people.amina)
    assert list(frozen_people()) == []
    Member.objects.filter(pk=amina.pk).update(leaves_post_on=today())
    leave_post_on_time(amina.pk)
    assert [freeze.person for freeze in frozen_people()] == [people.amina]


def test_another_constituency_than_authorities_stays_open_between_posts(people):
    member = as_if_admitted(people.chen, organisation=a_body())
    record_leaving_post(member, on=today(), by=people.elodie)
    assert holds(people.chen, constituency_key("academia"))


def test_a_later_day_closes_nothing_before_it_comes(people, amina, ministry):
    record_leaving_post(amina, on=today() + timedelta(days=3), by=people.amina)
    key = organisation_key(ministry.public_id)
    assert (due_leavings(), leave_post_on_time(amina.pk), holds(people.amina, key)) == ([], False, True)
    Member.objects.filter(pk=amina.pk).update(leaves_post_on=today())
    assert due_leavings() == [amina.pk]
    assert (leave_post_on_time(amina.pk), leave_post_on_time(amina.pk)) == (True, False)
    assert not holds(people.amina, key)


def test_a_day_that_is_to_come_can_be_taken_back(people, amina):
    record_leaving_post(amina, on=today() + timedelta(days=3), by=people.amina)
    keep_post(amina, by=people.amina)
    amina.refresh_from_db()
    assert amina.leaves_post_on is None
    with pytest.raises(CannotBeChanged):
        keep_post(amina, by=people.amina)


def test_a_past_day_no_post_and_other_people_are_refused(people, amina):
    own = as_if_admitted(people.chen)
    for member, on in ((amina, today() - timedelta(days=1)), (own, today())):
        with pytest.raises(CannotBeChanged):
            record_leaving_post(member, on=on, by=people.elodie)
    with pytest.raises(PermissionDenied):
        record_leaving_post(amina, on=today(), by=people.chen)


def test_a_focal_point_who_leaves_is_succeeded(people, amina, ministry):
    record_contact(ministry, "desk@harbours.example", kind=Contact.Kind.ADDRESS, how="Letterhead", by=None)
    name_focal_point(ministry, people.amina, by=None, reason="Named")
    record_leaving_post(amina, on=today(), by=people.amina)
    assert not FocalPoint.objects.filter(person=people.amina, until=None).exists()
    assert list(bodies_without_focal_point()) == [ministry]
    assert told(people.elodie) == ["membership.successor"]
    assert Delivery.objects.filter(kind="membership.successor_letter").count() == 1


def test_who_is_vouched_for_anew_holds_the_new_bodys_keys_and_keeps_her_history(people, amina, ministry):
    since, public_id = amina.since, amina.public_id
    as_if_admitted(people.chen)
    record_leaving_post(amina, on=today(), by=people.amina)
    body = a_body("Quay Company", code="private-sector")
    application = approved(amina, body, by=people.chen)
    assert application.kind == Application.Kind.POST
    member = admit(application, by=people.elodie)
    assert (member.public_id, member.since, member.between_posts_since) == (public_id, since, None)
    held = [organisation_key(body.public_id), constituency_key("private-sector")]
    gone = [organisation_key(ministry.public_id), constituency_key("member-states")]
    assert [holds(people.amina, key) for key in held + gone] == [True, True, False, False]
    assert kinds(people.amina).count("membership.PostTaken") == 1


def test_a_suspended_member_takes_no_new_post(people, amina):
    as_if_admitted(people.chen)
    record_leaving_post(amina, on=today(), by=people.amina)
    application = approved(amina, a_body("Quay Company", code="private-sector"), by=people.chen)
    suspend_member(amina, reason="Why", by=people.elodie)
    with pytest.raises(CannotEnter):
        admit(application, by=people.elodie)


def test_leaving_takes_back_what_was_asked_for_another_post(people, amina):
    record_leaving_post(amina, on=today(), by=people.amina)
    application = begin_application(the_network(), by=people.amina, language="en")
    leave(amina, by=people.amina)
    application.refresh_from_db()
    assert application.state == Application.State.WITHDRAWN


def test_a_member_with_a_post_applies_for_nothing(people, amina):
    with pytest.raises(CannotBeChanged):
        begin_application(the_network(), by=people.amina, language="en")


def test_who_comes_back_begins_with_what_is_held_and_is_vouched_for(people):
    member = as_if_admitted(people.amina, offers="I know cranes", area="JOR")
    leave(member, by=people.amina)
    application = begin_application(the_network(), by=people.amina, language="ar")
    assert (application.kind, application.offers, application.area) == ("entry", "I know cranes", "JOR")
    assert application.constituency == constituency_named("academia")
    assert [name.given for name in application.names.all()] == [people.amina.name]
    assert Step.NOMINATORS not in application.steps
    assert set(application.steps) == {"name", "place", "expertise"}


def test_who_comes_back_is_the_same_member_with_a_new_term(people):
    member = as_if_admitted(people.amina)
    as_if_admitted(people.chen)
    leave(member, by=people.amina)
    application = waiting(people.amina, by=people.chen, state="approved")
    again = admit(application, by=people.elodie)
    people.amina.refresh_from_db()
    assert (again.pk, again.state, people.amina.kept_to) == (member.pk, "active", "")
    assert again.ends_at is not None
    assert again.ends_at > timezone.now() + timedelta(days=300)
    assert holds(people.amina, network_key(the_network().public_id))


def test_the_page_records_a_change_and_the_next_one_names_the_new_body(people, amina):
    client = Client()
    client.force_login(people.amina)
    assert client.post(at("post"), {"on": her_day(people.amina, later=-1).isoformat()})["Location"] == at("standing")
    amina.refresh_from_db()
    assert amina.between_posts_since is None
    client.post(at("post"), {"on": her_day(people.amina).isoformat()})
    page = client.get(at("standing")).content.decode()
    assert at("application") in page
    assert client.post(at("application"))["Location"].endswith("/application/steps/name/")
