"""Stewards choose which of the installed languages readers are offered, and which comes first."""

import json

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.test import Client

from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.languages.api import offered_languages, spoken
from multaqa.foundation.notify.api import send_test_mail
from multaqa.foundation.people.api import describe_part, offer_languages, the_network
from multaqa.foundation.people.testing import Cast, cast, sign_in_proved

pytestmark = pytest.mark.django_db
PAGE = "/en/staff/network/languages/"
ALL = ("ar", "zh-hans", "en", "fr", "ru", "es")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def three(people: Cast, django_capture_on_commit_callbacks) -> Cast:
    """French first, English and Arabic beside it; Boris reads Russian."""
    caches["process"].delete("people.offered_languages")
    with django_capture_on_commit_callbacks(execute=True):
        offer_languages(the_network(), ["ar", "en", "fr"], first="fr", by=people.elodie)
    return people


def _page(address: str, **headers: str) -> str:
    return Client().get(address, headers=headers).content.decode()


def test_all_that_are_installed_are_offered_until_somebody_chooses():
    caches["process"].delete("people.offered_languages")
    assert offered_languages() == ALL
    assert spoken("ru") == "ru"


def test_choice_is_kept_in_order_with_a_fact(three: Cast):
    assert offered_languages() == ("fr", "ar", "en")
    fact = RecordedFact.objects.get(kind="people.LanguagesOffered")
    assert json.loads(fact.payload.words)["languages"] == "fr, ar, en"
    assert fact.by == three.elodie


def test_only_stewards_choose_and_the_first_is_one_of_them(people: Cast):
    with pytest.raises(PermissionDenied):
        offer_languages(the_network(), ["ar"], first="ar", by=people.amina)
    for wrong, first in ((["ar"], "en"), ([], "ar"), (["ar", "de"], "ar")):
        with pytest.raises(ValueError, match=r"\['"):
            offer_languages(the_network(), wrong, first=first, by=people.elodie)
    assert the_network().languages == []


@pytest.mark.parametrize(
    ("wish", "led_to"),
    [("ru", "/fr/"), ("ru, en;q=0.5", "/en/"), ("ar-EG", "/ar/"), ("", "/fr/"), ("de", "/fr/")],
)
def test_front_door_leads_to_what_is_offered(three: Cast, wish: str, led_to: str):
    assert Client().get("/", headers={"Accept-Language": wish}).headers["Location"] == led_to


def test_account_and_cookie_that_wish_another_language_are_answered_in_the_first(client: Client, three: Cast):
    client.cookies["language"] = "ru"
    assert client.get("/").headers["Location"] == "/fr/"
    sign_in_proved(client, three.boris)
    assert three.boris.language == "ru"
    assert client.get("/").headers["Location"] == "/fr/"


def test_page_in_another_language_leads_to_the_same_page(three: Cast):
    answer = Client().get("/ru/news/?kind=news", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/news/?kind=news")
    assert Client().get("/ar/news/").status_code == 200


def test_what_is_sent_from_an_open_page_is_taken_all_the_same(client: Client, three: Cast):
    sign_in_proved(client, three.boris)
    values = {"language": "fr", "digits": "western", "theme": "dark", "time_zone": "UTC"}
    assert client.post("/ru/settings/", values).status_code == 302
    three.boris.refresh_from_db()
    assert three.boris.theme == "dark"


def test_menu_alternates_sitemap_and_choices_name_no_other(client: Client, three: Cast):
    page = _page("/en/news/")
    assert [code for code in ALL if f'hreflang="{"zh-Hans" if code == "zh-hans" else code}"' in page] == [
        "ar",
        "en",
        "fr",
    ]
    assert "Русский" not in page
    assert "/ru/" not in _page("/sitemap.xml")
    assert client.post("/en/settings/appearance/", {"language": "ru"}).cookies.get("language") is None
    sign_in_proved(client, three.diego)
    assert "Русский" not in client.get("/en/staff/translations/").content.decode()


def test_mail_is_written_in_what_is_offered(three: Cast, mailoutbox):
    three.elodie.language = "ru"
    three.elodie.save()
    send_test_mail(by=three.elodie, language="ru")
    run_everything()
    assert mailoutbox[-1].message()["Content-Language"] == "fr"


def test_texts_in_other_languages_stay_when_one_is_written(client: Client, three: Cast):
    describe_part("purpose", {"ru": "Встречаться.", "en": "To meet."}, by=three.elodie)
    sign_in_proved(client, three.elodie)
    page = client.get("/en/staff/network/purpose/").content.decode()
    assert 'name="ru"' not in page
    client.post("/en/staff/network/purpose/", {"en": "To meet again.", "fr": "", "ar": ""})
    assert the_network().purpose == {"ru": "Встречаться.", "en": "To meet again."}


def test_page_of_languages_saves_shows_and_refuses(client: Client, people: Cast, django_capture_on_commit_callbacks):
    sign_in_proved(client, people.elodie)
    assert client.post(PAGE, {"offered": ["ar", "en"], "first": "fr"}).status_code == 422
    assert client.post(PAGE, {"first": "fr"}).status_code == 422
    assert the_network().languages == []
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(PAGE, {"offered": ["ar", "en"], "first": "en"}).status_code == 302
    assert the_network().languages == ["en", "ar"]
    assert client.get("/fr/staff/network/").headers["Location"].endswith("/staff/network/")
    page = client.get(PAGE).content.decode()
    assert page.count("checked") == 3
