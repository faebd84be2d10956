import pytest
from django.core.exceptions import PermissionDenied

from multaqa.features.community.commands.reacting import react, take_back
from multaqa.features.community.models import Reaction
from multaqa.features.community.queries.reactions import reactions_on
from multaqa.features.community.testing import a_carrier, a_reply, a_thread
from multaqa.foundation.access.api import exclude, person_key

pytestmark = pytest.mark.django_db
HELPED, AGREE = Reaction.Kind.HELPED, Reaction.Kind.AGREE


def counts(post, reader):
    return {one.kind: (one.count, one.is_mine) for one in reactions_on([post.pk], reader=reader)[post.pk] if one.count}


def test_reactions_are_counted_once_for_each_person_and_thing_said(thread, people):
    post = thread.posts.get()
    assert [react(post, HELPED, by=people.diego) for _ in range(2)] == [True, False]
    react(post, AGREE, by=people.diego)
    react(post, HELPED, by=people.karim)
    assert counts(post, people.diego) == {HELPED: (2, True), AGREE: (1, True)}
    assert counts(post, people.amina) == {HELPED: (2, False), AGREE: (1, False)}
    assert [take_back(post, HELPED, by=people.diego) for _ in range(2)] == [True, False]
    assert counts(post, people.diego) == {HELPED: (1, False), AGREE: (1, True)}


def test_all_four_are_told_in_their_order_also_where_nobody_reacted(thread, people):
    post = thread.posts.get()
    found = reactions_on([post.pk], reader=people.diego)[post.pk]
    assert [(one.kind, one.count) for one in found] == [(kind, 0) for kind in Reaction.Kind]
    assert reactions_on([], reader=people.diego) == {}


def test_nobody_reacts_to_her_own_post_nor_to_what_she_may_not_read(people):
    inside = a_thread(a_carrier(people.diego, access="hidden"), by=people.diego).posts.get()
    for person in (people.diego, people.amina, people.fiona):
        with pytest.raises(PermissionDenied):
            react(inside, HELPED, by=person)
    assert not Reaction.objects.exists()


def test_who_hides_from_the_reader_is_not_counted(thread, people):
    post = thread.posts.get()
    react(post, HELPED, by=people.leila)
    exclude(people.leila, from_key=person_key(people.mourad), by=people.leila, reason="A test")
    assert (counts(post, people.mourad), counts(post, people.diego)) == ({}, {HELPED: (1, False)})
    assert counts(post, people.leila) == {HELPED: (1, True)}


def test_counting_many_posts_takes_as_many_queries_as_one(thread, people, django_assert_num_queries):
    posts = [thread.posts.get(), a_reply(thread, by=people.amina), a_reply(thread, by=people.amina)]
    for post in posts:
        react(post, HELPED, by=people.diego)
    for some in (posts[:1], posts):
        with django_assert_num_queries(1):
            reactions_on([post.pk for post in some], reader=people.diego)
