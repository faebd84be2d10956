"""The desk of a focal point: her own body's people and nobody else, what she can do about them, and who follows her."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.membership.commands import (
    end_focal_point,
    hide_from_organisation,
    invite,
    name_deputy,
    name_focal_point,
    record_contact,
)
from multaqa.features.membership.commands.deputies import MOST_ACTING
from multaqa.features.membership.models import Capacity, Contact, FocalPoint, Member
from multaqa.features.membership.queries.desks import may_be_deputy, people_led, waiting_to_attest
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.test_keeping_memberships import at, signed
from multaqa.features.membership.tests.test_lasting import ending, kinds, told
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import recovery_named, the_network, verify_second
from multaqa.foundation.people.testing import a_recovery, her_day, sign_in_proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return a_body("Harbour Ministry", code="member-states", area="LBN")


@pytest.fixture
def amina(people, body):
    return ending(as_if_admitted(people.amina, organisation=body), 30)


@pytest.fixture
def karim(people, body):
    member = ending(as_if_admitted(people.karim, organisation=body), 300)
    name_focal_point(body, people.karim, by=None, reason="Named in a letter")
    return member


def proved(person):
    client = Client()
    sign_in_proved(client, person)
    return client


def pages(body, member):
    one = (body.public_id, member.public_id)
    return [at("desk", body.public_id), at("desk_suspension", *one), at("desk_leaving", *one)]


def test_she_meets_the_people_of_her_body_with_what_waits(people, body, amina, karim):
    ending(as_if_admitted(people.chen, organisation=body), 200)
    page = signed(people.karim).get(at("desk", body.public_id)).content.decode()
    assert "1 membership ends unless it is attested" in page.replace("\u00a0", " ")
    assert page.count("To be attested") == 1
    assert people.amina.name in page
    assert people.chen.name in page
    assert at("desk_suspension", body.public_id, karim.public_id) not in page


@pytest.mark.parametrize("who", ["amina", "chen", "elodie", "fiona"])
def test_for_everybody_else_there_is_no_desk(people, body, amina, karim, who):
    client = signed(getattr(people, who))
    assert [client.get(page).status_code for page in pages(body, amina)] == [404, 404, 404]
    assert client.post(pages(body, amina)[1], {"reason": "Because"}).status_code == 404
    amina.refresh_from_db()
    assert amina.state == Member.State.ACTIVE


def test_the_focal_point_of_a_ministry_does_not_reach_nationals_of_its_state(people, body, amina, karim):
    elsewhere = as_if_admitted(people.leila, code="civil-society", area="LBN")
    police = a_body("Police of the same State", code="member-states", area="LBN")
    officer = as_if_admitted(people.mourad, code="member-states", organisation=police, capacity=Capacity.STATE)
    personal = as_if_admitted(people.chen, organisation=body, capacity=Capacity.PERSONAL, area="LBN")
    client = signed(people.karim)
    shown = client.get(at("desk", body.public_id)).content.decode()
    for member in (elsewhere, officer, personal):
        assert member.person.name not in shown
        for path in pages(body, member)[1:]:
            assert client.get(path).status_code == 404
            sent = {"reason": "Because", "on": her_day(people.karim).isoformat()}
            assert client.post(path, sent).status_code == 404
        member.refresh_from_db()
        assert (member.state, member.between_posts_since) == (Member.State.ACTIVE, None)
    assert client.get(at("desk", police.public_id)).status_code == 404


def test_who_hides_from_her_body_is_not_on_her_desk(people, body, amina, karim):
    hide_from_organisation(body, by=people.amina)
    client = signed(people.karim)
    assert people.amina.name not in client.get(at("desk", body.public_id)).content.decode()
    assert [client.get(page).status_code for page in pages(body, amina)] == [200, 404, 404]
    assert waiting_to_attest(people.karim) == 0


def test_who_no_longer_acts_has_no_desk(people, body, amina, karim):
    end_focal_point(FocalPoint.objects.get(person=people.karim), by=people.elodie, reason="As it said")
    assert signed(people.karim).get(at("desk", body.public_id)).status_code == 404


def test_she_suspends_after_reading_what_happens(people, body, amina, karim):
    client, path = signed(people.karim), pages(body, amina)[1]
    shown = client.get(path).content.decode()
    assert people.amina.name in shown
    assert "72 hours" in shown
    begun = client.post(path, {"reason": "", "begin_with": "post"})
    assert begun.status_code == 200
    assert "No longer" not in begun.content.decode().split("<textarea", 1)[1].split("</textarea>")[0]
    assert client.post(path, {"reason": " "}).status_code == 422
    assert client.post(path, {"reason": "We could not reach you"}).status_code == 302
    amina.refresh_from_db()
    live = amina.suspensions.get()
    assert (amina.state, live.reason, live.by) == (Member.State.SUSPENDED, "We could not reach you", people.karim)
    assert (live.lapses_at - live.since).total_seconds() == pytest.approx(72 * 3600, abs=5)
    desk = client.get(at("desk", body.public_id)).content.decode()
    assert "Unless staff confirm it, the suspension ends:" in desk
    assert path not in desk


def test_she_records_that_somebody_leaves_and_takes_it_back(people, body, amina, karim):
    client, path = signed(people.karim), pages(body, amina)[2]
    later = her_day(people.karim, later=9)
    client.post(path, {"on": later.isoformat()})
    amina.refresh_from_db()
    assert amina.leaves_post_on == later
    assert told(people.amina) == ["membership.post_leaves"]
    client.post(path, {"keep": "yes"})
    amina.refresh_from_db()
    assert amina.leaves_post_on is None
    client.post(path, {"on": her_day(people.karim).isoformat()})
    amina.refresh_from_db()
    assert (amina.organisation, amina.state) == (None, Member.State.ACTIVE)
    assert client.get(path).status_code == 404


def test_several_are_attested_with_one_confirmation_that_names_them(people, body, amina, karim):
    diego, chen = (
        ending(as_if_admitted(one, organisation=body), days) for one, days in ((people.diego, 20), (people.chen, 40))
    )
    client, path = signed(people.karim), at("attestations")
    chosen = {"members": [amina.public_id, diego.public_id]}
    page = client.get(path, {"choosing": "yes", **chosen}).content.decode()
    assert "Attest 2 memberships" in page.replace("\u00a0", " ")
    assert people.amina.name in page
    assert people.chen.name not in page
    assert waiting_to_attest(people.karim) == 3
    before = {one.pk: one.ends_at for one in (amina, diego, chen)}
    assert client.post(path, chosen).status_code == 302
    after = dict(Member.objects.filter(pk__in=before).values_list("pk", "ends_at"))
    assert {pk for pk in before if after[pk] > before[pk]} == {amina.pk, diego.pk}
    assert waiting_to_attest(people.karim) == 1


def test_nobody_chosen_and_anybody_else_attests_nothing(people, body, amina, karim):
    other = ending(as_if_admitted(people.diego, organisation=a_body("Another")), 20)
    client, path = signed(people.karim), at("attestations")
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"members": [other.public_id]}).status_code == 422
    assert "MemberAttested" not in str(kinds(people.diego))


def test_home_counts_what_waits_for_her_alone(people, body, amina, karim):
    card = f'href="{at("attestations")}"'
    assert card in signed(people.karim).get("/en/").content.decode()
    assert card not in signed(people.chen).get("/en/").content.decode()


def test_her_own_page_leads_to_her_desk(people, body, amina, karim):
    link = f'href="{at("desk", body.public_id)}"'
    assert link in signed(people.karim).get(at("standing")).content.decode()
    assert link not in signed(people.amina).get(at("standing")).content.decode()


def test_the_desk_shows_the_invitations_for_this_body(people, body, amina, karim):
    other = a_body("Another body")
    name_focal_point(other, people.karim, by=None, reason="Named as well")
    for address, to in (("one@example.org", body), ("two@example.org", other)):
        invite(address, to=to, network=the_network(), language="en", by=people.karim)
    page = signed(people.karim).get(at("desk", body.public_id)).content.decode()
    assert "one@example.org" in page
    assert "two@example.org" not in page
    assert at("desk", other.public_id) in page


def test_she_names_a_deputy_and_everybody_concerned_is_told(people, body, amina, karim):
    record_contact(body, "office@harbour.example", kind=Contact.Kind.ADDRESS, how="Its letterhead", by=None)
    sent = {"person": people.amina.public_id, "reason": "For my leave"}
    proved(people.karim).post(at("deputy", body.public_id), sent)
    run_everything()
    acting = FocalPoint.objects.filter(organisation=body, until=None).order_by("pk")
    assert [(one.person, one.by) for one in acting] == [(people.karim, None), (people.amina, people.karim)]
    assert told(people.amina) == ["membership.deputy"]
    assert "membership.deputy_named" in told(people.elodie)
    assert "office@harbour.example" in [to for letter in mail.outbox for to in letter.to]
    fact = facts_about(people.amina).get(kind="membership.FocalPointNamed").fact()
    assert {"organisation": body.public_id, "reason": "For my leave"}.items() <= vars(fact).items()


def test_she_hands_over_and_has_no_desk_any_more(people, body, amina, karim):
    sent = {"person": people.amina.public_id, "reason": "I move on", "hands_over": "on"}
    answer = proved(people.karim).post(at("deputy", body.public_id), sent)
    assert answer.url == at("standing")
    assert [one.person for one in FocalPoint.objects.filter(organisation=body, until=None)] == [people.amina]
    assert signed(people.karim).get(at("desk", body.public_id)).status_code == 404
    assert signed(people.amina).get(at("desk", body.public_id)).status_code == 200
    assert "membership.successor" not in told(people.elodie)


def test_only_her_own_people_can_follow_her(people, body, amina, karim):
    as_if_admitted(people.chen, organisation=a_body("Another"))
    as_if_admitted(people.diego, organisation=body, capacity=Capacity.PERSONAL)
    assert may_be_deputy(people.karim, body) == [people.amina]
    for person in (people.chen, people.diego, people.fiona, people.karim):
        with pytest.raises(CannotBeChanged):
            name_deputy(body, person, reason="Mine", hands_over=False, by=people.karim)
    with pytest.raises(PermissionDenied):
        name_deputy(body, people.amina, reason="Mine", hands_over=False, by=people.amina)


def test_deputies_do_not_multiply(people, body, amina, karim):
    for person in (people.chen, people.diego, people.jun, people.leila)[: MOST_ACTING - 1]:
        as_if_admitted(person, organisation=body)
        name_deputy(body, person, reason="More", hands_over=False, by=people.karim)
    with pytest.raises(CannotBeChanged):
        name_deputy(body, people.amina, reason="One too many", hands_over=False, by=people.karim)
    name_deputy(body, people.amina, reason="Instead of me", hands_over=True, by=people.karim)
    assert FocalPoint.objects.filter(organisation=body, until=None).count() == MOST_ACTING


def test_the_desk_asks_no_more_for_more_people(people, body, karim):
    client, page, counts = signed(people.karim), at("desk", body.public_id), []
    client.get(page)
    for some in ((people.amina,), (people.chen, people.jun)):
        for person in some:
            ending(as_if_admitted(person, organisation=body), 20)
            invite(f"{person.public_id}@example.org", to=body, network=the_network(), language="en", by=people.karim)
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 12
    assert people_led(people.karim, body).count() == 3


def begun(person, *, by):
    return recovery_named(a_recovery(person, words="Called her at the number we held", by=by))


@pytest.fixture
def recovery(people, amina):
    """An officer has verified Amina, who lost phone and codes."""
    return begun(people.amina, by=people.ingrid)


def test_she_is_the_second_voice_of_a_recovery(people, body, karim, recovery):
    run_everything()
    path = at("desk_recovery", body.public_id, people.amina.memberships.get().public_id)
    client = proved(people.karim)
    assert "membership.to_verify" in told(people.karim)
    assert path in client.get(at("desk", body.public_id)).content.decode()
    assert "Called her" not in client.get(path).content.decode()
    assert client.post(path, {"words": " "}).status_code == 422
    assert client.post(path, {"words": "I met her this morning"}).status_code == 302
    recovery.refresh_from_db()
    assert (recovery.second_officer, recovery.second_words) == (people.karim, "I met her this morning")
    assert client.get(path).status_code == 404


def test_nobody_elses_focal_point(people, body, karim, recovery):
    police = a_body("Police of the same State", code="member-states", area="LBN")
    as_if_admitted(people.mourad, code="member-states", organisation=police, capacity=Capacity.STATE, area="LBN")
    name_focal_point(police, people.mourad, by=None, reason="Named")
    member = people.amina.memberships.get()
    for desk in (body, police):
        path = at("desk_recovery", desk.public_id, member.public_id)
        assert proved(people.mourad).post(path, {"words": "I know her"}).status_code == 404
    with pytest.raises(PermissionDenied):
        verify_second(recovery, words="I know her", by=people.mourad)


def test_a_focal_point_from_whom_she_hides_hears_nothing_of_it(people, body, karim, amina):
    hide_from_organisation(body, by=people.amina)
    waiting = begun(people.amina, by=people.ingrid)
    run_everything()
    assert "membership.to_verify" not in told(people.karim)
    with pytest.raises(PermissionDenied):
        verify_second(waiting, words="I know her", by=people.karim)
