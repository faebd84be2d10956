"""Asking and answering in pages: two forms that work without a script, and what each person finds on a thread."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from multaqa.features.community.commands.asking import Wanted, put_question
from multaqa.features.community.commands.concluding import accept_answer
from multaqa.features.community.models import Asking, Question, Thread
from multaqa.features.community.testing import a_carrier, a_reply, takes_part
from multaqa.features.membership.api import Level, SaidName, SaidOfHerself, member_of, write_profile
from multaqa.foundation.access.api import block
from multaqa.foundation.people.api import the_network
from multaqa.foundation.taxonomy.testing import a_term


@pytest.fixture
def topic(db):
    return a_term("markets")


@pytest.fixture
def knowing(people, topic):
    """Jun, Chen and Karim show that they know the subject and work in English."""
    for person in (people.jun, people.chen, people.karim):
        said = SaidOfHerself(names=[SaidName(given=person.name)], languages={"en": Level.FLUENT}, terms=[topic])
        write_profile(membership(person), said, by=person)
    return people


def membership(person):
    return member_of(person, the_network())


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def form_for(topic, **more):
    words = {"title": "How long may a queue be?", "source": "We tried ropes.", "topics": [topic.public_id]}
    return words | {"urgency": "days", "languages": ["en"], "label": "TLP:GREEN", "language": "en"} | more


def address(carrier):
    return reverse("community:new_question", args=carrier.ref.split(":"))


def test_experts_are_proposed_with_reasons_and_asked_when_it_is_sent(knowing, carrier, amina, topic):
    page = client_of(amina).post(address(carrier), form_for(topic, step="propose"))
    named = {one["card"].public_id for one in page.context["proposals"]}
    assert named == {membership(one).public_id for one in (knowing.chen, knowing.jun, knowing.karim)}
    assert all(one["is_chosen"] for one in page.context["proposals"])
    assert "knows the subject: Markets and shopping centres" in page.content.decode()
    chosen = membership(knowing.jun).public_id
    offered = ["", *(one["card"].public_id for one in page.context["proposals"])]
    sent = client_of(amina).post(address(carrier), form_for(topic, step="send", people=[chosen], offered=offered))
    thread = Thread.objects.get(kind="question")
    assert sent.headers["Location"].endswith(f"/threads/{thread.public_id}/")
    assert [one.person for one in thread.question.askings.all()] == [knowing.jun]


def test_whom_the_reader_hides_from_or_who_shows_no_subject_is_not_proposed(knowing, carrier, amina, topic):
    block(amina, by=knowing.jun)
    page = client_of(amina).post(address(carrier), form_for(topic, step="propose"))
    named = {one["card"].public_id for one in page.context["proposals"]}
    assert named == {membership(knowing.chen).public_id, membership(knowing.karim).public_id}
    hidden = membership(knowing.jun).public_id
    form = form_for(topic, step="send", people=[hidden], offered=[""])
    assert client_of(amina).post(address(carrier), form).status_code == 200
    assert not Thread.objects.filter(kind="question").exists()


def test_a_question_without_a_topic_is_not_sent(carrier, amina, topic):
    page = client_of(amina).post(address(carrier), form_for(topic, topics=[], step="send"))
    assert "topics" in page.context["form"].errors
    assert not Question.objects.exists()


def test_a_profile_leads_to_the_question_where_both_may_read_it(knowing, carrier, amina, topic):
    jun = membership(knowing.jun)
    there = reverse("community:question_to", args=[jun.public_id])
    assert there in client_of(amina).get(reverse("membership:profile", args=[jun.public_id])).content.decode()
    assert (
        there not in client_of(knowing.leila).get(reverse("membership:profile", args=[jun.public_id])).content.decode()
    )
    assert client_of(knowing.leila).get(there).status_code == 404
    on = client_of(amina).get(there)
    assert on.headers["Location"] == f"{address(carrier)}?whom={jun.public_id}"
    page = client_of(amina).post(f"{address(carrier)}?whom={jun.public_id}", form_for(topic, step="propose"))
    assert page.context["proposals"][0]["card"].public_id == jun.public_id


def test_a_closed_community_is_no_place_to_ask_who_does_not_belong_to_it(knowing, people, diego, topic):
    carrier = a_carrier(diego, name="Closed circle")
    jun = membership(people.jun)
    there = reverse("community:question_to", args=[jun.public_id])
    assert client_of(diego).get(there).status_code == 404
    takes_part(people.jun, carrier)
    assert client_of(diego).get(there).status_code == 302


def test_who_is_asked_finds_it_on_the_thread_and_declines_without_anybody_seeing(knowing, carrier, amina, topic):
    wanted = Wanted(people=[knowing.jun], next_people=[knowing.chen])
    thread = put_question(carrier, title="How long?", source="Ropes.", wanted=wanted, topics=[topic], by=amina)
    here = reverse("community:asked", args=[thread.public_id])
    thread_page = reverse("community:thread", args=[thread.public_id])
    assert here in client_of(knowing.jun).get(thread_page).content.decode()
    before = client_of(amina).get(thread_page).content.decode()
    assert here not in before
    assert client_of(amina).get(here).status_code == 404
    assert client_of(knowing.jun).post(here, {"act": "decline"}).status_code == 302
    assert Asking.objects.get(person=knowing.jun).state == Asking.State.DECLINED
    after = client_of(amina).get(thread_page).content.decode().replace("\u00a0", " ")
    assert "Put to 1 member" in after
    assert "Declined" not in after
    assert here in client_of(knowing.chen).get(thread_page).content.decode()


def test_whoever_answers_in_an_open_community_comes_into_it(knowing, carrier, amina, topic):
    thread = put_question(
        carrier, title="How?", source="So.", wanted=Wanted(people=[knowing.jun]), topics=[topic], by=amina
    )
    here = reverse("community:asked", args=[thread.public_id])
    assert client_of(knowing.jun).post(here, {"act": "answer"}).headers["Location"] == reverse(
        "community:reply", args=[thread.public_id]
    )
    assert a_reply(thread, by=knowing.jun).author == knowing.jun


def test_the_accepted_answer_stands_at_the_top_with_a_link(knowing, carrier, amina, topic):
    takes_part(knowing.jun, carrier)
    thread = put_question(
        carrier, title="How?", source="So.", wanted=Wanted(people=[knowing.jun]), topics=[topic], by=amina
    )
    reply = a_reply(thread, by=knowing.jun, source="Sixty metres and no more.")
    there = reverse("community:acceptance", args=[reply.public_id])
    assert client_of(knowing.jun).get(there).status_code == 404
    assert client_of(amina).get(there).status_code == 200
    assert client_of(amina).post(there, {"as": "answer"}).status_code == 302
    page = client_of(knowing.karim).get(reverse("community:thread", args=[thread.public_id])).content.decode()
    head = page.split('class="thread-posts"')[0]
    assert "Accepted answer" in head
    assert "Sixty metres and no more." in head
    assert reverse("community:post", args=[reply.public_id]) in head


def test_a_question_costs_its_thread_few_queries_however_many_were_asked(knowing, carrier, amina, topic):
    counts = []
    for people in ([knowing.jun], [knowing.chen, knowing.karim, knowing.leila]):
        for person in people:
            takes_part(person, carrier)
        thread = put_question(
            carrier, title="How?", source="So.", wanted=Wanted(people=people), topics=[topic], by=amina
        )
        replies = [a_reply(thread, by=person) for person in people]
        accept_answer(replies[0], by=amina)
        Asking.objects.filter(question__thread=thread).update(state=Asking.State.ANSWERED)
        client = client_of(knowing.mourad)
        client.get(reverse("community:thread", args=[thread.public_id]))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("community:thread", args=[thread.public_id])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] == 13  # three more than a discussion costs this reader
