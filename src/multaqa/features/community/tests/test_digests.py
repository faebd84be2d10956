"""Digests tell of communities what is new to their receiver, and what may not be told is found out at sending."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.marks import note_read, write_noted_marks
from multaqa.features.community.commands.posts import delete_post
from multaqa.features.community.commands.telling import tell_of_post
from multaqa.features.community.models import Carrier, Community, Post, Thread
from multaqa.features.community.queries.digests import new_between, sources_of
from multaqa.features.community.testing import a_carrier, a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label, block, close_holding, community_key, ref_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Manner, Notice, Rhythm, choose_manner, choose_sources, follow
from multaqa.foundation.notify.testing import compose_digests
from multaqa.foundation.people.api import Person, prefer, suspend
from multaqa.foundation.people.testing import Cast

pytestmark = pytest.mark.django_db
CLOSE = [Label.AMBER, Label.AMBER_STRICT, Label.RED]


@pytest.fixture
def close(people) -> Carrier:
    """A community whose words are its own, where Diego writes and Amina and Karim take part."""
    made = a_carrier(people.diego, name="Water at the gates")
    for person in (people.amina, people.karim):
        takes_part(person, made)
    prefer(people.amina, language="en")
    return made


@pytest.fixture
def amina(people: Cast) -> Person:
    return people.amina


def wants(person: Person, rhythm: Rhythm = Rhythm.DAILY) -> None:
    choose_manner(Manner(person=person, rhythm=rhythm))


def brought(person: Person) -> list[tuple[str, str]]:
    now = timezone.now()
    news = new_between(person, sources_of(person), now - timedelta(days=1), now)
    return [(one.ref, one.line) for one in news.brought]


def sent(*, to: Person | None = None) -> list[str]:
    run_everything()
    letters = [letter for letter in mail.outbox if to is None or letter.to == [to.email]]
    return [f"{letter.subject} {letter.body} {_html(letter)}" for letter in letters]


def _html(letter: mail.EmailMessage) -> str:
    assert isinstance(letter, mail.EmailMultiAlternatives)
    return str(letter.alternatives[0][0])


def of(carrier: Carrier) -> Community:
    assert carrier.community is not None
    return carrier.community


def test_digest_names_what_is_new_under_its_community_and_nothing_twice(amina, people, close):
    wants(amina)
    thread = a_thread(close, by=people.diego, title="Queues at the gates")
    a_reply(thread, by=people.diego)
    run_everything()
    mail.outbox.clear()
    compose_digests()
    [digest] = sent()
    assert "Water at the gates" in digest
    assert "New thread: \u2068Queues at the gates\u2069" in digest
    assert new_between(amina, sources_of(amina), timezone.now(), timezone.now() + timedelta(days=1)).brought == []


def test_what_she_wrote_or_read_is_not_new(amina, people, close):
    own = a_thread(close, by=amina, title="Mine")
    theirs = a_thread(close, by=people.diego, title="Theirs")
    assert [ref for ref, _line in brought(amina)] == [ref_of(theirs)]
    reply = a_reply(own, by=people.diego)
    assert {ref for ref, _line in brought(amina)} == {ref_of(own), ref_of(theirs)}
    note_read(own, by=amina, number=reply.number)
    note_read(theirs, by=amina, number=1)
    write_noted_marks()
    assert brought(amina) == []


def test_community_of_its_own_rhythm_is_in_that_digest_only(amina, people, close):
    wants(amina, Rhythm.WEEKLY)
    far = a_carrier(people.diego, name="Far away")
    takes_part(amina, far)
    choose_sources(amina, {ref_of(of(far)): Rhythm.DAILY})
    a_thread(close, by=people.diego, title="Near")
    a_thread(far, by=people.diego, title="Far")
    run_everything()
    mail.outbox.clear()
    compose_digests(Rhythm.DAILY)
    [daily] = sent()
    assert ("Far away" in daily, "Water at the gates" in daily) == (True, False)


def test_who_wants_all_of_a_community_at_once_hears_of_every_thread_and_others_do_not(amina, people, close):
    choose_sources(amina, {ref_of(of(close)): Rhythm.AT_ONCE})
    thread = a_thread(close, by=people.diego)
    run_everything()
    assert list(Notice.objects.values_list("person", "kind")) == [(amina.pk, "community.begun")]
    [letter] = mail.outbox
    community, public_id = of(close).public_id, thread.public_id
    assert letter.extra_headers["List-Id"] == f"<{community}.community.localhost>"
    assert letter.extra_headers["In-Reply-To"] == f"<thread.{public_id}@localhost>"


def test_letters_of_a_thread_are_one_when_they_wait_together_and_answer_thread_and_post(amina, people, close):
    thread = a_thread(close, by=amina)
    first = Post.objects.get(thread=thread)
    called = f"@{amina.public_id}, how long?"
    for _time in range(3):
        a_reply(thread, by=people.diego, source=called, answers=first)
    run_everything()
    [letter] = mail.outbox
    assert letter.subject == "3 new notices: \u2068Queues at the gates\u2069"
    mail.outbox.clear()
    a_reply(thread, by=people.diego, source=called, answers=first)
    run_everything()
    [letter] = mail.outbox
    post = f"<post.{first.public_id}@localhost>"
    assert letter.extra_headers["In-Reply-To"] == post
    assert letter.extra_headers["References"] == f"<thread.{thread.public_id}@localhost> {post}"


def _put_out(people, thread: Thread, _post: Post) -> None:
    close_holding(people.amina, community_key(of(thread.carrier).public_id), by=None, reason="A test")


def _deleted(people, _thread: Thread, post: Post) -> None:
    delete_post(post, by=people.karim)


def _author_suspended(people, _thread: Thread, _post: Post) -> None:
    suspend(people.karim, by=None)


def _author_blocked(people, _thread: Thread, _post: Post) -> None:
    block(people.karim, by=people.amina)


@pytest.mark.parametrize("between", [_put_out, _deleted, _author_suspended, _author_blocked])
@pytest.mark.parametrize("rhythm", [Rhythm.AT_ONCE, Rhythm.DAILY])
@pytest.mark.parametrize("called", [True, False])
def test_what_changed_between_composing_and_sending_is_in_no_mail(people, amina, close, between, rhythm, called):
    thread = a_thread(close, by=amina, title="Queues at the gates")
    run_everything()
    wants(amina, rhythm)
    follow(amina, ref_of(thread))
    source = f"@{amina.public_id} our secret" if called else "our secret"
    post = a_reply(thread, by=people.karim, source=source)
    tell_of_post(post.public_id, once="test")
    compose_digests()
    assert Delivery.objects.filter(person=amina, state="queued").exists()
    between(people, thread, post)
    assert sent(to=amina) == []


@pytest.mark.parametrize("label", CLOSE)
@pytest.mark.parametrize("rhythm", [Rhythm.AT_ONCE, Rhythm.DAILY])
def test_close_threads_are_a_link_without_title_name_or_text(people, amina, close, label, rhythm):
    wants(amina, rhythm)
    thread = a_thread(close, by=amina, title="Queues at the gates")
    follow(amina, ref_of(thread))
    a_reply(thread, by=people.karim, source="our secret")
    raise_label(thread, label, by=amina)
    mail.outbox.clear()
    compose_digests()
    letters = sent(to=amina)
    assert len(letters) == 1
    for letter in letters:
        assert f"/t/community.thread/{thread.public_id}/" in letter
        assert "Queues" not in letter
        assert "secret" not in letter
        assert people.karim.name not in letter
        assert "Water at the gates" not in letter


def test_three_new_threads_and_communities_take_as_many_queries_as_one(people, amina, close):
    counts = []
    for number in range(2):
        for each in range(1 + 2 * number):
            carrier = a_carrier(people.diego, name=f"Community {number} {each}")
            takes_part(amina, carrier)
            a_thread(carrier, by=people.diego)
        with CaptureQueriesContext(connection) as asked:
            found = brought(amina)
        counts.append(len(asked))
        assert len(found) == (1, 4)[number]
    assert counts[0] == counts[1]


def test_starter_who_is_suspended_is_not_named(people, amina, close):
    a_thread(close, by=people.karim, title="By Karim")
    assert len(brought(amina)) == 1
    suspend(people.karim, by=None)
    assert brought(amina) == []
