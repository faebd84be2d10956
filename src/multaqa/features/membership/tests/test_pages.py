"""The pages of admission: read by everyone, written by applicants, nominators and staff, each on their own."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.membership.commands import record_contact, write_admission
from multaqa.features.membership.models import (
    AdmissionText,
    Application,
    Constituency,
    ConstituencyText,
    Contact,
    Member,
    Nomination,
)
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import her_day, sign_in_proved

State = Application.State
KNOWN = {"knows_how": "We worked together on the harbour for years.", "knows_since": "٢٠١٥"}
STEPS = {
    "name": {"given": "Борис", "family": "Лебедев", "latin_given": "Boris", "latin_family": "Lebedev"},
    "place": {"constituency": "academia", "capacity": "organisation", "organisation": "Институт гавани"},
    "expertise": {"level_ru": "4", "level_en": "2", "other_1": "uz", "other_level_1": "1"},
    "purpose": {"purpose": "To learn from others", "offers": "", "needs": "Drills"},
    "nominators": {"name_1": "Amina", "address_1": "amina@example.org"},
}


@pytest.fixture
def boris(client, people):
    client.force_login(people.boris)
    return people.boris


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_anybody_reads_in_her_language_who_may_join_and_how(client, people, language):
    page = client.get(f"/{language}/admission/").content.decode()
    assert page.count("<h3>") == 9
    assert all(Constituency.objects.get(code="academia").name[code] in page for code in [language])
    assert page.count("<h2>") >= 5


def test_the_page_takes_as_many_queries_for_three_constituencies_as_for_nine(
    client, people, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6) as nine:
        client.get("/en/admission/")
    Constituency.objects.filter(order__gt=3).delete()
    with django_assert_num_queries(len(nine)):
        client.get("/en/admission/")


def test_an_application_is_written_in_five_steps_and_sent(client, boris, people):
    as_if_admitted(people.amina)
    assert client.post("/ru/application/").headers["Location"] == "/ru/application/steps/name/"
    for step, answers in STEPS.items():
        assert client.post(f"/ru/application/steps/{step}/", answers).status_code == 302, step
    application = Application.objects.get()
    assert [name.whole for name in application.names.all()] == ["Борис Лебедев", "Boris Lebedev"]
    spoken = application.languages.order_by("language").values_list("language", "level")
    assert list(spoken) == [("en", 2), ("ru", 4), ("uz", 1)]
    assert client.post("/ru/application/sending/", {}).status_code == 422
    client.post("/ru/application/sending/", {"consents": "on"})
    application.refresh_from_db()
    assert (application.state, application.nominations.get().nominator) == (State.VOUCHING, people.amina)


def test_a_step_saved_is_there_again_on_another_device(client, boris, people):
    client.post("/ru/application/")
    client.post("/ru/application/steps/purpose/", STEPS["purpose"] | {"later": "1"})
    client.logout()
    client.force_login(boris)
    assert "Drills" in client.get("/ar/application/steps/purpose/").content.decode()
    assert Application.objects.get().steps == ["purpose"]


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("name", {"given": "   "}),
        ("name", {"given": "😀"}),
        ("name", {"given": "ل" * 500}),
        ("name", {"given": "Boris\u202eveL"}),
        ("place", {"constituency": "poets", "capacity": "personal"}),
        ("place", {"constituency": "academia", "capacity": "organisation"}),
        ("place", {"constituency": "member-states", "capacity": "state", "organisation": "A ministry"}),
        ("place", {**STEPS["place"], "website": "javascript:alert(1)"}),
        ("expertise", {}),
        ("expertise", {"level_ru": "9"}),
        ("purpose", {"purpose": ""}),
        ("nominators", {"name_1": "Amina"}),
        ("nominators", {"address_1": "not an address"}),
        ("nominators", {}),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_saved(client, boris, step, wrong):
    client.post("/en/application/")
    assert client.post(f"/en/application/steps/{step}/", wrong).status_code == 422
    assert Application.objects.get().steps == []


def test_marks_of_direction_and_joiners_of_a_script_are_kept_in_names(client, boris):
    client.post("/en/application/")
    client.post("/en/application/steps/name/", {"given": "می\u200cنا\u200f", "family": "رضایی"})
    assert Application.objects.get().names.get().given == "می\u200cنا\u200f"


def test_where_it_stands_is_said_in_words_with_the_day(client, boris, people):
    as_if_admitted(people.amina)
    application = sent(an_application(boris, typed=[("Amina", people.amina.email)]))
    day = her_day(boris, later=-3)
    Application.objects.update(state_since=timezone.now() - timedelta(days=3))
    assert f"With your nominator since: {day:%A}." in client.get("/en/application/").content.decode()
    assert "لدى الجهة المرشِّحة منذ" in client.get("/ar/application/").content.decode()
    assert application.public_id not in client.get("/en/application/").content.decode()


def test_the_applicant_does_not_learn_whether_an_address_is_a_members(client, boris, people):
    as_if_admitted(people.amina)
    sent(an_application(boris, typed=[("A", people.amina.email), ("B", "nobody@nowhere.example")]))
    page = client.get("/en/application/").content.decode()
    assert page.count("Waiting for an answer") == 2


def test_a_sent_application_is_not_written_in(client, boris, people):
    as_if_admitted(people.amina)
    sent(an_application(boris, typed=[("Amina", people.amina.email)]))
    assert client.get("/en/application/steps/purpose/").headers["Location"] == "/en/application/"
    client.post("/en/application/steps/purpose/", {"purpose": "Other"})
    assert Application.objects.get().purpose == "To learn from others"


def test_an_application_is_withdrawn_after_asking(client, boris, people):
    an_application(boris, typed=[("Amina", people.amina.email)])
    client.get("/en/application/withdrawal/")
    assert Application.objects.get().state == State.DRAFT
    client.post("/en/application/withdrawal/")
    assert Application.objects.get().state == State.WITHDRAWN


def test_a_nominator_is_told_and_answers_with_her_second_factor(client, people):
    as_if_admitted(people.amina)
    application = sent(an_application(people.boris, typed=[("Amina", people.amina.email)]))
    run_everything()
    (letter,) = [one for one in mail.outbox if one.to == [people.amina.email]]
    assert people.boris.name not in f"{letter.subject} {letter.body}"
    address = f"/ar/nominations/{application.nominations.get().public_id}/"
    client.force_login(people.amina)
    assert client.get(address).status_code == 302
    sign_in_proved(client, people.amina)
    assert "To learn from others" in client.get(address).content.decode()
    assert client.post(address, {"knows_how": "Yes", "knows_since": "2015"}).status_code == 422
    client.post(address, KNOWN)
    nomination = application.nominations.get()
    assert (nomination.state, nomination.knows_since) == (Nomination.State.CONFIRMED, 2015)
    application.refresh_from_db()
    assert application.state == State.REVIEW


def test_a_nomination_is_nobody_elses_page(client, people):
    as_if_admitted(people.amina)
    as_if_admitted(people.chen)
    application = sent(an_application(people.boris, typed=[("Amina", people.amina.email)]))
    address = f"/en/nominations/{application.nominations.get().public_id}/"
    for person in (people.chen, people.boris, people.elodie):
        sign_in_proved(client, person)
        assert client.get(address).status_code == 404


def test_an_organisation_answers_by_the_link_in_its_letter_once(client, people):
    body = a_body()
    record_contact(body, "secretary@harbour.example", kind=Contact.Kind.ADDRESS, how="Letterhead", by=None)
    Contact.objects.update(since=timezone.now() - timedelta(days=30))
    application = sent(an_application(people.boris, organisation="Harbour Institute", asks_organisation=True))
    run_everything()
    (letter,) = [one for one in mail.outbox if one.to == ["secretary@harbour.example"]]
    (path,) = re.findall(r"/ar/vouching/[\w:.-]+/", str(letter.body))
    assert client.get(path).status_code == 200
    assert application.nominations.get().state == Nomination.State.ASKED
    assert client.post(path, {**KNOWN, "name": "The secretary"}).status_code == 200
    assert client.get(path).status_code == client.post(path, KNOWN).status_code == 404
    assert application.nominations.get().answered_by_name == "The secretary"


def test_members_are_told_that_they_are_members(client, people):
    as_if_admitted(people.amina)
    client.force_login(people.amina)
    assert "You are a member already." in client.get("/en/application/").content.decode()
    client.post("/en/application/")
    assert not Application.objects.exists()
    assert Member.objects.count() == 1


def test_staff_write_the_page_in_six_languages(client, people):
    client.force_login(people.elodie)
    page = client.get("/fr/staff/admission/words/fr/")
    written = {field.html_name: field.value() for field in page.context["form"]}
    client.post("/fr/staff/admission/words/fr/", {**written, "welcome": "**Bienvenue**"})
    assert AdmissionText.objects.get(language="fr").html["welcome"] == '<p dir="auto"><strong>Bienvenue</strong></p>\n'
    assert "<strong>Bienvenue</strong>" in client.get("/fr/admission/").content.decode()
    page = client.post("/fr/staff/admission/words/fr/", {**written, "welcome": "Autre"})
    assert page.status_code == 422


def test_staff_change_a_constituency(client, people):
    client.force_login(people.elodie)
    names = {f"name_{code}": f"Poets {code}" for code in ("ar", "zh-hans", "en", "fr", "ru", "es")}
    client.post("/en/staff/admission/constituencies/academia/", {**names, "is_at_risk": "on"})
    found = Constituency.objects.get(code="academia")
    assert (found.name["en"], found.is_at_risk, found.is_open) == ("Poets en", True, False)
    assert "Poets en" in client.get("/en/admission/").content.decode()


def test_the_keeping_of_words_does_not_exist_for_others(client, people):
    for person in (people.fiona, people.chen):
        client.force_login(person)
        for path in ("", "words/en/", "constituencies/academia/"):
            assert client.get(f"/en/staff/admission/{path}").status_code == 404


def test_words_that_lack_or_follow_their_original_stand_on_the_translators_board(client, people):
    appoint(people.fiona, to=Role.TRANSLATOR, by=None, reason="Translates")
    original = AdmissionText.objects.get(language="en")
    write_admission(original, {"welcome": "Everybody who protects others."}, by=people.elodie)
    ConstituencyText.objects.filter(constituency__code="academia", language="fr").update(status="awaiting", who=None)
    client.force_login(people.fiona)
    page = client.get("/fr/translations/").content.decode()
    for path in ("/fr/staff/admission/words/fr/", "/fr/staff/admission/constituencies/academia/words/fr/"):
        assert f'href="{path}"' in page
        form = client.get(path).context["form"]
        written = {field.html_name: field.value() for field in form}
        assert client.post(path, {**written, **dict.fromkeys(form._names, "Bienvenue")}).status_code == 302
    page = client.get("/fr/translations/").content.decode()
    assert "/staff/admission/" not in page


def test_a_translator_writes_translations_and_neither_originals_nor_constituencies(client, people):
    appoint(people.fiona, to=Role.TRANSLATOR, by=None, reason="Translates")
    client.force_login(people.fiona)
    for path, status in (
        ("words/fr/", 200),
        ("words/en/", 404),
        ("words/xx/", 404),
        ("constituencies/academia/words/ar/", 200),
        ("constituencies/academia/words/en/", 404),
        ("constituencies/poets/words/ar/", 404),
        ("constituencies/academia/", 404),
        ("", 404),
    ):
        assert client.get(f"/en/staff/admission/{path}").status_code == status, path
    with pytest.raises(PermissionDenied):
        write_admission(AdmissionText.objects.get(language="en"), {"welcome": "Mine"}, by=people.fiona)
