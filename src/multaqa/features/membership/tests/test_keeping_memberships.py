"""The pages of staff who keep memberships, of who attests, and of a member herself, as a browser meets them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.membership.commands import appeal_suspension, name_focal_point, suspend_member
from multaqa.features.membership.models import Member
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.test_lasting import ending

pytestmark = pytest.mark.django_db


def at(name, *args):
    with override("en"):
        return reverse(f"membership:{name}", args=args)


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def amina(people):
    return ending(as_if_admitted(people.amina, organisation=a_body()), 30)


def test_staff_attest_end_and_suspend_from_one_page(people, amina):
    client, page = signed(people.elodie), at("membership", amina.public_id)
    before = amina.ends_at
    assert client.post(page, {"act": "attest"}).status_code == 302
    amina.refresh_from_db()
    assert amina.ends_at > before
    refused = client.post(page, {"act": "end", "last_day": "2020-01-01", "reason": "Why"})
    assert (refused.status_code, "This day has passed" in refused.content.decode()) == (422, True)
    begun = client.post(page, {"begin_with": "account", "reason": ""})
    assert (begun.status_code, "حسابكم" in begun.content.decode()) == (200, True)
    assert client.post(page, {"act": "suspend", "reason": "  "}).status_code == 422
    client.post(page, {"act": "suspend", "reason": "Signs of misuse"})
    amina.refresh_from_db()
    assert amina.state == Member.State.SUSPENDED


def test_who_suspended_is_not_offered_the_appeal(people, amina):
    suspension = suspend_member(amina, reason="Why", by=people.elodie)
    appeal_suspension(suspension, "It was not me", by=people.amina)
    page = at("membership", amina.public_id)
    offered = {
        person.name: "hear-lift" in signed(person).get(page).content.decode()
        for person in (people.elodie, people.ingrid)
    }
    assert offered == {people.elodie.name: False, people.ingrid.name: True}
    assert signed(people.elodie).post(page, {"act": "hear-lift", "words": "Yes"}).status_code == 404
    signed(people.ingrid).post(page, {"act": "hear-lift", "words": "You are right"})
    amina.refresh_from_db()
    assert amina.state == Member.State.ACTIVE


def test_for_others_and_of_oneself_the_page_does_not_exist(people, amina):
    own = as_if_admitted(people.elodie)
    assert signed(people.chen).get(at("membership", amina.public_id)).status_code == 404
    assert signed(people.elodie).get(at("membership", own.public_id)).status_code == 404


def test_a_focal_point_attests_from_her_list_and_nobody_else_does(people, amina):
    as_if_admitted(people.karim, organisation=amina.organisation)
    name_focal_point(amina.organisation, people.karim, by=None, reason="Named")
    assert signed(people.chen).post(at("attestations"), {"members": [amina.public_id]}).status_code == 422
    before = amina.ends_at
    assert signed(people.karim).post(at("attestations"), {"members": [amina.public_id]}).status_code == 302
    amina.refresh_from_db()
    assert amina.ends_at > before


def test_the_list_asks_no_more_for_more_members(people):
    client, page, counts = signed(people.elodie), at("memberships"), []
    client.get(page)
    for some in ((people.amina,), (people.chen, people.jun)):
        for person in some:
            ending(as_if_admitted(person, organisation=a_body(f"Body of {person.pk}")), 20)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_staff_change_the_term(people):
    client = signed(people.elodie)
    assert client.post(at("term"), {"months": "2"}).status_code == 422
    assert client.post(at("term"), {"months": "24"}).status_code == 302
    assert 'value="24"' in client.get(at("term")).content.decode()


def test_a_member_leaves_only_after_reading_what_remains(people, amina):
    client = signed(people.amina)
    assert client.post(at("leaving"), {}).status_code == 422
    client.post(at("leaving"), {"agrees": "on"})
    amina.refresh_from_db()
    assert (amina.state, amina.ended_at <= timezone.now() + timedelta(seconds=1)) == (Member.State.ENDED, True)
