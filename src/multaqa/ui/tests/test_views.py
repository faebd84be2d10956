"""Pages that belong to no feature: styleguide, preview, offline, manifest, worker, errors."""

import json

import pytest
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import gettext, override
from pytest_django import DjangoAssertNumQueries

from multaqa.ui import views
from multaqa.ui.components import COMPONENTS
from multaqa.ui.guide_purposes import PURPOSES

pytestmark = pytest.mark.django_db
FRAME_ONLY = {"page_attributes", "preload_font", "share_card"}


def test_every_component_is_in_the_styleguide() -> None:
    assert set(PURPOSES) == set(COMPONENTS) - FRAME_ONLY


def test_the_styleguide_shows_each_component_in_both_directions_and_themes(client: Client) -> None:
    with override("ar"):
        page = client.get(reverse("ui:styleguide")).content.decode()
    for direction in ("rtl", "ltr"):
        for theme in ("light", "dark"):
            assert page.count(f'dir="{direction}" data-theme="{theme}"') == len(PURPOSES)


def test_preview_answers_nobody_with_nothing(client: Client) -> None:
    with override("ar"):
        assert client.post(reverse("ui:preview"), {"preview": "body", "body": "x"}).status_code == 404


@pytest.mark.parametrize(("headers", "is_page"), [({}, True), ({"HX-Request": "true"}, False)])
def test_preview_shows_the_named_field(headers: dict[str, str], is_page: bool, reader_client: Client) -> None:
    with override("ar"):
        answer = reader_client.post(
            reverse("ui:preview"), {"preview": "body", "body": "**مهم** <script>", "language": "ar"}, headers=headers
        )
    page = answer.content.decode()
    assert '<p dir="auto"><strong>مهم</strong> &lt;script&gt;</p>' in page
    assert ("<!doctype html>" in page) is is_page


def test_preview_cuts_a_text_without_end(reader_client: Client) -> None:
    with override("en"):
        long = "a" * (views.LONGEST_PREVIEW + 10)
        answer = reader_client.post(
            reverse("ui:preview"), {"preview": "body", "body": long}, headers={"HX-Request": "1"}
        )
    assert answer.content.decode().count("a" * 1000) == views.LONGEST_PREVIEW // 1000


def test_the_worker_keeps_static_files_and_the_offline_pages_alone(client: Client) -> None:
    script = client.get(reverse("ui_worker")).content.decode()
    for code, _name in settings.LANGUAGES:
        with override(code):
            assert reverse("ui:offline").replace("-", "\\u002D") in script
    assert "cache.put" not in script


def test_the_offline_page_is_the_same_for_everyone(client: Client, reader_client: Client) -> None:
    with override("fr"):
        pages = [browser.get(reverse("ui:offline")).content for browser in (client, reader_client)]
    assert pages[0] == pages[1]


def test_the_manifest_speaks_the_language_of_the_page(client: Client) -> None:
    with override("ar"):
        manifest = json.loads(client.get(reverse("ui:manifest")).content)
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("ملتقى", "ar", "rtl")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_an_address_that_is_nothing_answers_in_the_language_of_the_address(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/nothing/here/")
    assert answer.status_code == 404
    with override(language):
        assert gettext("There is nothing here") in answer.content.decode()


def test_who_is_signed_out_is_offered_to_sign_in_where_nothing_is(client: Client, reader_client: Client) -> None:
    offered = 'href="/en/account/sign-in/?next=/en/nothing/here/"'
    pages = [browser.get("/en/nothing/here/").content.decode() for browser in (client, reader_client)]
    assert [offered in page for page in pages] == [True, False]


def test_the_icon_is_found_without_having_seen_a_page(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, static("ui/vendor/mark.ico"))
    assert answer["Cache-Control"] == "max-age=3600"


def test_the_page_of_a_fault_asks_nothing_of_the_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0), override("ru"):
        answer = views.broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "<html" in answer.content.decode()
