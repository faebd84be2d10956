from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from multaqa.foundation.people.api import Person, Role, appoint, end_appointment
from multaqa.foundation.people.models import Appointment
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.people.viewing import LASTS, Eyes

pytestmark = pytest.mark.django_db
BAR = b'class="viewing"'


def an_auditor() -> Person:
    nadia = a_person("fiona")
    appoint(nadia, to=Role.AUDITOR, by=None, reason="A test")
    return nadia


def looking(person: Person, eyes: str) -> Client:
    client = Client()
    client.force_login(person)
    client.post("/en/settings/view-as/", {"eyes": eyes})
    return client


@pytest.mark.parametrize("eyes", list(Eyes))
def test_every_page_bears_the_bar_and_no_name_of_the_one_who_looks(eyes: str):
    nadia = an_auditor()
    client = looking(nadia, eyes)
    for page in ("/en/", "/en/settings/", "/en/account/sign-in/", "/en/rules/"):
        answer = client.get(page)
        assert (answer.status_code in {200, 302}, nadia.name.encode() in answer.content) == (True, False)
        assert answer.status_code == 302 or BAR in answer.content
    assert BAR in client.get("/en/").content


def test_an_outsider_has_no_account_and_a_member_no_office():
    nadia = an_auditor()
    assert looking(nadia, Eyes.OUTSIDER).get("/en/settings/account/").headers["Location"].startswith("/en/account/")
    member = looking(nadia, Eyes.MEMBER)
    assert member.get("/en/settings/account/").status_code == 200
    assert member.get("/en/settings/view-as/").status_code == 404


@pytest.mark.parametrize("eyes", list(Eyes))
def test_nothing_is_sent_and_the_answer_says_why(eyes: str):
    nadia = an_auditor()
    answer = looking(nadia, eyes).post("/en/settings/account/", {"name": "Someone else"})
    assert (answer.status_code, b"Nothing was sent" in answer.content, BAR in answer.content) == (403, True, True)
    assert Person.objects.get(pk=nadia.pk).name == nadia.name
    assert Person.objects.count() == 1


def test_one_click_ends_it_on_the_page_where_it_was():
    client = looking(an_auditor(), Eyes.OUTSIDER)
    answer = client.post(reverse("people:viewing_end"), {"page": "/en/settings/account/"})
    assert answer.headers["Location"] == "/en/settings/account/"
    assert client.get("/en/settings/account/").status_code == 200
    assert BAR not in client.get("/en/").content


def test_end_leads_to_no_other_site():
    client = looking(an_auditor(), Eyes.OUTSIDER)
    answer = client.post(reverse("people:viewing_end"), {"page": "https://elsewhere.example/"})
    assert answer.headers["Location"].startswith("/")


def test_it_ends_by_itself_after_half_an_hour():
    client = looking(an_auditor(), Eyes.OUTSIDER)
    session = client.session
    eyes, ends = session["viewing"]
    assert abs(ends - (timezone.now() + LASTS).timestamp()) < 60
    session["viewing"] = [eyes, int((timezone.now() - timedelta(seconds=1)).timestamp())]
    session.save()
    assert BAR not in client.get("/en/").content


def test_it_ends_with_the_office():
    nadia = an_auditor()
    client = looking(nadia, Eyes.MEMBER)
    end_appointment(Appointment.objects.get(person=nadia), by=None)
    assert BAR not in client.get("/en/").content


def test_signing_out_signs_out_who_looks():
    client = looking(an_auditor(), Eyes.MEMBER)
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_only_its_holders_may_look():
    client = Client()
    client.force_login(a_person())
    assert client.get("/en/settings/view-as/").status_code == 404
    client.post("/en/settings/view-as/", {"eyes": "outsider"})
    assert "viewing" not in client.session


def test_other_eyes_than_these_two_are_not_lent():
    client = looking(an_auditor(), "amina")
    assert "viewing" not in client.session
