"""The pages of reviewers and of the applicant they answer, as a browser meets them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml.html import fromstring

from multaqa.features.membership.commands import Verdict, carry_out, decide, version_of
from multaqa.features.membership.models import Decision
from multaqa.features.membership.testing import as_if_admitted
from multaqa.features.membership.tests.waiting import let_pass, waiting
from multaqa.foundation.access.api import exclude, person_key
from multaqa.foundation.people.api import Role, appoint

pytestmark = pytest.mark.django_db


def at(name, *args, language="en"):
    with override(language):
        return reverse(f"membership:{name}", args=args)


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def page_of(response):
    return fromstring(response.content.decode())


def buttons(response):
    return {
        button.get("value"): button.text_content().strip()
        for button in page_of(response).xpath("//button[@name='kind']")
    }


def titles(response):
    return [title.text_content().strip() for title in page_of(response).find_class("entry-title")]


@pytest.fixture
def crew(people):
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    for person in (people.amina, people.elodie, people.jun):
        as_if_admitted(person)
    return people


@pytest.fixture
def application(crew):
    return waiting(crew.boris, by=crew.amina, language="ru")


def posted(client, application, **fields):
    shown = client.get(at("review", application.public_id))
    seen = page_of(shown).xpath("//input[@name='seen']")[0].value
    return client.post(at("review", application.public_id), {"seen": seen, "words": "", **fields})


def test_pages_of_review_exist_for_reviewers_alone(crew, application):
    for person, status in (
        (crew.elodie, 200),
        (crew.jun, 200),
        (crew.amina, 404),
        (crew.boris, 404),
        (crew.fiona, 404),
    ):
        client = signed(person)
        assert client.get(at("queue")).status_code == status
        assert client.get(at("review", application.public_id)).status_code == status
        if status == 404:
            assert client.post(at("review", application.public_id), {"kind": "approve"}).status_code == 404
            assert client.post(at("undoing", application.public_id)).status_code == 404
    assert Client().get(at("queue")).status_code == 302


def test_those_who_wait_longest_come_first_and_the_late_are_marked(crew, application):
    waiting(crew.fiona, by=crew.amina, days=20)
    response = signed(crew.elodie).get(at("queue"))
    assert titles(response) == ["Fiona Gallagher", "Борис Лебедев"]
    assert [len(row.find_class("chip-bad")) for row in page_of(response).find_class("entry")] == [1, 0]
    late = signed(crew.elodie).get(at("queue") + "?pile=overdue")
    assert titles(late) == ["Fiona Gallagher"]


def test_the_queue_is_sieved_and_says_what_is_empty(crew, application):
    client = signed(crew.elodie)
    assert titles(client.get(at("queue") + "?language=ru&constituency=academia")) == ["Борис Лебедев"]
    assert titles(client.get(at("queue") + "?language=es")) == []
    assert "Nothing matches" in client.get(at("queue") + "?language=es").content.decode()
    assert "Nothing waits here" in client.get(at("queue") + "?pile=more").content.decode()
    assert client.get(at("queue") + "?pile=unheard&language=xx&page=99").status_code == 200


def test_two_clicks_lead_to_a_decision_and_the_second_names_the_person(crew, application):
    client = signed(crew.elodie)
    row = page_of(client.get(at("queue"))).find_class("entry-title")[0]
    shown = client.get(row.xpath(".//a")[0].get("href"))
    assert buttons(shown) == {
        "approve": "Admission of Борис Лебедев",
        "more": "Asking Борис Лебедев for more",
        "refuse": "Refusal of Борис Лебедев",
    }
    answer = posted(client, application, kind="approve")
    assert (answer.status_code, answer.headers["Location"]) == (302, at("queue"))
    assert Decision.objects.get().kind == "approve"


def test_a_reviewer_undoes_what_she_decided_from_the_queue(crew, application):
    client = signed(crew.elodie)
    posted(client, application, kind="refuse", words="Нет.")
    (form,) = [form for form in page_of(client.get(at("queue"))).forms if "undoing" in (form.action or "")]
    assert client.post(form.action).status_code == 302
    assert Decision.objects.get().undone_at is not None
    assert titles(client.get(at("queue"))) == ["Борис Лебедев"]


def test_a_refusal_without_words_is_not_sent_and_says_why(crew, application):
    answer = posted(signed(crew.elodie), application, kind="refuse")
    assert answer.status_code == 422
    (summary,) = page_of(answer).find_class("error-summary")
    assert "A reason is needed: the applicant is told it." in summary.text_content()


def test_a_reason_comes_in_the_applicants_language_below_what_was_written(crew, application):
    answer = posted(signed(crew.elodie), application, begin_with="capacity", words="Здравствуйте!")
    (area,) = page_of(answer).xpath("//textarea")
    first, _blank, second = area.value.strip().splitlines()
    assert (answer.status_code, first, area.get("lang")) == (200, "Здравствуйте!", "ru")
    assert "от чьего имени" in second.lower()
    assert not Decision.objects.exists()


def test_the_second_reviewer_is_told_and_keeps_her_words(crew, application):
    mine, hers = signed(crew.elodie), signed(crew.jun)
    seen = version_of(application)
    posted(mine, application, kind="more", words="Ещё.")
    answer = hers.post(at("review", application.public_id), {"seen": seen, "words": "Моё.", "kind": "refuse"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Somebody else has decided meanwhile: More is asked." in shown
    assert "Моё." in shown
    assert Decision.objects.get().by == crew.elodie


def test_who_is_party_sees_why_another_decides(crew):
    nominee = waiting(crew.boris, by=crew.jun)
    response = signed(crew.jun).get(at("review", nominee.public_id))
    assert buttons(response) == {}
    assert "another reviewer decides" in response.content.decode()


def test_an_application_of_who_hides_does_not_exist_for_the_reviewer(crew, application):
    exclude(crew.boris, from_key=person_key(crew.jun), by=crew.boris)
    assert signed(crew.jun).get(at("review", application.public_id)).status_code == 404
    assert titles(signed(crew.jun).get(at("queue"))) == []
    assert titles(signed(crew.elodie).get(at("queue"))) == ["Борис Лебедев"]


def test_the_applicant_reads_the_answer_and_replies(crew, application):
    decision = decide(
        application,
        Verdict(kind=Decision.Kind.MORE, words="Где вы работаете?", seen=version_of(application)),
        by=crew.jun,
    )
    client = signed(crew.boris)
    assert client.get(at("answer", application.public_id)).status_code == 404
    let_pass(decision)
    carry_out(decision.pk)
    assert "Где вы работаете?" in client.get(at("answer", application.public_id)).content.decode()
    for other in (crew.fiona, crew.elodie):
        assert signed(other).get(at("answer", application.public_id)).status_code == 404
    assert client.post(at("answer", application.public_id), {"words": ""}).status_code == 422
    assert client.post(at("answer", application.public_id), {"words": "В порту."}).status_code == 302
    application.refresh_from_db()
    assert application.state == "review"
    assert "В порту." in signed(crew.elodie).get(at("review", application.public_id)).content.decode()


def test_the_queue_costs_the_same_for_one_and_three(crew, application, django_assert_max_num_queries):
    client = signed(crew.elodie)
    client.get(at("queue"))
    with django_assert_max_num_queries(40) as first:
        client.get(at("queue"))
    for person in (crew.fiona, crew.diego):
        waiting(person, by=crew.amina)
    with django_assert_max_num_queries(len(first.captured_queries)):
        client.get(at("queue"))
    assert len(first.captured_queries) <= 14
