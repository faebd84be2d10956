"""Staff keep organisations: found in any script, renamed, merged with all that hangs on them, reached by contacts."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from lxml.html import fromstring

from multaqa.features.membership.commands import (
    Body,
    change_organisation,
    end_trust,
    merge_organisation,
    name_focal_point,
    propose_organisation,
    record_contact,
    trust_domain,
)
from multaqa.features.membership.commands.keys import take_keys
from multaqa.features.membership.models import Contact, FocalPoint, Member, Organisation
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.queries.organisations import organisation_called
from multaqa.features.membership.queries.staff_bodies import bodies_like, moving_with
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted
from multaqa.foundation.access.api import exclude, holds, organisation_key, person_key, ref_of
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.people.testing import sign_in_proved

pytestmark = pytest.mark.django_db
State = Organisation.State


def at(name, *args):
    with override("en"):
        return reverse(f"membership:{name}", args=args)


def page_of(response):
    return fromstring(response.content.decode())


def titles(response):
    return [title.text_content().strip() for title in page_of(response).find_class("entry-title")]


def last_said_of(body):
    fact = facts_of(ref_of(body)).order_by("-pk")[0].fact()
    return vars(fact)


@pytest.fixture
def staff(people):
    client = Client()
    sign_in_proved(client, people.elodie)
    return client


@pytest.fixture
def port():
    return a_body("Port Authority")


def body(**columns):
    return Body(**{"names": {"en": "Port Authority"}, "constituency": constituency_named("academia"), **columns})


def test_the_pages_exist_for_those_who_keep_membership_alone(people, port):
    contact = record_contact(port, "port.example", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    routes = [("bodies",), ("new_body",), *((name, port.public_id) for name in ("body", "body_words", "merging"))]
    routes += [("new_contact", port.public_id), ("new_focal_point", port.public_id)]
    routes += [(name, port.public_id, contact.public_id) for name in ("contact", "trust")]
    for person, status in ((people.elodie, 200), (people.amina, 404), (people.fiona, 404)):
        client = Client()
        sign_in_proved(client, person)
        assert {client.get(at(*route)).status_code for route in routes} == {status}
        if status == 404:
            assert client.post(at("merging", port.public_id), {"into": port.public_id}).status_code == 404
            assert client.post(at("body_known", port.public_id)).status_code == 404
    assert Client().get(at("bodies")).status_code == 302


def test_a_contact_asks_for_a_fresh_proof(people, port):
    client = Client()
    client.force_login(people.elodie)
    for name in ("new_contact", "new_focal_point", "merging"):
        assert client.get(at(name, port.public_id)).status_code == 302


def test_organisations_are_listed_by_state_and_found_in_any_script(staff, people, port):
    a_body("هيئة الموانئ")
    propose_organisation(body(names={"ru": "Институт гавани"}), by=people.boris)
    assert titles(staff.get(at("bodies") + "?state=proposed")) == ["Институт гавани"]
    assert titles(staff.get(at("bodies") + "?words=PORT")) == ["Port Authority"]
    assert titles(staff.get(at("bodies") + "?words=هيئه الموانى")) == ["هيئة الموانئ"]
    assert "No organisation matches" in staff.get(at("bodies") + "?words=nobody").content.decode()


def test_a_proposal_of_somebody_who_hides_is_not_there(staff, people, port):
    proposed = propose_organisation(body(names={"ru": "Институт гавани"}), by=people.boris)
    exclude(people.boris, from_key=person_key(people.elodie), by=people.boris)
    assert titles(staff.get(at("bodies") + "?state=proposed")) == []
    assert staff.get(at("body", proposed.public_id)).status_code == 404


def test_the_list_takes_as_many_queries_for_one_as_for_three(staff, people):
    taken = []
    for number in range(3):
        as_if_admitted(people.amina, organisation=a_body(f"Body {number}"))
        staff.get(at("bodies"))
        with CaptureQueriesContext(connection) as captured:
            assert len(titles(staff.get(at("bodies")))) == number + 1
        taken.append(len(captured))
    assert taken[0] == taken[2]


def test_an_organisation_is_entered_renamed_and_found_by_its_former_name(staff, people):
    made = {"name_en": "Port Authority", "name_ar": "هيئة الميناء", "constituency": "academia", "area": "LBN"}
    assert staff.post(at("new_body"), made).status_code == 302
    port = Organisation.objects.get(name__en="Port Authority")
    assert (port.state, port.known_by, port.area) == (State.KNOWN, people.elodie, "LBN")
    renamed = {**made, "name_en": "Harbour Authority", "keeps_former": "on"}
    staff.post(at("body_words", port.public_id), renamed)
    port.refresh_from_db()
    assert port.name == {"en": "Harbour Authority", "ar": "هيئة الميناء"}
    for name in ("port authority", "Harbour Authority", "هيئه الميناء"):
        assert organisation_called(name, among=Q()) == port
    staff.post(at("body_words", port.public_id), {**made, "name_en": "Wharf Authority"})
    assert organisation_called("Port Authority", among=Q()) is None
    assert last_said_of(port)["parts"] == ["name"]


def test_a_name_is_needed_in_one_language(staff):
    answer = staff.post(at("new_body"), {"constituency": "academia"})
    assert answer.status_code == 422
    assert not Organisation.objects.exists()


def test_a_proposal_is_made_known(staff, people):
    proposed = propose_organisation(body(), by=people.boris)
    staff.post(at("body_known", proposed.public_id))
    proposed.refresh_from_db()
    assert (proposed.state, proposed.known_by) == (State.KNOWN, people.elodie)


def test_contacts_are_recorded_with_their_source_and_ended(staff, people, port):
    sent = {"kind": "address", "value": "Office@PORT.example ", "how": "Its letterhead"}
    staff.post(at("new_contact", port.public_id), sent)
    contact = port.contacts.get()
    assert (contact.value, contact.how, contact.recorded_by) == ("office@port.example", "Its letterhead", people.elodie)
    page = staff.get(at("body", port.public_id)).content.decode()
    assert all(words in page for words in ("office@port.example", "Its letterhead", people.elodie.name))
    staff.post(at("contact", port.public_id, contact.public_id))
    contact.refresh_from_db()
    assert contact.until is not None
    assert contact.ended_by == people.elodie


@pytest.mark.parametrize(("kind", "value"), [("address", "port.example"), ("domain", "not a domain"), ("address", "")])
def test_what_is_no_contact_is_refused_beside_its_field(staff, port, kind, value):
    answer = staff.post(at("new_contact", port.public_id), {"kind": kind, "value": value, "how": "Registry"})
    assert answer.status_code == 422
    assert not port.contacts.exists()


def test_the_fast_lane_opens_for_a_domain_with_a_reason_and_closes(staff, people, port):
    domain = record_contact(port, "port.example", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    address = record_contact(port, "office@port.example", kind=Contact.Kind.ADDRESS, how="Letter", by=None)
    assert staff.get(at("trust", port.public_id, address.public_id)).status_code == 404
    assert staff.post(at("trust", port.public_id, domain.public_id), {"reason": " "}).status_code == 422
    staff.post(at("trust", port.public_id, domain.public_id), {"reason": "Its registry confirmed it"})
    domain.refresh_from_db()
    assert (domain.is_trusted, domain.trusted_by) == (True, people.elodie)
    assert last_said_of(port)["reason"] == "Its registry confirmed it"
    staff.post(at("trust", port.public_id, domain.public_id))
    domain.refresh_from_db()
    assert (domain.is_trusted, domain.trusted_why, domain.trusted_by) == (False, "", None)


def test_nobody_else_trusts_changes_or_merges(people, port):
    domain = record_contact(port, "port.example", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    other = a_body("Another")
    for act in (
        lambda: trust_domain(domain, reason="Because", by=people.amina),
        lambda: end_trust(domain, by=people.amina),
        lambda: change_organisation(port, body(), keeps_former=True, by=people.amina),
        lambda: merge_organisation(port, into=other, by=people.amina),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_merging_moves_people_names_contacts_and_focal_points(people, port):
    staying = a_body("Ports of the Coast")
    amina = as_if_admitted(people.amina, code="academia", organisation=port)
    karim = as_if_admitted(people.karim, code="academia", organisation=staying)
    application = an_application(people.boris, organisation="Port Authority")
    for one in (port, staying):
        record_contact(one, "both.example", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    mine = record_contact(port, "port.example", kind=Contact.Kind.DOMAIN, how="Registry", by=None)
    trust_domain(mine, reason="Because", by=None)
    name_focal_point(port, people.amina, by=None, reason="Its director said so")
    assert moving_with(port, reader=people.elodie).members == 1
    merge_organisation(port, into=staying, by=people.elodie)
    port.refresh_from_db()
    assert (port.state, port.merged_into) == (State.MERGED, staying)
    assert Member.objects.filter(organisation=staying).count() == 2
    application.refresh_from_db()
    assert application.organisation == staying
    live = Contact.objects.filter(organisation=staying, until=None).order_by("value")
    assert [(one.value, one.is_trusted) for one in live] == [("both.example", False), ("port.example", False)]
    assert FocalPoint.objects.get(until=None).organisation == staying
    assert organisation_called("Port Authority", among=Q()) == staying
    for member in (amina, karim):
        assert all(holds(member.person, organisation_key(one.public_id)) for one in (port, staying))


def test_who_leaves_after_a_merging_holds_no_key_of_either(people, port):
    staying = a_body("Ports of the Coast")
    amina = as_if_admitted(people.amina, code="academia", organisation=port)
    merge_organisation(port, into=staying, by=people.elodie)
    amina.refresh_from_db()
    take_keys(amina, by=None, reason="She left")
    assert not any(holds(people.amina, organisation_key(one.public_id)) for one in (port, staying))


def test_a_chain_of_merged_ones_leads_to_the_last(people, port):
    second, third = a_body("Second"), a_body("Third")
    merge_organisation(port, into=second, by=people.elodie)
    merge_organisation(second, into=third, by=people.elodie)
    port.refresh_from_db()
    assert port.merged_into == third


def test_what_cannot_be_merged_says_so(people, port):
    proposed = propose_organisation(body(names={"ru": "Институт"}), by=people.boris)
    merged = a_body("Gone")
    merge_organisation(merged, into=port, by=people.elodie)
    for going, into in ((port, port), (port, proposed), (merged, port), (port, merged)):
        with pytest.raises(CannotBeChanged):
            merge_organisation(going, into=into, by=people.elodie)


def test_merging_is_asked_for_twice_and_names_both(staff, people, port):
    staying = a_body("Port Authority of the Coast")
    assert titles(staff.get(at("merging", port.public_id))) == ["Port Authority of the Coast"]
    asked = staff.get(at("merging", port.public_id) + f"?into={staying.public_id}")
    button = page_of(asked).xpath("//form[@method='post']//button[contains(., 'Merge ')]")[0].text_content().strip()
    assert button == "Merge Port Authority into Port Authority of the Coast"
    port.refresh_from_db()
    assert port.state == State.KNOWN
    staff.post(at("merging", port.public_id), {"into": staying.public_id})
    port.refresh_from_db()
    assert port.merged_into == staying


def test_likeness_offers_what_shares_a_word_and_never_itself(people, port):
    like = a_body("The Authority of Roads")
    a_body("Harbour Institute")
    assert bodies_like(port, "", reader=people.elodie) == [like]


def test_focal_points_are_chosen_among_its_members_and_ended_with_a_reason(staff, people, port):
    as_if_admitted(people.amina, code="academia", organisation=port)
    as_if_admitted(people.karim, code="academia", organisation=a_body("Another"))
    page = page_of(staff.get(at("new_focal_point", port.public_id)))
    assert page.xpath("//select[@name='person']/option/@value") == [people.amina.public_id]
    sent = {"person": people.amina.public_id, "reason": "Its director wrote so"}
    staff.post(at("new_focal_point", port.public_id), sent)
    point = port.focal_points.get()
    assert (point.person, point.by, point.reason) == (people.amina, people.elodie, "Its director wrote so")
    assert staff.post(at("focal_point", port.public_id, point.public_id), {"reason": ""}).status_code == 422
    staff.post(at("focal_point", port.public_id, point.public_id), {"reason": "She moved"})
    point.refresh_from_db()
    assert point.until <= timezone.now()
    assert point.ended_by == people.elodie
