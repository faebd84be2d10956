"""Threads are begun and answered; posts are written anew, deleted, brought back."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.utils import timezone

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.posts import (
    UNDONE_FOR,
    EditedMeanwhile,
    delete_post,
    edit_post,
    empty_deleted,
    restore_post,
    set_language,
    write_post,
)
from multaqa.features.community.commands.threads import close, pin, reopen, start_thread, unpin
from multaqa.features.community.models import Post, Revision, Thread
from multaqa.features.community.sources import LONGEST, MOST_MENTIONS, RefusedPost
from multaqa.features.community.testing import a_carrier, a_reply, a_thread, takes_part
from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.access.api import Label, community_key, may_read, network_key
from multaqa.foundation.facts.api import RecordedFact, facts_of
from multaqa.foundation.people.testing import cast
from multaqa.lib.ids import random_id

pytestmark = pytest.mark.django_db


def first_of(thread: Thread) -> Post:
    return Post.objects.filter(thread=thread).order_by("number")[0]


def test_thread_begins_with_a_post_for_its_carriers_readers(carrier, amina, jun):
    thread = a_thread(carrier, by=amina, source="نقلنا نقطة التفتيش الأولى ستين مترا.", language="")
    post = first_of(thread)
    assert (thread.language, post.language, post.number, thread.replies) == ("ar", "ar", 1, 0)
    assert thread.audience == network_key(carrier.community.network.public_id)
    assert (post.audience, post.label) == (thread.audience, "TLP:GREEN")
    assert may_read(jun, post)
    assert not may_read(None, post)


def test_amber_thread_of_an_open_community_is_for_those_who_take_part(carrier, amina, diego, jun):
    thread = a_thread(carrier, by=amina, label=Label.AMBER)
    assert thread.audience == community_key(carrier.community.public_id)
    assert [may_read(person, thread) for person in (amina, diego, jun)] == [True, True, False]


def test_red_thread_is_its_authors_alone(carrier, amina, diego):
    thread = a_thread(carrier, by=amina, label=Label.RED)
    assert [may_read(person, first_of(thread)) for person in (amina, diego)] == [True, False]


def test_nobody_writes_who_does_not_take_part(carrier, thread, jun):
    with pytest.raises(PermissionDenied):
        a_reply(thread, by=jun)
    with pytest.raises(PermissionDenied):
        a_thread(carrier, by=jun)
    assert Post.objects.count() == 1


def test_audience_that_is_not_offered_is_refused(carrier, amina):
    with pytest.raises(PermissionDenied):
        a_thread(carrier, by=amina, audience="public", label=Label.CLEAR)


def test_replies_have_rising_numbers_and_are_counted(thread, amina, diego):
    replies = [a_reply(thread, by=person) for person in (diego, amina, diego)]
    thread.refresh_from_db()
    assert [reply.number for reply in replies] == [2, 3, 4]
    assert (thread.replies, thread.last_number, thread.last_at) == (3, 4, replies[-1].written_at)


def test_answer_to_a_post_for_fewer_is_for_these_and_moves_nothing(thread, amina, diego, jun):
    asked = a_reply(thread, by=amina)
    raise_label(asked, Label.AMBER, by=diego)
    thread.refresh_from_db()
    before = thread.replies, thread.last_at
    answer = a_reply(thread, by=diego, answers=asked)
    thread.refresh_from_db()
    assert (answer.audience, answer.label) == (community_key(thread.community.public_id), "TLP:AMBER")
    assert not may_read(jun, answer)
    assert (thread.replies, thread.last_at) == before == (0, first_of(thread).written_at)


def test_answer_to_what_stands_elsewhere_is_refused(carrier, thread, amina):
    elsewhere = first_of(a_thread(carrier, by=amina))
    with pytest.raises(PermissionDenied):
        a_reply(thread, by=amina, answers=elsewhere)


def test_facts_hold_no_words(carrier, amina, diego):
    thread = a_thread(carrier, by=amina, title="Zebra crossing", source="Giraffe house")
    edit_post(first_of(thread), source="Elephant house", seen=1, by=amina)
    said = " ".join(fact.payload.words for fact in RecordedFact.objects.select_related("payload"))
    assert not [word for word in ("Zebra", "Giraffe", "Elephant") if word in said]
    kinds = [fact.kind for fact in facts_of(f"community.post:{first_of(thread).public_id}").order_by("pk")]
    assert "community.PostWritten" in kinds
    assert "community.PostEdited" in kinds


def test_edit_keeps_what_was_said(thread, amina):
    post = first_of(thread)
    edited = edit_post(post, source="We moved it *eighty* metres out.", seen=1, by=amina)
    assert (edited.revision, edited.html) == (2, '<p dir="auto">We moved it <em>eighty</em> metres out.</p>\n')
    assert list(Revision.objects.values_list("number", "source")) == [(1, post.source)]
    assert edited.edited_at is not None


def test_edit_that_was_overtaken_is_told_and_loses_nothing(thread, amina):
    post = first_of(thread)
    edit_post(post, source="First", seen=1, by=amina)
    with pytest.raises(EditedMeanwhile) as told:
        edit_post(post, source="Second", seen=1, by=amina)
    assert told.value.post.source == "First"
    assert first_of(thread).source == "First"


def test_only_the_author_edits_and_deletes(thread, diego):
    for act in (
        lambda post: edit_post(post, source="Mine", seen=1, by=diego),
        lambda post: delete_post(post, by=diego),
    ):
        with pytest.raises(PermissionDenied):
            act(first_of(thread))


def test_deleted_post_is_its_authors_alone_and_comes_back(thread, amina, diego):
    reply = a_reply(thread, by=diego)
    delete_post(reply, by=diego)
    reply.refresh_from_db()
    thread.refresh_from_db()
    assert [may_read(person, reply) for person in (diego, amina)] == [True, False]
    assert thread.replies == 0
    restore_post(reply, by=diego)
    reply.refresh_from_db()
    thread.refresh_from_db()
    assert (may_read(amina, reply), thread.replies, reply.state) == (True, 1, Post.State.SHOWN)


def test_deleting_the_only_post_takes_the_thread_along(thread, amina, diego):
    delete_post(first_of(thread), by=amina)
    thread.refresh_from_db()
    assert [may_read(person, thread) for person in (amina, diego)] == [True, False]
    restore_post(first_of(thread), by=amina)
    thread.refresh_from_db()
    assert may_read(diego, thread)


def test_words_of_a_deleted_post_are_erased_after_its_days(thread, amina, diego):
    kept, gone = a_reply(thread, by=diego), a_reply(thread, by=diego)
    edit_post(gone, source="Said otherwise", seen=1, by=diego)
    for post in (kept, gone):
        delete_post(post, by=diego)
    Post.objects.filter(pk=gone.pk).update(deleted_at=timezone.now() - UNDONE_FOR - timedelta(minutes=1))
    assert empty_deleted() == 1
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.source, gone.html, Revision.objects.count()) == ("", "", 0)
    assert kept.source == "We did this too."
    with pytest.raises(PermissionDenied):
        restore_post(gone, by=diego)
    assert empty_deleted() == 0


def test_facilitator_pins_and_closes(thread, amina, diego):
    with pytest.raises(PermissionDenied):
        pin(thread, by=amina)
    pin(thread, by=diego)
    close(thread, by=diego)
    assert thread.pinned_at
    with pytest.raises(PermissionDenied):
        a_reply(thread, by=amina)
    reopen(thread, by=diego)
    unpin(thread, by=diego)
    a_reply(thread, by=amina)
    thread.refresh_from_db()
    assert (thread.pinned_at, thread.closed_at, thread.replies) == (None, None, 1)


def test_who_was_put_out_writes_no_more(thread, amina):
    participation = takes_part(amina, thread.carrier)
    participation.state = participation.State.REMOVED
    participation.save()
    with pytest.raises(PermissionDenied):
        a_reply(thread, by=amina)


def test_language_is_set_right(thread, amina):
    post = first_of(thread)
    set_language(post, "ar", by=amina)
    post.refresh_from_db()
    thread.refresh_from_db()
    assert (post.language, thread.language) == ("ar", "ar")
    with pytest.raises(ValueError, match="xx"):
        set_language(post, "xx", by=amina)


@pytest.mark.parametrize("source", ["", "  \n", "x" * (LONGEST + 1), "y" * 1_048_576])
def test_empty_and_endless_posts_are_refused(thread, amina, source):
    with pytest.raises(RefusedPost):
        a_reply(thread, by=amina, source=source)


def test_bomb_of_mentions_is_refused(thread, amina):
    calls = " ".join(f"@{random_id()}" for _ in range(MOST_MENTIONS + 1))
    with pytest.raises(RefusedPost) as told:
        a_reply(thread, by=amina, source=calls)
    assert "10" in str(told.value.problems["source"])


def insisting(thread, *, by):
    """Write until it is taken: SQLite in memory refuses a second writer instead of having it wait."""
    while True:
        with suppress(OperationalError):
            return write_post(thread, source="At once", by=by, language="en")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_numbers_of_their_own():
    people = cast()
    for person in (people.amina, people.diego):
        as_if_admitted(person)
    carrier = a_carrier(people.diego, is_wide=True)
    takes_part(people.amina, carrier)
    thread = a_thread(carrier, by=people.amina)
    ready = threading.Barrier(2)

    def reply(person):
        ready.wait()
        try:
            for _ in range(3):
                insisting(thread, by=person)
        finally:
            connection.close()

    writers = [threading.Thread(target=reply, args=(person,)) for person in (people.amina, people.diego)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    thread.refresh_from_db()
    numbers = sorted(Post.objects.filter(thread=thread).values_list("number", flat=True))
    assert (numbers, thread.last_number, thread.replies) == ([1, 2, 3, 4, 5, 6, 7], 7, 6)


def test_start_needs_a_title(carrier, amina):
    with pytest.raises(RefusedPost):
        start_thread(carrier, title=" ", source="Words", by=amina)
