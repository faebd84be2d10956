from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.community.commands.polling import Asked, close_poll, put_poll, vote
from multaqa.features.community.models import Ballot, Poll
from multaqa.features.community.queries.polls import polls_on
from multaqa.features.community.refusals import CannotBeDone
from multaqa.foundation.access.api import exclude, person_key
from multaqa.foundation.facts.api import RecordedFact

pytestmark = pytest.mark.django_db
ANSWERS = ("Before the gate", "At the gate", "After the gate")


@pytest.fixture
def put(thread, people):
    def put_under(**how):
        return put_poll(thread.posts.get(), Asked(answers=ANSWERS, **how), by=people.amina)

    return put_under


def counts(poll, reader):
    return [answer.count for answer in polls_on([poll.post_id], reader=reader)[poll.post_id].answers]


def test_a_vote_takes_the_place_of_the_one_before(put, people):
    poll = put()
    vote(poll, [0], by=people.diego)
    vote(poll, [2], by=people.diego)
    assert counts(poll, people.karim) == [0, 0, 1]
    vote(poll, [], by=people.diego)
    assert counts(poll, people.karim) == [0, 0, 0]


def test_several_answers_only_where_the_poll_takes_them(put, people):
    poll = put()
    with pytest.raises(CannotBeDone):
        vote(poll, [0, 1], by=people.diego)
    Poll.objects.update(takes_several=True)
    assert vote(poll, [0, 1], by=people.diego) == 2
    shown = polls_on([poll.post_id], reader=people.diego)[poll.post_id]
    assert ([answer.is_mine for answer in shown.answers], shown.voters, shown.has_voted) == (
        [True, True, False],
        1,
        True,
    )


def test_an_answer_that_does_not_exist_changes_nothing(put, people):
    poll = put()
    vote(poll, [1], by=people.diego)
    with pytest.raises(CannotBeDone):
        vote(poll, [7], by=people.diego)
    assert counts(poll, people.diego) == [0, 1, 0]


def test_a_closed_poll_takes_no_votes(put, people):
    poll = put()
    close_poll(poll, by=people.amina)
    with pytest.raises(CannotBeDone):
        vote(poll, [0], by=people.diego)
    later = Poll.objects.get()
    Poll.objects.update(closed_at=None, closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(CannotBeDone):
        vote(later, [0], by=people.diego)
    assert not Ballot.objects.exists()


def test_counts_that_wait_are_seen_by_nobody_before_the_end(put, people):
    poll = put(hides_until_closed=True)
    vote(poll, [0], by=people.diego)
    for reader in (people.amina, people.diego, people.karim):
        shown = polls_on([poll.post_id], reader=reader)[poll.post_id]
        assert ([answer.count for answer in shown.answers], shown.voters) == ([None] * 3, None)
    close_poll(poll, by=people.amina)
    assert counts(poll, people.karim) == [1, 0, 0]


def test_names_are_shown_only_where_ballots_are_open(put, people):
    poll = put()
    vote(poll, [0], by=people.diego)
    assert polls_on([poll.post_id], reader=people.amina)[poll.post_id].answers[0].names == ()
    Poll.objects.update(is_secret=False)
    assert polls_on([poll.post_id], reader=people.amina)[poll.post_id].answers[0].names == (people.diego.name,)


def test_who_hides_from_the_reader_is_neither_counted_nor_named(put, people):
    poll = put(is_secret=False)
    vote(poll, [0], by=people.leila)
    exclude(people.leila, from_key=person_key(people.mourad), by=people.leila, reason="A test")
    shown = polls_on([poll.post_id], reader=people.mourad)[poll.post_id]
    assert ([answer.count for answer in shown.answers], shown.voters) == ([0, 0, 0], 0)
    assert shown.answers[0].names == ()


def test_only_the_author_puts_and_closes_and_only_readers_vote(thread, put, people):
    with pytest.raises(PermissionDenied):
        put_poll(thread.posts.get(), Asked(answers=ANSWERS), by=people.diego)
    poll = put()
    with pytest.raises(PermissionDenied):
        close_poll(poll, by=people.diego)
    with pytest.raises(PermissionDenied):
        vote(poll, [0], by=people.fiona)
    assert Poll.objects.get().closed_at is None


@pytest.mark.parametrize(
    "answers", [(), ("One",), ("One", " "), ("Same", "Same "), tuple(map(str, range(13))), ("One", "x" * 201)]
)
def test_answers_that_make_no_poll_are_refused(thread, people, answers):
    with pytest.raises(CannotBeDone):
        put_poll(thread.posts.get(), Asked(answers=answers), by=people.amina)
    assert not Poll.objects.exists()


def test_what_was_chosen_is_no_fact(put, people):
    poll = put()
    before = RecordedFact.objects.count()
    vote(poll, [0], by=people.diego)
    assert RecordedFact.objects.count() == before
