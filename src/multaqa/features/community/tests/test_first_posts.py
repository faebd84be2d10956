"""Where a community wants it, the first posts of who is new wait: nobody but she and those who decide meets them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.translation import override

from multaqa.features.community.commands.measures import approve_post
from multaqa.features.community.commands.posts import delete_post, edit_post, restore_post, write_post
from multaqa.features.community.models import Post, Thread
from multaqa.features.community.queries.moderation import first_posts
from multaqa.features.community.queries.stream import stream_of
from multaqa.features.community.queries.thread_page import page_of_posts, thread_named
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.testing import a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice

pytestmark = pytest.mark.django_db

Shown = Post.State.SHOWN
Waiting = Post.State.WAITING


@pytest.fixture
def waits(carrier):
    carrier.community.first_posts_wait = True
    carrier.community.save(update_fields=["first_posts_wait"])


@pytest.fixture
def chen(people, carrier):
    takes_part(people.chen, carrier)
    return people.chen


def seen_by(thread, reader):
    return [row.post.public_id for row in page_of_posts(thread, reader=reader).posts]


def told(person):
    run_everything()
    return list(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_first_post_waits_and_only_two_meet_it(thread, waits, people, amina, chen, diego):
    post = a_reply(thread, by=chen)
    thread.refresh_from_db()
    assert (post.state, thread.replies) == (Waiting, 0)
    assert [post.public_id in seen_by(thread, each) for each in (chen, diego, amina, people.jun)] == [
        True,
        True,
        False,
        False,
    ]
    assert told(amina) == []
    assert told(diego) == ["community.first_waits"]
    assert list(first_posts(diego)) == [post]


def test_approved_post_comes_in_after_what_was_written_meanwhile(thread, waits, amina, chen, diego):
    thread.refresh_from_db()
    post = a_reply(thread, by=chen)
    Post.objects.filter(author=amina).update(state=Shown)
    meanwhile = a_reply(Thread.objects.get(pk=thread.pk), by=diego)
    approve_post(post, by=diego)
    assert seen_by(thread, amina)[-2:] == [meanwhile.public_id, post.public_id]
    thread.refresh_from_db()
    post.refresh_from_db()
    assert (thread.replies, thread.last_at) == (2, post.written_at)
    assert "community.approved" in told(chen)
    assert "community.replied" in told(amina)


def test_thread_of_somebody_new_waits_with_its_post(carrier, waits, amina, chen, diego):
    thread = a_thread(carrier, by=chen)
    streams = [stream_of(carrier.community, reader=each, language="en", query={}).rows for each in (amina, diego)]
    assert (streams[0], thread_named(thread.public_id, reader=amina)) == ([], None)
    assert thread_named(thread.public_id, reader=chen) == thread
    approve_post(thread.posts.get(), by=diego)
    assert thread_named(thread.public_id, reader=amina) == thread


def test_after_two_shown_posts_nothing_waits_any_more(thread, waits, chen, diego):
    for _post in range(2):
        approve_post(a_reply(thread, by=chen), by=diego)
    assert a_reply(thread, by=chen).state == Shown


def test_facilitators_and_named_readers_never_wait(thread, carrier, waits, chen, diego):
    assert a_reply(thread, by=diego).state == Shown
    assert a_thread(carrier, by=chen, label=Label.RED).posts.get().state == Shown


def test_only_who_decides_lets_it_be_shown(thread, waits, amina, chen):
    post = a_reply(thread, by=chen)
    for person in (amina, chen):
        with pytest.raises(PermissionDenied):
            approve_post(post, by=person)


def test_waiting_post_is_edited_and_deleted_and_waits_again_when_brought_back(thread, waits, amina, chen):
    post = a_reply(thread, by=chen)
    edit_post(post, source="Better said.", seen=1, by=chen)
    delete_post(post, by=chen)
    restore_post(post, by=chen)
    post.refresh_from_db()
    assert (post.state, post.source, post.public_id in seen_by(thread, amina)) == (Waiting, "Better said.", False)


def test_author_and_facilitator_are_told_on_the_page(thread, waits, chen, diego):
    a_reply(thread, by=chen, source="What I wanted to say.")
    for person, words in ((chen, "waits for a facilitator"), (diego, "first post of a new member")):
        client = Client()
        client.force_login(person)
        html = client.get(f"/en/threads/{thread.public_id}/").content.decode()
        assert words in html


def test_links_of_who_is_new_are_few(thread, chen, diego):
    many = "https://a.example https://b.example www.c.example"
    with override("en"), pytest.raises(RefusedPost) as refused:
        write_post(thread, source=many, by=chen)
    assert "links" in str(refused.value.problems["source"])
    assert write_post(thread, source=many, by=diego).state == Shown
