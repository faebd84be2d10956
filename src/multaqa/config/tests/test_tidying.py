"""What a browser sends reaches views and forms tidied."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from multaqa.config.tidying import tidy_requests
from multaqa.foundation.people.testing import a_person
from multaqa.ui.api import WrittenField


def _processed(request: HttpRequest) -> HttpRequest:
    tidy_requests(lambda _request: HttpResponse())(request)
    return request


def test_form_is_composed_has_plain_lines_and_no_controls():
    request = _processed(RequestFactory().post("/", {"a": ["e\u0301\r\nx\x00\x07", "kept"], "password": "e\u0301\x07"}))
    assert dict(request.POST.lists()) == {"a": ["é\nx", "kept"], "password": ["e\u0301\x07"]}


def test_query_is_tidied_too():
    assert _processed(RequestFactory().get("/?q=a%00b%0Cc")).GET["q"] == "abc"


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_that_postgresql_refuses_is_left(text: str):
    assert "\x00" not in _processed(RequestFactory().post("/", {"a": text})).POST["a"]


@pytest.mark.django_db
def test_address_with_control_characters_is_a_page_of_ours(client: Client):
    answer = client.get("/t/a%00/b/")
    assert (answer.status_code, b"<main" in answer.content) == (400, True)


@pytest.mark.django_db
def test_cookie_with_a_nul_is_as_if_it_were_not_there(client: Client):
    answer = client.get("/", headers={"Cookie": 'language="f\\000"; theme=dark'})
    assert answer.headers["Location"] == "/ar/"


@pytest.mark.django_db
def test_text_that_turns_around_is_refused_with_a_sentence(client: Client):
    client.force_login(a_person("amina"))
    answer = client.post(reverse("taxonomy:new"), {"name_en": "exe\u202etxt"})
    assert "U+202E" in answer.content.decode()


def test_written_field_takes_marks_that_letters_need():
    assert WrittenField().clean("a\u200cb\u200f") == "a\u200cb\u200f"
