"""Threads are moved, split and merged, and labels raised: nobody reads a post more for it."""

import pytest
from django.core.exceptions import PermissionDenied

from multaqa.features.community.commands.arranging import CannotArrange, merge_threads, move_thread, split_thread
from multaqa.features.community.commands.labels import name_reader, raise_label
from multaqa.features.community.models import Post, ReadMark, Thread
from multaqa.features.community.testing import a_carrier, a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label, may_read

pytestmark = pytest.mark.django_db


def readers(post, people):
    return [person.email.split("@")[0] for person in people if may_read(person, Post.objects.get(pk=post.pk))]


def test_moved_thread_stays_with_those_who_belong_to_both(carrier, amina, diego, jun, people):
    thread = a_thread(carrier, by=amina, label=Label.AMBER)
    post = thread.posts.get()
    elsewhere = a_carrier(diego, name="Elsewhere")
    takes_part(jun, elsewhere)
    everyone = (amina, diego, jun, people.karim)
    assert readers(post, everyone) == ["amina", "diego"]
    move_thread(thread, elsewhere, by=diego)
    assert (thread.carrier, thread.community) == (elsewhere, elsewhere.community)
    assert readers(post, everyone) == ["amina", "diego"]


def test_thread_of_the_network_moves_into_a_closed_community_and_closes(thread, amina, diego, jun):
    elsewhere = a_carrier(diego, name="Elsewhere", is_wide=False)
    takes_part(jun, elsewhere)
    move_thread(thread, elsewhere, by=diego)
    assert readers(thread.posts.get(), (amina, diego, jun)) == ["diego", "jun"]


def test_nobody_moves_where_she_does_not_facilitate(thread, amina, diego, jun):
    others = a_carrier(jun, name="Others")
    for mover in (amina, diego):
        with pytest.raises(PermissionDenied):
            move_thread(thread, others, by=mover)


def test_merged_posts_keep_the_readers_that_their_thread_left_them(carrier, thread, amina, diego, jun):
    close = a_thread(carrier, by=amina)
    said = close.posts.get()
    raise_label(close, Label.AMBER, by=diego)
    assert readers(said, (amina, diego, jun)) == ["amina", "diego"]
    merge_threads(close, thread, by=diego)
    assert readers(said, (amina, diego, jun)) == ["amina", "diego"]
    thread.refresh_from_db()
    assert (Post.objects.get(pk=said.pk).thread, thread.replies, thread.last_number) == (thread, 0, 2)
    assert close.merged_into == thread


def test_threads_of_two_places_are_not_merged(carrier, thread, diego):
    other = a_thread(a_carrier(diego, name="Elsewhere"), by=diego)
    with pytest.raises(CannotArrange):
        merge_threads(thread, other, by=diego)
    with pytest.raises(CannotArrange):
        merge_threads(thread, thread, by=diego)


def test_split_keeps_order_readers_and_what_was_read(thread, amina, diego, jun):
    replies = [a_reply(thread, by=diego, source=f"Said {number}") for number in range(4)]
    raise_label(replies[2], Label.AMBER, by=amina)
    ReadMark.objects.create(person=amina, thread=thread, number=5)
    ReadMark.objects.create(person=jun, thread=thread, number=2)
    made = split_thread(thread, replies[1:3], title="Another matter", by=diego)
    assert list(made.posts.order_by("number").values_list("public_id", "number")) == [
        (replies[1].public_id, 1),
        (replies[2].public_id, 2),
    ]
    assert readers(replies[2], (amina, jun)) == ["amina"]
    assert list(ReadMark.objects.filter(thread=made).values_list("person", "number")) == [(amina.pk, 2)]
    thread.refresh_from_db()
    assert (thread.replies, Thread.objects.get(pk=made.pk).replies) == (2, 0)


def test_split_needs_a_post_that_goes_and_one_that_stays(thread, diego):
    with pytest.raises(CannotArrange):
        split_thread(thread, [], title="None", by=diego)
    with pytest.raises(CannotArrange):
        split_thread(thread, list(thread.posts.all()), title="All", by=diego)


def test_red_thread_is_read_by_whom_its_author_names(thread, amina, diego, jun):
    raise_label(thread, Label.RED, by=jun)
    first = thread.posts.get()
    assert readers(first, (amina, diego, jun)) == ["amina"]
    with pytest.raises(PermissionDenied):
        name_reader(thread, jun, by=diego)
    name_reader(thread, jun, by=amina)
    assert readers(first, (amina, diego, jun)) == ["amina", "jun"]


def test_label_is_never_lowered_by_raising(thread, amina):
    raise_label(thread, Label.AMBER, by=amina)
    for label in (Label.AMBER, Label.GREEN, Label.CLEAR):
        with pytest.raises(PermissionDenied):
            raise_label(thread, label, by=amina)
