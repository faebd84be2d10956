"""Names lead to profiles, for those who may open them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from multaqa.features.membership.commands import name_focal_point, show_profile
from multaqa.features.membership.models import Member, Organisation, Shown
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.foundation.access.api import exclude, person_key


@pytest.fixture
def body(people) -> Organisation:
    """An organisation for which Amina acts; Élodie, who keeps organisations, is a member."""
    body = a_body("Harbour Institute")
    as_if_admitted(people.amina, organisation=body)
    as_if_admitted(people.elodie)
    name_focal_point(body, people.amina, by=None, reason="Named by its director")
    return body


def page_of(body, reader) -> str:
    client = Client()
    client.force_login(reader)
    with override("en"):
        return client.get(reverse("membership:body", args=[body.public_id])).content.decode()


def link_to(person) -> str:
    return f'<a href="/en/members/{Member.objects.get(person=person).public_id}/"><bdi>{person.name}</bdi></a>'


def test_a_name_leads_to_the_profile(people, body):
    assert link_to(people.amina) in page_of(body, people.elodie)


def test_an_unlisted_member_who_shows_her_name_is_linked_and_nobody_whose_page_does_not_open(people, body):
    amina = Member.objects.get(person=people.amina)
    show_profile(amina, {}, is_listed=False, by=people.amina)
    assert link_to(people.amina) in page_of(body, people.elodie)
    show_profile(amina, {"name": Shown.NOBODY}, is_listed=False, by=people.amina)
    page = page_of(body, people.elodie)
    assert (people.amina.name in page, link_to(people.amina) in page) == (True, False)


def test_whoever_hides_is_neither_named_nor_linked(people, body):
    exclude(people.amina, from_key=person_key(people.elodie), by=people.amina)
    page = page_of(body, people.elodie)
    assert (people.amina.name in page, amina_in(page, people)) == (False, False)


def amina_in(page, people) -> bool:
    return Member.objects.get(person=people.amina).public_id in page


def test_more_names_ask_no_more(people, body):
    asked = []
    for more in ((), (people.chen, people.diego)):
        for person in more:
            as_if_admitted(person, organisation=body)
            name_focal_point(body, person, by=None, reason="Named too")
        page_of(body, people.elodie)
        with CaptureQueriesContext(connection) as queries:
            page_of(body, people.elodie)
        asked.append(len(queries))
    assert asked[0] == asked[1]
