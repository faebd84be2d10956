"""The pages of conversations: what stands on them, what they refuse, what they cost."""

import pytest
from django.test import Client

from multaqa.features.conversations.commands.beginning import begin
from multaqa.features.conversations.commands.partaking import accept
from multaqa.features.conversations.commands.writing import send
from multaqa.features.conversations.models import Conversation, Keeping, KeptMessage, Message, Openness, Partaker
from multaqa.features.conversations.testing import a_conversation
from multaqa.features.membership.api import member_of
from multaqa.foundation.access.api import block
from multaqa.foundation.conduct.api import PersonReport, Reason
from multaqa.foundation.people.api import Capability, appoint, the_network

LIST = "/en/messages/"


@pytest.fixture
def as_amina(amina):
    client = Client()
    client.force_login(amina)
    return client


@pytest.fixture
def as_diego(diego):
    client = Client()
    client.force_login(diego)
    return client


def profile(person):
    member = member_of(person, the_network())
    assert member is not None
    return member.public_id


def page_of(conversation):
    return f"{LIST}{conversation.public_id}/"


def test_from_a_profile_to_an_answer_without_scripts(as_amina, as_diego, amina, diego):
    shown = as_amina.get(f"/en/members/{profile(diego)}/").content.decode()
    assert f"/en/messages/new/?to={profile(diego)}" in shown
    assert "Send" in as_amina.get(f"{LIST}new/?to={profile(diego)}").content.decode()
    sent = as_amina.post(f"{LIST}new/", {"to": profile(diego), "source": "Which lamps?"})
    conversation = Conversation.objects.get()
    assert sent.url == page_of(conversation) + "#last"
    assert "was not accepted yet" in as_amina.get(page_of(conversation)).content.decode()
    assert "Wants to write to you" in as_diego.get(LIST).content.decode()
    asked = as_diego.get(page_of(conversation)).content.decode()
    assert "Which lamps?" in asked
    assert 'value="yes"' in asked
    as_diego.post(page_of(conversation) + "answer/", {"wanted": "yes"})
    as_diego.post(page_of(conversation), {"source": "These ones"})
    assert "These ones" in as_amina.get(page_of(conversation)).content.decode()
    again = as_amina.get(f"{LIST}new/?to={profile(diego)}")
    assert again.url == page_of(conversation) + "#last"


def test_declining_leads_back_to_the_list(as_amina, as_diego, amina, diego):
    conversation = begin([diego], source="Hello", by=amina).conversation
    assert as_diego.post(page_of(conversation) + "answer/", {"wanted": "no"}).url == LIST
    assert as_diego.get(page_of(conversation)).status_code == 404


def test_a_profile_of_somebody_who_is_open_to_nobody_offers_no_message(as_amina, diego):
    Openness.objects.create(person=diego, who=Openness.Who.NOBODY)
    assert "messages/new/" not in as_amina.get(f"/en/members/{profile(diego)}/").content.decode()
    shown = as_amina.get(f"{LIST}new/?to={profile(diego)}").content.decode()
    assert "No message can be sent to" in shown
    as_amina.post(f"{LIST}new/", {"to": profile(diego), "source": "Hello"})
    assert not Conversation.objects.exists()


