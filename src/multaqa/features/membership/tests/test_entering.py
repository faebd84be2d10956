"""The first members are seated by the command line; everyone else's keys follow her row."""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from multaqa.features.membership.commands import Seat, appoint_member
from multaqa.features.membership.commands.keys import keys_of, take_keys
from multaqa.features.membership.models import Capacity, Member, Shown
from multaqa.features.membership.queries.members import constituencies_of, constituency_named
from multaqa.features.membership.refusals import CannotEnter
from multaqa.features.membership.testing import a_body
from multaqa.foundation.access.api import body_key, constituency_key, holds, network_key, organisation_key
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import needs_second_factor, the_network


def seat(code="academia", **said):
    return Seat(constituency=constituency_named(code), **said)


def test_the_network_begins_with_nine_constituencies_in_six_languages(people):
    found = list(constituencies_of(the_network()))
    assert [one.code for one in found] == [
        "member-states",
        "observer-states",
        "un-entities",
        "international-organisations",
        "parliaments",
        "private-sector",
        "civil-society",
        "victims-associations",
        "academia",
    ]
    assert {len(one.name) for one in found} == {6}
    assert {one.code for one in found if one.needs_government_nominator} == {"member-states", "observer-states"}
    assert {one.code for one in found if one.is_at_risk} == {"civil-society", "victims-associations"}


def test_a_first_member_holds_the_keys_of_network_constituency_and_organisation(people):
    body = a_body()
    member = appoint_member(people.fiona, seat(organisation=body), by=None, reason="Founder")
    held = [network_key(the_network().public_id), constituency_key("academia"), organisation_key(body.public_id)]
    held.append(body_key(body.public_id))  # by which others hide from those who have to do with it
    assert keys_of(member) == held
    assert [holds(people.fiona, key) for key in held] == [True] * 4
    people.fiona.refresh_from_db()
    assert needs_second_factor(people.fiona)
    assert [name.whole for name in member.names.all()] == ["Fiona Gallagher"]


def test_seating_leaves_a_fact(people):
    appoint_member(people.fiona, seat(), by=None, reason="Founder")
    kinds = [fact.kind for fact in facts_about(people.fiona)]
    assert kinds.count("membership.MemberAppointed") == 1


def test_whoever_takes_part_for_herself_does_not_hold_her_organisations_key(people):
    body = a_body()
    member = appoint_member(
        people.fiona, seat(organisation=body, capacity=Capacity.PERSONAL), by=None, reason="Founder"
    )
    assert not holds(people.fiona, organisation_key(body.public_id))
    take_keys(member, by=None, reason="left")
    assert not holds(people.fiona, network_key(the_network().public_id))


def test_people_at_risk_begin_unlisted_without_photo_and_country(people):
    member = appoint_member(people.leila, seat("civil-society", area="LBN"), by=None, reason="Founder")
    assert (member.is_listed, member.photo_shown, member.area_shown) == (False, Shown.NOBODY, Shown.NOBODY)


def test_no_account_seats_anybody(people):
    with pytest.raises(PermissionDenied):
        appoint_member(people.fiona, seat(), by=people.elodie, reason="A friend")
    assert not Member.objects.exists()


def test_the_sixth_is_refused_and_a_member_is_not_seated_twice(people):
    for person in (people.amina, people.chen, people.diego, people.elodie):
        appoint_member(person, seat(), by=None, reason="Founder")
    with pytest.raises(CannotEnter):
        appoint_member(people.amina, seat(), by=None, reason="Founder")
    appoint_member(people.jun, seat(), by=None, reason="Founder")
    with pytest.raises(CannotEnter):
        appoint_member(people.karim, seat(), by=None, reason="Founder")
    assert Member.objects.count() == 5


def test_a_closed_account_is_not_seated(people):
    with pytest.raises(CannotEnter):
        appoint_member(people.hassan, seat(), by=None, reason="Founder")


def test_the_command_line_seats_and_says_so(people):
    out = StringIO()
    call_command("appoint_member", "fiona@example.org", "academia", "--reason", "Founder", stdout=out)
    assert out.getvalue() == "Fiona Gallagher <fiona@example.org> is now a member: academia.\n"
    assert Member.objects.get().person == people.fiona


def test_the_command_line_refuses_what_it_does_not_know(people):
    for email, code in (("nobody@example.org", "academia"), ("fiona@example.org", "poets")):
        with pytest.raises(CommandError):
            call_command("appoint_member", email, code, "--reason", "Founder")
