import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import the_network
from multaqa.foundation.people.forms.settings import NetworkForm, PersonalReadingForm
from multaqa.foundation.people.forms.widgets import LongSelect
from multaqa.foundation.people.middleware import preferences
from multaqa.foundation.people.testing import a_person, cast
from multaqa.foundation.people.time_zones import zone_choices
from multaqa.lib.digits import current_digits

pytestmark = pytest.mark.django_db


def test_person_chooses_how_she_reads(client):
    person = a_person()
    client.force_login(person)
    chosen = {"language": "fr", "digits": "arabic", "theme": "dark", "time_zone": "Africa/Tunis"}
    response = client.post("/ar/settings/", chosen)
    person.refresh_from_db()
    assert response["Location"] == "/fr/settings/"
    assert {name: getattr(person, name) for name in chosen} == chosen


def test_visitor_chooses_without_a_time_zone(client):
    response = client.post("/ar/settings/", {"language": "en", "digits": "western", "theme": "light"})
    assert response["Location"] == "/en/settings/"
    assert (client.cookies["theme"].value, client.cookies["language"].value) == ("light", "en")


def test_time_zone_that_does_not_exist_is_refused(client):
    person = a_person()
    client.force_login(person)
    fields = {"language": "ar", "digits": "western", "theme": "dark", "time_zone": "Mars/Olympus"}
    assert client.post("/ar/settings/", fields).status_code == 422
    person.refresh_from_db()
    assert person.time_zone == "Asia/Riyadh"


def test_middleware_shows_her_zone_and_digits(rf):
    person = a_person()
    person.digits = "arabic"
    request = rf.get("/ar/")
    request.user = person
    seen = []

    def page(_request: HttpRequest) -> HttpResponse:
        seen.append((timezone.get_current_timezone_name(), current_digits()))
        return HttpResponse()

    preferences(page)(request)
    assert seen == [("Asia/Riyadh", "arabic")]
    assert (timezone.get_current_timezone_name(), current_digits()) == ("UTC", "western")


def test_person_changes_her_name(client):
    person = a_person()
    client.force_login(person)
    client.post("/ar/settings/account/", {"name": "  أمينة   بنت سالم "})
    person.refresh_from_db()
    assert (person.name, person.name_fold) == ("أمينة بنت سالم", "امينه بنت سالم")
    assert [fact.kind for fact in facts_about(person)] == ["people.PersonJoined", "people.PersonRenamed"]


@pytest.mark.parametrize("name", ["", "   ", "12", "see www.example.org", "a@b.example", "<b>x</b>"])
def test_name_that_is_none_is_refused(client, name):
    person = a_person()
    client.force_login(person)
    assert client.post("/ar/settings/account/", {"name": name}).status_code == 422
    person.refresh_from_db()
    assert person.name == "أمينة الزهراني"


def test_steward_describes_the_network_in_six_languages(client):
    everyone = cast()
    client.force_login(everyone.elodie)
    fields = {f"{part}_{code}": f"{part} {code}" for part in ("name", "purpose") for code in ("ar", "zh-hans", "en")}
    response = client.post("/fr/settings/network/", fields)
    assert response["Location"] == "/fr/settings/network/"
    network = the_network()
    assert network.name == {"ar": "name ar", "zh-hans": "name zh-hans", "en": "name en"}
    assert network.purpose["zh-hans"] == "purpose zh-hans"
    assert network.acknowledgement == {}


def test_network_page_does_not_exist_for_others(client):
    everyone = cast()
    client.force_login(everyone.amina)
    assert client.get("/ar/settings/network/").status_code == 404
    client.logout()
    assert client.get("/ar/settings/network/")["Location"] == "/ar/account/sign-in/?next=/ar/settings/network/"


def test_network_has_a_field_for_each_text_and_language():
    assert len(NetworkForm().fields) == 18


def test_first_network_has_a_name_in_six_languages():
    assert the_network().name.keys() == {"ar", "zh-hans", "en", "fr", "ru", "es"}


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_settings_open_in_every_language(client, language):
    everyone = cast()
    client.force_login(everyone.elodie)
    for page in ("settings/", "settings/account/", "settings/network/"):
        assert client.get(f"/{language}/{page}").status_code == 200


def test_zone_of_the_person_is_chosen_in_the_list():
    html = str(PersonalReadingForm(initial={"time_zone": "Asia/Qatar"})["time_zone"])
    assert html.startswith('<select aria-describedby="id_time_zone_helptext" id="id_time_zone" name="time_zone">')
    assert html.count(" selected") == 1
    assert re.search(r'<option value="Asia/Qatar" selected>[^<]+</option>', html)


def test_words_of_a_long_list_are_escaped():
    html = LongSelect(choices=[("<a>", "<b>")]).render("x", "<a>")
    assert html == '<select name="x"><option value="&lt;a&gt;" selected>&lt;b&gt;</option></select>'


def test_zones_are_cities_in_the_readers_language():
    choices = dict(zone_choices("ar"))
    assert choices["Asia/Riyadh"] == "الرياض (\u2068UTC+03:00\u2069)"
    assert len(choices) > 330


def test_zones_bear_no_name_of_a_country_from_cldr():
    names = {label.split(" (")[0] for label in dict(zone_choices("en")).values()}
    assert {"Cape Verde", "Brunei", "Fiji", "Qatar", "Jamaica"}.isdisjoint(names)
    assert {"Praia", "Bandar Seri Begawan", "Suva", "Doha", "Kingston"} <= names
