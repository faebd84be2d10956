import pytest
from django.test import Client

from multaqa.foundation.files.api import File
from multaqa.foundation.files.testing import an_image, an_upload
from multaqa.foundation.people.api import Role, appoint, found_network, the_network
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
PAGE = "/en/settings/network/mark/"


@pytest.fixture
def steward() -> Client:
    found_network("network", name={"en": "Test network"})
    person, client = a_person("elodie"), Client()
    appoint(person, to=Role.STEWARD, by=None, reason="")
    client.force_login(person)
    return client


def test_a_mark_is_cleaned_kept_and_shown_to_visitors(steward, client):
    steward.post(PAGE, {"file": an_upload(an_image(), "mark.jpg")})
    mark = the_network().mark
    assert f'<img class="network-mark" src="{mark}" alt="">' in client.get("/ar/").text
    answer = client.get(mark)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert b"Exif" not in b"".join(answer)


def test_another_mark_takes_the_place_of_the_first_and_none_of_both(steward, client):
    steward.post(PAGE, {"file": an_upload(an_image(), "one.jpg")})
    first = the_network().mark
    steward.post(PAGE, {"file": an_upload(an_image("PNG"), "two.png")})
    assert (client.get(first).status_code, File.objects.count()) == (404, 1)
    steward.post(PAGE, {"remove": "yes"})
    assert (the_network().mark, File.objects.count()) == ("", 0)
    assert "network-mark" not in client.get("/ar/").text


def test_a_mark_that_is_no_image_is_refused_with_a_sentence(steward):
    answer = steward.post(PAGE, {"file": an_upload(b"%PDF-1.4 nothing", "mark.png")})
    assert (answer.status_code, the_network().mark) == (422, "")
    assert "field-error" in answer.text


def test_the_page_of_the_mark_is_for_stewards_only(client):
    client.force_login(a_person("amina"))
    assert client.get(PAGE).status_code == 404
