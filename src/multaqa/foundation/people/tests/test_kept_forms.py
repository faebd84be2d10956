from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import fromstring

from multaqa.foundation.people.kept_forms import forget_old_forms
from multaqa.foundation.people.models import KeptForm
from multaqa.foundation.people.testing import a_person, cast

pytestmark = pytest.mark.django_db

PAGE = "/ar/settings/account/"
WRITTEN = {"name": "أمينة بنت سالم", "csrfmiddlewaretoken": "x", "old_password": "secret"}


def expire_session(client: Client) -> None:
    del client.cookies["sessionid"]


def half_written(client: Client, person, **extra):
    """Open a page, let the session end, send the form."""
    client.force_login(person)
    client.get(PAGE)
    expire_session(client)
    return client.post(PAGE, WRITTEN | extra)


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_form_sent_after_the_session_is_shown_again_filled(client):
    person = a_person()
    response = half_written(client, person)
    assert response["Location"] == f"/ar/account/sign-in/?next={PAGE}"
    client.force_login(person)
    page = client.get(PAGE)
    assert page.context["form"]["name"].value() == "أمينة بنت سالم"
    person.refresh_from_db()
    assert person.name == "أمينة الزهراني"


def test_form_is_forgotten_once_it_is_sent(client):
    person = a_person()
    half_written(client, person)
    client.force_login(person)
    client.post(PAGE, {"name": "أمينة"})
    assert not KeptForm.objects.exists()
    assert client.get(PAGE).context["form"]["name"].value() == "أمينة"


def test_form_is_not_shown_to_the_next_person_at_the_browser(client):
    everyone = cast()
    half_written(client, everyone.amina)
    client.force_login(everyone.karim)
    assert client.get(PAGE).context["form"]["name"].value() == everyone.karim.name


def test_form_is_not_shown_in_another_browser(client):
    person = a_person()
    half_written(client, person)
    elsewhere = Client()
    elsewhere.force_login(person)
    assert elsewhere.get(PAGE).context["form"]["name"].value() == person.name


def test_form_of_a_browser_that_nobody_signed_in_to_is_not_kept(client):
    response = client.post(PAGE, WRITTEN)
    assert response.status_code == 302
    assert not KeptForm.objects.exists()


def test_passwords_are_not_kept_and_the_rest_only_encrypted(client):
    person = a_person()
    half_written(client, person)
    kept = KeptForm.objects.get()
    assert "%D8%A3" not in kept.sealed
    client.force_login(person)
    assert "old_password" not in client.get(PAGE).context["form"].data


def test_form_is_kept_for_an_hour(client):
    person = a_person()
    half_written(client, person)
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(minutes=61))
    client.force_login(person)
    assert client.get(PAGE).context["form"]["name"].value() == person.name
    assert forget_old_forms() == 1


def test_form_is_shown_on_the_page_it_stood_on(client):
    person = a_person()
    response = half_written(client, person)
    client.force_login(person)
    expire_session(client)
    response = client.post(PAGE, WRITTEN, headers={"Referer": "http://testserver/ar/settings/?tab=2#name"})
    assert response["Location"] == "/ar/account/sign-in/?next=/ar/settings/%3Ftab%3D2"
    assert set(KeptForm.objects.values_list("path", flat=True)) == {"/ar/settings/"}


def test_page_of_another_site_is_never_returned_to(client):
    a_person()
    response = client.post(PAGE, WRITTEN, headers={"Referer": "https://elsewhere.example/x"})
    assert response["Location"] == f"/ar/account/sign-in/?next={PAGE}"


def test_at_most_five_forms_are_kept_for_a_person(client):
    person = a_person()
    for _number in range(7):
        half_written(Client(), person)
    assert KeptForm.objects.count() == 5


def test_fragment_request_is_told_to_go_to_the_sign_in_page(client):
    person = a_person()
    client.force_login(person)
    client.get(PAGE)
    expire_session(client)
    response = client.post(PAGE, WRITTEN, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, f"/ar/account/sign-in/?next={PAGE}")


def test_form_with_a_stale_token_is_shown_again_filled():
    person = a_person()
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    client.get(PAGE)
    response = client.post(PAGE, WRITTEN, headers={"Sec-Fetch-Site": "same-origin"})
    assert response["Location"] == PAGE
    assert client.get(PAGE).context["form"]["name"].value() == "أمينة بنت سالم"
    person.refresh_from_db()
    assert person.name == "أمينة الزهراني"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_form_of_another_site_is_neither_taken_nor_kept(site):
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_person())
    client.get(PAGE)
    response = client.post(PAGE, WRITTEN, headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403
    assert not KeptForm.objects.exists()


def test_form_of_another_site_is_not_kept_for_who_is_signed_out():
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_person())
    client.get(PAGE)
    expire_session(client)
    assert client.post(PAGE, WRITTEN, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    ("sender", "offered"),
    [
        (f"http://testserver{PAGE}?token=x#end", PAGE),
        ("http://testserver//elsewhere.example/", "/elsewhere.example/"),
        (f"https://elsewhere.example{PAGE}", None),
        ("", None),
    ],
)
def test_refused_form_leads_back_to_our_own_page_alone(sender, offered):
    page = Client(enforce_csrf_checks=True).post(PAGE, WRITTEN, headers={"Referer": sender} if sender else {})
    found = fromstring(page.content).find_class("error-page")[0].xpath(".//a/@href")
    assert (page.status_code, found) == (403, [offered, "/ar/"] if offered else ["/ar/"])


def test_pages_without_kept_form_ask_nothing_more(client):
    client.force_login(a_person())
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert not [query for query in asked if "people_keptform" in query["sql"]]
