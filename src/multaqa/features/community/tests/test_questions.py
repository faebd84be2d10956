"""Questions put to people: who is told, what they may do with it, what moves on, and what came of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import override

from multaqa.features.community.commands.asking import Wanted, decline, move_on, pass_on, put_question
from multaqa.features.community.commands.concluding import accept_answer, leave_unresolved, open_again, sum_up
from multaqa.features.community.commands.measures import approve_post
from multaqa.features.community.commands.question_rules import set_question_rules
from multaqa.features.community.commands.threads import close
from multaqa.features.community.models import Asking, Question, Urgency
from multaqa.features.community.queries.earned import answers_accepted, earned_lines
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.testing import a_reply, takes_part
from multaqa.foundation.access.api import Label, block, mute
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import the_network
from multaqa.foundation.taxonomy.testing import a_term

State = Asking.State


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def topic(db):
    return a_term("markets")


@pytest.fixture
def ask(carrier, amina, topic):
    def asked(*people, next_people=(), by=amina, urgency=Urgency.DAYS):
        wanted = Wanted(people=people, next_people=next_people, urgency=urgency, languages=["en", "ar"])
        said = {"title": "How long may a queue be?", "source": "We tried ropes.", "language": "en"}
        return put_question(carrier, **said, wanted=wanted, topics=[topic], by=by)

    return asked


def states(thread):
    return {one.person.email.split("@")[0]: one.state for one in thread.question.askings.select_related("person")}


def asking(thread, person):
    return Asking.objects.select_related("question__thread", "person").get(question__thread=thread, person=person)


def told(person):
    return list(Notice.objects.filter(person=person, kind="community.asked").values_list("thing", flat=True))


def test_a_question_is_put_to_those_who_were_chosen_and_they_alone_are_told(ask, people, amina):
    before = timezone.now()
    thread = ask(people.jun, people.chen, next_people=[people.karim], urgency=Urgency.DAY)
    assert states(thread) == {"jun": State.ASKED, "chen": State.ASKED, "karim": State.WAITING}
    assert told(people.jun) == told(people.chen) == [f"community.thread:{thread.public_id}"]
    assert told(people.karim) == []
    question = thread.question
    assert (question.outcome, question.put_to, question.languages) == (Question.Outcome.OPEN, 2, ["en", "ar"])
    assert timedelta(hours=23) < asking(thread, people.jun).answer_by - before < timedelta(hours=25)


def test_a_question_needs_a_topic_and_is_put_to_five_at_most(ask, carrier, people, amina, topic):
    with pytest.raises(CannotBeDone, match="topic"):
        put_question(carrier, title="Why?", source="So.", wanted=Wanted(), topics=[], by=amina)
    six = [people.chen, people.diego, people.elodie, people.jun, people.karim, people.leila]
    with pytest.raises(CannotBeDone, match="5 people"):
        ask(*six)
    assert Question.objects.count() == 0


@pytest.mark.parametrize("how", ["hides", "is_blocked", "muted_her", "is_muted", "cannot_read", "asked_enough"])
def test_nobody_is_asked_who_may_not_be(ask, carrier, people, amina, topic, how):
    jun = people.jun
    if how == "hides":
        block(amina, by=jun)
    if how == "is_blocked":
        block(jun, by=amina)
    if how == "muted_her":
        mute(amina, by=jun)
    if how == "is_muted":
        mute(jun, by=amina)
    if how == "asked_enough":
        for _time in range(3):
            ask(jun, by=people.diego)
    label = Label.AMBER if how == "cannot_read" else ""
    count = Question.objects.count()
    said = {"title": "How long?", "source": "We tried ropes.", "language": "en", "label": label}
    with pytest.raises(CannotBeDone):
        put_question(carrier, **said, wanted=Wanted(people=[jun]), topics=[topic], by=amina)
    assert Question.objects.count() == count


def test_how_often_somebody_is_asked_in_a_week_is_said_by_those_who_keep_the_communities(ask, people, amina):
    with pytest.raises(PermissionDenied):
        set_question_rules(the_network(), most_a_week=1, by=amina)
    set_question_rules(the_network(), most_a_week=1, by=people.diego)
    thread = ask(people.jun)
    with pytest.raises(CannotBeDone):
        ask(people.jun)
    Asking.objects.filter(question__thread=thread).update(asked_at=timezone.now() - timedelta(days=8))
    assert states(ask(people.jun)) == {"jun": State.ASKED}


def test_a_question_that_waits_for_a_facilitator_is_put_once_it_is_shown(ask, carrier, people, diego):
    community = carrier.community
    community.first_posts_wait = True
    community.save(update_fields=["first_posts_wait"])
    takes_part(people.karim, carrier)
    thread = ask(people.jun, people.chen, next_people=[people.leila], by=people.karim)
    assert {*states(thread).values()} == {State.WAITING}
    assert told(people.jun) == []
    approve_post(thread.posts.get(), by=diego)
    run_everything()
    assert states(thread) == {"jun": State.ASKED, "chen": State.ASKED, "leila": State.WAITING}
    assert told(people.jun) == [f"community.thread:{thread.public_id}"]


def test_who_declines_makes_room_for_the_next(ask, people):
    thread = ask(people.jun, next_people=[people.chen, people.karim])
    decline(asking(thread, people.jun), by=people.jun)
    assert states(thread) == {"jun": State.DECLINED, "chen": State.ASKED, "karim": State.WAITING}
    assert len(told(people.chen)) == 1
    with pytest.raises(PermissionDenied):
        decline(asking(thread, people.jun), by=people.jun)
    with pytest.raises(PermissionDenied):
        decline(asking(thread, people.chen), by=people.jun)


def test_a_question_is_passed_on_to_somebody_who_may_be_asked(ask, people):
    thread = ask(people.jun, people.chen, next_people=[people.karim])
    pass_on(asking(thread, people.jun), people.leila, by=people.jun)
    assert states(thread) == {
        "jun": State.PASSED, "chen": State.ASKED, "karim": State.WAITING, "leila": State.ASKED
    }  # fmt: skip
    assert asking(thread, people.leila).passed_by == people.jun
    with pytest.raises(CannotBeDone):
        pass_on(asking(thread, people.leila), people.chen, by=people.leila)
    block(people.leila, by=people.mourad)
    with pytest.raises(CannotBeDone):
        pass_on(asking(thread, people.leila), people.mourad, by=people.leila)
    assert states(thread)["leila"] == State.ASKED
    pass_on(asking(thread, people.leila), people.karim, by=people.leila)
    assert states(thread)["karim"] == State.ASKED


def test_time_that_has_passed_moves_it_on_once_and_a_reply_counts_as_an_answer(ask, carrier, people):
    takes_part(people.chen, carrier)
    thread = ask(people.jun, people.chen, next_people=[people.karim])
    a_reply(thread, by=people.chen)
    run_everything()
    assert states(thread)["chen"] == State.ANSWERED
    assert move_on() == 0
    Asking.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    assert move_on() == 1
    assert states(thread) == {"jun": State.LAPSED, "chen": State.ANSWERED, "karim": State.ASKED}
    assert move_on() == 0
    leave_unresolved(thread.question, by=people.amina)
    Asking.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    assert move_on() == 0
    assert states(thread)["karim"] == State.ASKED


def test_the_next_is_passed_over_where_she_may_not_be_asked_any_more(ask, people, amina):
    thread = ask(people.jun, next_people=[people.chen, people.karim])
    block(amina, by=people.chen)
    decline(asking(thread, people.jun), by=people.jun)
    assert states(thread) == {"jun": State.DECLINED, "chen": State.WAITING, "karim": State.ASKED}


def test_a_question_is_closed_only_when_it_was_said_what_came_of_it(ask, people, amina, diego):
    thread = ask(people.jun)
    with pytest.raises(CannotBeDone):
        close(thread, by=diego)
    leave_unresolved(thread.question, by=amina)
    close(thread, by=diego)
    thread.refresh_from_db()
    assert thread.closed_at is not None
    assert Question.objects.get(thread=thread).outcome == Question.Outcome.UNRESOLVED


def test_who_asked_or_a_facilitator_accepts_an_answer_and_its_author_is_told(ask, carrier, people, amina, diego):
    for person in (people.jun, people.chen):
        takes_part(person, carrier)
    thread = ask(people.jun)
    reply = a_reply(thread, by=people.jun)
    with pytest.raises(PermissionDenied):
        accept_answer(reply, by=people.chen)
    with pytest.raises(PermissionDenied):
        accept_answer(thread.posts.get(number=1), by=amina)
    accept_answer(reply, by=amina)
    accept_answer(reply, by=amina)
    question = Question.objects.get(thread=thread)
    assert (question.outcome, question.conclusion, question.concluded_by) == ("answered", reply, amina)
    assert Notice.objects.filter(person=people.jun, kind="community.accepted").count() == 1
    other = a_reply(thread, by=people.chen)
    accept_answer(other, by=diego)
    assert Question.objects.get(thread=thread).conclusion == other


def test_a_facilitator_sums_up_with_a_post_of_her_own_and_it_can_be_opened_again(ask, people, amina, diego):
    thread = ask(people.jun)
    summary, hers = a_reply(thread, by=diego), a_reply(thread, by=amina)
    with pytest.raises(PermissionDenied):
        sum_up(hers, by=amina)
    with pytest.raises(PermissionDenied):
        sum_up(hers, by=diego)
    sum_up(summary, by=diego)
    question = Question.objects.get(thread=thread)
    assert (question.outcome, question.conclusion) == (Question.Outcome.SUMMED_UP, summary)
    open_again(question, by=amina)
    question.refresh_from_db()
    assert (question.outcome, question.conclusion, question.concluded_by) == (Question.Outcome.OPEN, None, None)


def test_an_accepted_answer_earns_expertise_that_only_its_readers_see(ask, carrier, people, amina, diego, topic):
    takes_part(people.jun, carrier)
    thread = ask(people.jun)
    reply = a_reply(thread, by=people.jun)
    accept_answer(reply, by=amina)
    said = [line.text.replace("\u00a0", " ") for line in earned_lines(people.jun, people.chen, "en")]
    assert said == ["Markets and shopping centres: 1 answer accepted"]
    assert answers_accepted([people.jun.pk], about=[topic.pk], reader=people.chen) == {people.jun.pk: 1}
    assert earned_lines(people.jun, people.fiona, "en") == []
    mine = a_reply(thread, by=amina)
    accept_answer(mine, by=diego)
    assert earned_lines(amina, people.chen, "en") == []
    assert earned_lines(people.jun, people.chen, "en") == []
    by_herself = a_reply(thread, by=diego)
    accept_answer(by_herself, by=diego)
    assert earned_lines(diego, people.chen, "en") == []
