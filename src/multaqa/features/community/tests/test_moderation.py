"""Flags, decisions and appeals: who decides, who is told, and who reads what was hidden."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.community.commands import name_facilitator
from multaqa.features.community.commands.appeals import answer_appeal, appeal
from multaqa.features.community.commands.flagging import dismiss_flags, flag_post
from multaqa.features.community.commands.measures import Decision, decide
from multaqa.features.community.commands.posts import write_post
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.filling import rows_of
from multaqa.features.community.models import Flag, Measure, Post, Rule
from multaqa.features.community.policies.threads import may_delete, may_edit, may_restore, may_write_in
from multaqa.features.community.queries.moderation import appeals_for, case_for, flagged_posts, own_flags
from multaqa.features.community.queries.thread_page import page_of_posts
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.testing import a_reply, takes_part
from multaqa.foundation.access.api import block, may_read
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Role as Office
from multaqa.foundation.people.api import appoint

pytestmark = pytest.mark.django_db

Kind = Measure.Kind


@pytest.fixture
def chen(people, carrier):
    takes_part(people.chen, carrier)
    return people.chen


@pytest.fixture
def post(thread, chen) -> Post:
    return a_reply(thread, by=chen, source="Nobody needs such people here.")


@pytest.fixture
def second(people, carrier):
    """Another facilitator than Diego."""
    name_facilitator(carrier.community, people.karim, by=people.diego)
    return people.karim


def a_decision(kind=Kind.HIDDEN, **more) -> Decision:
    return Decision(kind=kind, rule=Rule.HARASSMENT, reason="It insults those who asked.", **more)


def kinds_told(person):
    run_everything()
    return sorted(Notice.objects.filter(person=person).values_list("kind", flat=True))


def seen_in(thread, reader):
    return [row.post.public_id for row in page_of_posts(thread, reader=reader).posts]


def test_flag_reaches_facilitators_and_never_the_author(post, amina, chen, diego):
    flag = flag_post(post, rule=Rule.HARASSMENT, words="  Look at the last sentence. ", by=amina)
    assert (flag.words, flag.said, flag.for_office) == ("Look at the last sentence.", post.source, False)
    assert list(flagged_posts(diego)) == [post]
    assert list(flagged_posts(amina)) == list(flagged_posts(chen)) == []
    assert kinds_told(diego).count("community.flagged") == 1
    assert "community.flagged" not in kinds_told(chen)


def test_flagging_twice_is_once(post, amina):
    assert flag_post(post, rule=Rule.OTHER, words="", by=amina) == flag_post(post, rule=Rule.FALSE, words="", by=amina)
    assert Flag.objects.count() == 1


def test_nobody_flags_herself(post, chen):
    with pytest.raises(PermissionDenied):
        flag_post(post, rule=Rule.OTHER, words="", by=chen)


def test_dismissing_closes_all_flags_and_tells_whoever_flagged(post, amina, diego):
    flag_post(post, rule=Rule.OTHER, words="", by=amina)
    assert dismiss_flags(post, by=diego) == 1
    [mine] = own_flags(amina)
    assert mine.outcome == Flag.Outcome.NO_BREACH
    assert "community.flag_closed" in kinds_told(amina)
    assert not flagged_posts(diego).exists()


def test_flag_about_a_facilitator_is_kept_from_all_facilitators(people, thread, amina, diego, second):
    appoint(people.ingrid, to=Office.OFFICER, by=None, reason="Officer")
    told = a_reply(thread, by=diego, source="As your facilitator I say: be silent.")
    flag_post(told, rule=Rule.HARASSMENT, words="", by=amina)
    assert list(flagged_posts(people.ingrid)) == [told]
    assert list(flagged_posts(second)) == list(flagged_posts(diego)) == []
    assert case_for(second, told.public_id) is None
    with pytest.raises(PermissionDenied):
        decide(told, a_decision(), by=second)
    measure = decide(told, a_decision(), by=people.ingrid)
    assert (measure.by_office, measure.about) == (True, diego)


def test_hidden_post_is_read_by_its_author_and_facilitators_alone(post, thread, people, amina, chen, diego):
    before = thread.replies
    answer = a_reply(thread, by=amina, source="> Nobody needs such people here.\n\nPlease stop.", answers=post)
    flag_post(post, rule=Rule.HARASSMENT, words="", by=amina)
    decide(post, a_decision(), by=diego)
    post.refresh_from_db()
    thread.refresh_from_db()
    assert [may_read(each, post) for each in (chen, diego, amina, people.jun, None)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert (post.state, thread.replies) == (Post.State.HIDDEN, before)
    assert post.public_id not in seen_in(thread, amina)
    assert post.public_id in seen_in(thread, chen)
    row = next(row for row in page_of_posts(thread, reader=amina).posts if row.post == answer)
    assert row.answered is not None
    assert (row.answered.is_gone, row.answered.words) == (True, "")
    [drawn] = [
        row
        for row in rows_of(page_of_posts(thread, reader=amina), thread, reader=amina, language="en")
        if row.post == answer
    ]
    assert ("such people" in drawn.html, "Please stop" in drawn.html) == (False, True)


def test_author_is_told_appeals_and_another_restores(post, people, amina, chen, diego, second):
    flag_post(post, rule=Rule.HARASSMENT, words="", by=amina)
    measure = decide(post, a_decision(), by=diego)
    assert "community.decided" in kinds_told(chen)
    appeal(measure, words="I quoted what was shouted at us.", by=chen)
    assert appeals_for(diego) == []
    assert appeals_for(second) == [measure]
    with pytest.raises(PermissionDenied):
        answer_appeal(measure, grants=False, answer="It stands.", by=diego)
    with pytest.raises(PermissionDenied):
        answer_appeal(measure, grants=True, answer="I think so too.", by=chen)
    answer_appeal(measure, grants=True, answer="It is a quotation.", by=second)
    post.refresh_from_db()
    measure.refresh_from_db()
    assert (post.state, may_read(amina, post)) == (Post.State.SHOWN, True)
    assert (measure.appeal, measure.ended_at is not None) == (Measure.Appeal.GRANTED, True)
    assert "community.appeal_answered" in kinds_told(chen)
    with pytest.raises(CannotBeDone):
        answer_appeal(measure, grants=False, answer="No.", by=second)


def test_appeal_goes_to_an_officer_where_there_is_no_other_facilitator(post, people, amina, chen, diego):
    appoint(people.ingrid, to=Office.OFFICER, by=None, reason="Officer")
    measure = decide(post, a_decision(Kind.WARNED), by=diego)
    appeal(measure, words="I did not mean that.", by=chen)
    assert "community.office_waits" in kinds_told(people.ingrid)
    answer_appeal(measure, grants=False, answer="The words are there.", by=people.ingrid)
    measure.refresh_from_db()
    assert (measure.appeal, measure.ended_at) == (Measure.Appeal.UPHELD, None)


def test_changed_text_is_told_and_comes_back_on_appeal(post, chen, diego, second):
    measure = decide(post, a_decision(Kind.EDITED, source="[Taken out.]"), by=diego)
    post.refresh_from_db()
    assert (post.source, measure.revision) == ("[Taken out.]", 1)
    appeal(measure, words="It was right.", by=chen)
    answer_appeal(measure, grants=True, answer="Yes.", by=second)
    post.refresh_from_db()
    assert post.source == "Nobody needs such people here."


def test_slowed_down_writes_again_only_after_the_pause(post, thread, chen, diego):
    until = timezone.now() + timedelta(days=2)
    decide(post, a_decision(Kind.SLOWED, minutes=30, until=until), by=diego)
    with pytest.raises(RefusedPost, match="source"):
        write_post(thread, source="Once more.", by=chen)
    Post.objects.filter(author=chen).update(written_at=timezone.now() - timedelta(minutes=31))
    assert write_post(thread, source="Once more.", by=chen).state == Post.State.SHOWN


def test_suspended_takes_no_part_until_the_day_and_reads_on(post, thread, chen, diego):
    measure = decide(post, a_decision(Kind.SUSPENDED, until=timezone.now() + timedelta(days=2)), by=diego)
    assert (may_write_in(chen, thread), may_read(chen, thread)) == (False, True)
    with pytest.raises(PermissionDenied):
        start_thread(thread.carrier, title="Again", source="Again.", by=chen)
    Measure.objects.filter(pk=measure.pk).update(until=timezone.now() - timedelta(minutes=1))
    assert may_write_in(chen, thread)


@pytest.mark.parametrize("kind", [Kind.SLOWED, Kind.SUSPENDED])
def test_pause_needs_an_end_to_come(post, diego, kind):
    with pytest.raises(CannotBeDone):
        decide(post, a_decision(kind, minutes=5, until=timezone.now() - timedelta(days=1)), by=diego)


def test_author_cannot_bring_back_what_was_hidden(post, chen, diego):
    decide(post, a_decision(), by=diego)
    post.refresh_from_db()
    assert not any(rule(chen, post) for rule in (may_delete, may_edit, may_restore))


def test_facilitator_from_whom_the_author_hides_does_not_decide(post, amina, chen, diego, second):
    block(diego, by=chen)
    flag_post(post, rule=Rule.OTHER, words="", by=amina)
    assert list(flagged_posts(diego)) == []
    assert list(flagged_posts(second)) == [post]
    with pytest.raises(PermissionDenied):
        decide(post, a_decision(), by=diego)


def test_every_act_is_a_fact_without_the_words(post, amina, chen, diego):
    flag_post(post, rule=Rule.HARASSMENT, words="secret words", by=amina)
    decide(post, a_decision(), by=diego)
    kinds = [fact.kind for fact in facts_of(f"community.post:{post.public_id}")]
    assert "community.PostHidden" in kinds
    assert not any("Flag" in kind for kind in kinds)
