import re

import pytest
from django.contrib.auth import get_user
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.translation import override

from multaqa.foundation.access.api import hide, may_meet, show_again, shown_names
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Capability, Person, ReprisalReport, Role, appoint, name_report_readers
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db

SECRET = "they came to my office on Monday"


@pytest.fixture
def leila() -> Person:
    return a_person("leila")


@pytest.fixture
def officers() -> list[Person]:
    two = [a_person("diego"), a_person("chen")]
    for officer in two:
        appoint(officer, to=Role.OFFICER, by=None, reason="test")
    return two


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def proved_browser_of(officer: Person) -> Client:
    client = Client()
    sign_in_proved(client, officer)
    return client


def test_one_tap_and_one_button_hide_and_end_all_sessions(leila):
    here, there = browser_of(leila), browser_of(leila)
    page = here.get("/en/settings/").content.decode()
    assert '/en/settings/hide/"' in page
    assert "<form" in here.get("/en/settings/hide/").content.decode()
    answer = here.post("/en/settings/hide/")
    amina = a_person("amina")
    assert answer["Location"].startswith("/en/settings/report/")
    assert [get_user(one).is_anonymous for one in (here, there)] == [True, True]
    assert (may_meet(amina, leila), may_meet(None, leila)) == (False, False)
    with override("ar"):
        assert shown_names([leila], reader=amina) == {leila.pk: "عضو"}


def test_hidden_person_meets_herself_and_cannot_undo_it(leila):
    hide(leila, by=leila)
    assert may_meet(leila, leila)
    with pytest.raises(PermissionDenied):
        show_again(leila, by=leila, reason="they made me")
    assert not may_meet(a_person("amina"), leila)


def test_officer_hides_and_shows_again_with_a_reason(leila, officers):
    client = proved_browser_of(officers[0])
    fields = {"email": "leila@example.org", "reason": "By telephone, voice known"}
    client.post("/en/safeguarding/", fields | {"act": "hide"})
    assert not may_meet(officers[1], leila)
    client.post("/en/safeguarding/", fields | {"act": "show"})
    assert may_meet(officers[1], leila)
    said = [one.kind for one in facts_about(leila)]
    assert [kind for kind in said if "access" in kind] == [
        "access.PersonExcluded",
        "access.PersonHidden",
        "access.ExclusionEnded",
        "access.PersonShownAgain",
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "no@example.org", "act": "hide", "reason": "x"}, "email"),
        ({"email": "diego@example.org", "act": "show", "reason": "x"}, "email"),
        ({"email": "leila@example.org", "act": "hide", "reason": ""}, "reason"),
        ({"email": "leila@example.org", "act": "burn", "reason": "x"}, "act"),
    ],
)
def test_officers_page_refuses_what_is_not_whole(leila, officers, fields, field):
    answer = proved_browser_of(officers[0]).post("/en/safeguarding/", fields)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_officers_page_locks_and_opens_an_account(leila, officers):
    client = proved_browser_of(officers[0])
    fields = {"email": "leila@example.org", "reason": "Telephone lost"}
    client.post("/en/safeguarding/", fields | {"act": "lock"})
    leila.refresh_from_db()
    assert leila.locked_at is not None
    client.post("/en/safeguarding/", fields | {"act": "unlock"})
    leila.refresh_from_db()
    assert leila.locked_at is None


def test_a_stolen_session_of_an_officer_shows_nobody_again(leila, officers):
    hide(leila, by=leila)
    fields = {"email": "leila@example.org", "reason": "They made me", "act": "show"}
    answer = browser_of(officers[0]).post("/en/safeguarding/", fields)
    assert answer["Location"].startswith("/en/account/proof/")
    assert not may_meet(officers[1], leila)


def test_page_of_officers_does_not_exist_for_others(leila):
    assert browser_of(leila).get("/en/safeguarding/").status_code == 404


def test_report_right_after_hiding_reaches_two_officers_and_nobody_else(leila, officers, mailoutbox):
    name_report_readers(*officers, by=None)
    client = browser_of(leila)
    link = client.post("/en/settings/hide/")["Location"]
    assert client.get(link).status_code == 200
    sent = client.post(link, {"words": SECRET, "contact": "by a friend"})
    assert sent.status_code == 200
    run_everything()
    assert sorted(letter.to[0] for letter in mailoutbox) == ["chen@example.org", "diego@example.org"]
    assert all(SECRET not in str(letter.body) and leila.name not in str(letter.body) for letter in mailoutbox)
    report = ReprisalReport.objects.get()
    assert SECRET not in report.sealed
    for officer in officers:
        reader = proved_browser_of(officer)
        assert reader.get("/en/settings/reports/").status_code == 200
        assert SECRET in reader.post(f"/en/settings/reports/{report.public_id}/").content.decode()
    third = a_person("ingrid")
    for capability in Capability:
        appoint(third, to=capability, by=None, reason="test")
    assert browser_of(third).get("/en/settings/reports/").status_code == 404
    assert browser_of(third).post(f"/en/settings/reports/{report.public_id}/").status_code == 404


def test_facts_of_reports_name_neither_writer_nor_words(leila, officers):
    name_report_readers(*officers, by=None)
    browser_of(leila).post("/en/settings/report/", {"words": SECRET})
    assert [one.kind for one in facts_about(leila) if "Report" in one.kind] == []


def test_closed_report_is_no_longer_listed(leila, officers):
    name_report_readers(*officers, by=None)
    browser_of(leila).post("/en/settings/report/", {"words": SECRET})
    report, reader = ReprisalReport.objects.get(), proved_browser_of(officers[0])
    reader.post(f"/en/settings/reports/{report.public_id}/close/")
    assert list(reader.get("/en/settings/reports/").context["reports"]) == []


def test_without_named_officers_the_form_says_so_and_takes_nothing(leila):
    client = browser_of(leila)
    assert "<textarea" not in client.get("/en/settings/report/").content.decode()
    assert client.post("/en/settings/report/", {"words": SECRET}).status_code == 422
    assert not ReprisalReport.objects.exists()


def test_link_to_the_report_is_of_no_other_use(leila):
    assert Client().get("/en/settings/report/nothing/").status_code == 404
    token = re.split("/", browser_of(leila).post("/en/settings/hide/")["Location"])[-2]
    assert Client().get(f"/en/settings/lock/{token}/").status_code == 410


def test_stewards_name_two_different_officers(officers):
    steward = a_person("elodie")
    appoint(steward, to=Role.STEWARD, by=None, reason="test")
    client = proved_browser_of(steward)
    path = "/en/settings/reports/readers/"
    same = client.post(path, {"first": "diego@example.org", "second": "diego@example.org"})
    none = client.post(path, {"first": "diego@example.org", "second": "elodie@example.org"})
    good = client.post(path, {"first": "diego@example.org", "second": "chen@example.org"})
    assert [same.status_code, none.status_code, good.status_code] == [422, 422, 302]
    assert client.get("/en/settings/reports/").status_code == 404
