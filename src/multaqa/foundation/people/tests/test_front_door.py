import pytest

from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def test_front_door_leads_to_arabic_when_nothing_is_known(client):
    assert client.get("/")["Location"] == "/ar/"


def test_front_door_follows_the_wish_of_the_browser(client):
    assert client.get("/", headers={"Accept-Language": "zh-CN,en;q=0.5"})["Location"] == "/zh-hans/"


def test_front_door_prefers_the_cookie_to_the_wish_of_the_browser(client):
    client.cookies["language"] = "ru"
    assert client.get("/", headers={"Accept-Language": "fr"})["Location"] == "/ru/"


def test_front_door_prefers_the_account_to_the_cookie(client):
    client.force_login(a_person("diego"))
    client.cookies["language"] = "ru"
    assert client.get("/")["Location"] == "/es/"


def test_visitor_chooses_language_and_theme_for_her_browser(client):
    response = client.post(
        "/ar/settings/appearance/", {"language": "fr", "theme": "dark", "next": "/ar/account/sign-in/"}
    )
    assert response["Location"] == "/fr/account/sign-in/"
    assert client.get("/")["Location"] == "/fr/"
    assert 'data-theme="dark"' in client.get("/fr/account/sign-in/").content.decode()


def test_choice_of_a_person_is_kept_in_her_account(client):
    person = a_person()
    client.force_login(person)
    client.post("/ar/settings/appearance/", {"theme": "dark"})
    person.refresh_from_db()
    assert (person.theme, person.language) == ("dark", "ar")


def test_choice_never_leads_to_another_site(client):
    response = client.post("/ar/settings/appearance/", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/ar/"


def test_unknown_choice_changes_nothing(client):
    response = client.post("/ar/settings/appearance/", {"theme": "pink"})
    assert (response.status_code, "theme" in response.cookies) == (302, False)


def test_choice_is_not_made_by_following_a_link(client):
    assert client.get("/ar/settings/appearance/?theme=dark").status_code == 405