def test_who_hides_is_as_nobody_was(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    block(amina, by=diego)
    never = as_amina.get(f"{LIST}0000000000zz/")
    gone = as_amina.get(page_of(conversation))
    assert (gone.status_code, never.status_code) == (404, 404)
    for address in (f"{LIST}new/?to={profile(diego)}", f"{LIST}new/?to=0000000000zz"):
        assert as_amina.get(address).status_code == 404
    assert as_amina.post(page_of(conversation), {"source": "Hello"}).status_code == 404


def test_what_cannot_be_sent_any_more_is_kept(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    Partaker.objects.filter(person=diego).update(state=Partaker.State.LEFT)
    as_amina.post(page_of(conversation), {"source": "Half a page"})
    assert KeptMessage.objects.get(person=amina).source == "Half a page"


def test_a_message_that_is_too_long_stays_in_the_form(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    answer = as_amina.post(page_of(conversation), {"source": "a" * 10_001})
    assert answer.status_code == 422
    assert "at most 10000" in answer.content.decode()


def test_others_read_nothing(amina, diego, jun):
    conversation = a_conversation(amina, diego)
    message = Message.objects.get()
    client = Client()
    client.force_login(jun)
    for address in ("", "news/", "people/", "leaving/"):
        assert client.get(page_of(conversation) + address).status_code == 404
    for address in ("", "deletion/", "report/"):
        assert client.get(f"{LIST}one/{message.public_id}/{address}").status_code == 404


def test_news_costs_next_to_nothing_until_there_is_some(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    last = Message.objects.get()
    address = f"{page_of(conversation)}news/?after={last.public_id}"
    first = as_amina.get(address)
    assert "message-" not in first.content.decode()
    assert as_amina.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    send(conversation, source="These ones", by=diego)
    later = as_amina.get(address, headers={"If-None-Match": first["ETag"]})
    assert later.status_code == 200
    assert "These ones" in later.content.decode()
    assert "no-store" in later["Cache-Control"]


def test_pages_are_kept_by_no_cache_and_name_nobody_in_their_title(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    page = as_amina.get(page_of(conversation))
    assert "no-store" in page["Cache-Control"]
    title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert diego.name not in title


def test_a_draft_is_kept_and_offered_again(as_amina, amina, diego, jun):
    conversation = a_conversation(amina, diego)
    as_amina.post(page_of(conversation) + "kept/", {"source": "Half a line"})
    assert "Half a line" in as_amina.get(page_of(conversation)).content.decode()
    as_amina.post(f"{LIST}new/kept/", {"source": "A new one"})
    assert "A new one" in as_amina.get(f"{LIST}new/?to={profile(jun)}").content.decode()


def test_a_report_takes_the_text_to_the_officers(people, as_amina, amina, diego):
    appoint(people.ingrid, to=Capability.MODERATE, by=None, reason="Officer")
    a_conversation(diego, amina, source="A threat")
    message = Message.objects.get()
    sent = {"reason": Reason.values[0], "words": "He wrote this", "is_unnamed": "on"}
    as_amina.post(f"{LIST}one/{message.public_id}/report/", sent)
    report = PersonReport.objects.get()
    assert report.reported == diego
    assert report.words.startswith("He wrote this")
    assert report.words.endswith("A threat")


def test_the_envelope_counts_on_every_page(as_amina, amina, diego):
    conversation = a_conversation(amina, diego)
    assert "New messages in" not in as_amina.get(LIST).content.decode()
    send(conversation, source="Hello", by=diego)
    page = as_amina.get(LIST).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "New messages in 1 conversation" in page


def test_others_are_asked_by_name(as_amina, amina, diego, jun):
    conversation = a_conversation(amina, diego)
    as_amina.post(page_of(conversation) + "people/", {"to": profile(jun)})
    accept(conversation, by=jun)
    assert Partaker.objects.filter(conversation=conversation).count() == 3


def test_settings_and_how_long_messages_are_kept(people, as_amina, amina, diego):
    as_amina.post("/en/settings/messages/", {"who": "nobody"})
    assert Openness.objects.get(person=amina).who == Openness.Who.NOBODY
    assert as_amina.get(f"{LIST}keeping/").status_code == 404
    appoint(amina, to=Capability.APPOINT, by=None, reason="Runs the network")
    as_amina.post(f"{LIST}keeping/", {"months": "3"})
    assert Keeping.objects.get().months == 3
    assert "3 months" in as_amina.get(LIST).content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("address", ["list", "page"])
def test_queries_do_not_grow(as_amina, amina, diego, people, django_assert_max_num_queries, address):
    conversation = a_conversation(amina, diego)
    where = LIST if address == "list" else page_of(conversation)
    as_amina.get(where)
    counts = []
    for others in ((), (people.chen, people.karim)):
        for other in others:
            send(a_conversation(other, amina), source="Hello", by=other)
            send(conversation, source="Hello", by=diego)
        with django_assert_max_num_queries(30) as asked:
            as_amina.get(where)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1  # the number in the envelope is asked for where there is one
