"""Digests: composed once for each span, found when they are sent, never empty."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multaqa.foundation.access.api import Label, block, close_holding, hold_back, person_key
from multaqa.foundation.access.testing import Note
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Manner, Notice, Rhythm, choose_manner, tell
from multaqa.foundation.notify.commands import choose_mail, choose_sources, compose_digest, due_rounds
from multaqa.foundation.notify.commands.notices import see_thing
from multaqa.foundation.notify.models import DigestRound
from multaqa.foundation.notify.rendering import words_of
from multaqa.foundation.notify.tasks import compose_due_digests
from multaqa.foundation.notify.tests.conftest import AROUND, NOTED
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in
from multaqa.foundation.people.api import Person, prefer, suspend, zone_of

pytestmark = pytest.mark.django_db
LABELS = [Label.AMBER, Label.AMBER_STRICT, Label.RED]


def wants(person: Person, rhythm: Rhythm = Rhythm.DAILY, **manner: object) -> None:
    choose_manner(Manner(person=person, rhythm=rhythm, **manner))


def a_day_passes(days: int = 1) -> None:
    """As if every round had last told so many days ago, and were due."""
    now = timezone.now()
    DigestRound.objects.update(told_until=now - timedelta(days=days, minutes=5), due_at=now)


def digests() -> list[mail.EmailMultiAlternatives]:
    """What compose and send bring now."""
    mail.outbox.clear()
    compose_due_digests.call()
    run_everything()
    return [message for message in mail.outbox if isinstance(message, mail.EmailMultiAlternatives)]


def whole(message: mail.EmailMessage) -> str:
    assert isinstance(message, mail.EmailMultiAlternatives)
    html = str(message.alternatives[0][0])
    return f"{message.subject} {message.body} {html}"


def test_what_happens_around_waits_for_the_digest_and_what_asks_for_her_does_not(people):
    wants(people.amina)
    tell([people.amina], kind=AROUND, thing_ref=a_note("around"))
    tell([people.amina], kind=NOTED, thing_ref=a_note("asked"))
    run_everything()
    [asked] = mail.outbox
    assert "asked" in asked.subject
    a_day_passes()
    [digest] = digests()
    assert ("around" in whole(digest), "asked" in whole(digest)) == (True, False)


def test_digest_is_in_her_language_direction_and_with_a_way_out(people):
    wants(people.amina)
    tell([people.amina], kind=AROUND, thing_ref=a_note("كاميرات CCTV 24/7"))
    a_day_passes()
    [digest] = digests()
    html = str(digest.alternatives[0][0])
    assert '<html lang="ar" dir="rtl">' in html
    assert '<td align="right" lang="ar" dir="rtl">' in html
    assert "\u2068كاميرات CCTV 24/7\u2069" in str(digest.body)
    assert digest.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_is_told_twice_and_nothing_empty_is_sent(people):
    wants(people.amina)
    tell([people.amina], kind=AROUND, thing_ref=a_note("first"))
    a_day_passes()
    assert len(digests()) == 1
    a_day_passes()
    assert digests() == []
    tell([people.amina], kind=AROUND, thing_ref=a_note("second"))
    a_day_passes()
    [digest] = digests()
    assert ("first" in whole(digest), "second" in whole(digest)) == (False, True)
    assert Delivery.objects.count() == 2


def test_round_that_was_killed_is_gone_on_with_and_one_that_ended_is_not_repeated(people, monkeypatch):
    for person in (people.amina, people.boris):
        wants(person)
    tell([people.amina, people.boris], kind=AROUND, thing_ref=a_note())
    a_day_passes()
    first, second = due_rounds()

    def killed(**_span: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("multaqa.foundation.notify.commands.digests.slot_after", killed)
        with pytest.raises((KeyboardInterrupt, TypeError)):
            compose_digest(first)
    assert (Delivery.objects.count(), Notice.objects.filter(held_for="day").count()) == (0, 2)
    assert compose_digest(first) is not None
    assert compose_digest(first) is None
    assert compose_digest(second) is not None
    compose_due_digests.call()
    run_everything()
    assert sorted(message.to[0] for message in mail.outbox) == [people.amina.email, people.boris.email]


def test_digest_waits_for_its_hour_in_the_zone_where_she_is_now(people):
    wants(people.amina)
    DigestRound.objects.update(due_at=timezone.now())
    tell([people.amina], kind=AROUND, thing_ref=a_note())
    assert digests() == []  # no hour of hers has struck since she chose
    current = DigestRound.objects.get()
    assert current.due_at > timezone.now()
    prefer(people.amina, time_zone="Asia/Shanghai")
    a_day_passes()
    assert len(digests()) == 1
    current.refresh_from_db()
    assert current.due_at == datetime.combine(
        current.due_at.astimezone().date(), datetime.min.time(), tzinfo=current.due_at.tzinfo
    ).replace(hour=23)


def test_quiet_hours_hold_a_message_and_let_it_go_afterwards(people):
    hour = timezone.localtime(timezone.now(), zone_of(people.amina.time_zone)).hour
    wants(people.amina, Rhythm.AT_ONCE, quiet_from=hour, quiet_until=(hour + 2) % 24)
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    run_everything()
    assert mail.outbox == []
    held = Delivery.objects.get()
    assert (held.state, held.attempts) == ("queued", 0)
    assert held.not_before is not None


def test_seen_on_the_site_is_not_told_again(people):
    wants(people.amina)
    ref = a_note()
    tell([people.amina], kind=AROUND, thing_ref=ref)
    see_thing(ref, by=people.amina)
    a_day_passes()
    assert digests() == []
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("label", LABELS)
def test_close_things_are_a_link_and_nothing_else(people, label):
    wants(people.amina)
    let_in(people.amina)
    audience = person_key(people.amina) if label is Label.RED else COMMUNITY
    ref = a_note("the secret", audience=audience, label=label)
    tell([people.amina], kind=AROUND, thing_ref=ref, context={"who": "Chen the writer"})
    a_day_passes()
    [digest] = digests()
    assert f"http://testserver/t/access.note/{ref.partition(':')[2]}/" in whole(digest)
    assert ("secret" in whole(digest), "Chen" in whole(digest)) == (False, False)


def _removed(people) -> None:
    close_holding(people.amina, COMMUNITY, by=None, reason="A test")


def _taken_back(_people) -> None:
    hold_back(Note.objects.get(), key="person:nobody", by=None)


def _deleted(_people) -> None:
    Note.objects.all().delete()


def _author_suspended(people) -> None:
    suspend(people.karim, by=None)


def _author_blocked(people) -> None:
    block(people.karim, by=people.amina)


def _kind_declined(people) -> None:
    choose_mail(people.amina, {AROUND.name: False})


def _receiver_suspended(people) -> None:
    suspend(people.amina, by=None)


BETWEEN = [
    _removed,
    _taken_back,
    _deleted,
    _author_suspended,
    _author_blocked,
    _kind_declined,
    _receiver_suspended,
]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("rhythm", [Rhythm.AT_ONCE, Rhythm.DAILY])
def test_what_changes_between_composing_and_sending_is_not_in_the_mail(people, between, rhythm):
    wants(people.amina, rhythm)
    let_in(people.amina)
    ref = a_note("open word", audience=COMMUNITY, label=Label.GREEN)
    tell([people.amina], kind=AROUND, thing_ref=ref, caused_by=people.karim)
    a_day_passes()
    for number in due_rounds():
        compose_digest(number)
    assert Delivery.objects.count() == 1
    between(people)
    run_everything()
    assert [whole(message) for message in mail.outbox] == []
    assert Delivery.objects.get().state == "withheld"


def test_label_raised_between_composing_and_sending_leaves_a_link(people):
    wants(people.amina)
    let_in(people.amina)
    ref = a_note("open word", audience=COMMUNITY, label=Label.GREEN)
    tell([people.amina], kind=AROUND, thing_ref=ref)
    a_day_passes()
    compose_due_digests.call()
    Note.objects.update(label=Label.AMBER)
    run_everything()
    [digest] = mail.outbox
    assert ("open word" in whole(digest), ref.partition(":")[2] in whole(digest)) == (False, True)


def test_who_wants_digests_no_more_gets_what_was_held_at_once_or_never(people):
    for person, rhythm in ((people.amina, Rhythm.AT_ONCE), (people.boris, Rhythm.NEVER)):
        wants(person)
        tell([person], kind=AROUND, thing_ref=a_note())
        wants(person, rhythm)
    assert [message.to for message in digests()] == [[people.amina.email]]
    assert not DigestRound.objects.exists()
    assert not Notice.objects.exclude(held_for="").exists()


def test_source_has_its_own_rhythm(people):
    wants(people.amina, Rhythm.AT_ONCE)
    choose_sources(people.amina, {"access.note:far": Rhythm.WEEKLY, "access.note:gone": Rhythm.NEVER})
    for source in ("", "access.note:far", "access.note:gone"):
        tell([people.amina], kind=AROUND, thing_ref=a_note(), source=source)
    assert sorted(Notice.objects.values_list("source", "held_for")) == [
        ("", ""),
        ("access.note:far", "week"),
        ("access.note:gone", ""),
    ]
    assert Delivery.objects.count() == 1


def test_digest_costs_as_many_queries_for_three_as_for_one(people):
    let_in(people.amina)
    counts = []
    for number in (1, 3):
        wants(people.amina)
        for _each in range(number):
            tell([people.amina], kind=AROUND, thing_ref=a_note(), caused_by=people.karim)
        run_everything()
        a_day_passes()
        with CaptureQueriesContext(connection) as asked:
            for due in due_rounds():
                compose_digest(due)
            words_of(Delivery.objects.latest("pk"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_telling_many_asks_their_rhythms_at_once(people):
    receivers = [people.amina, people.boris, people.chen]
    counts = []
    for told in (receivers[:1], receivers):
        with CaptureQueriesContext(connection) as asked:
            tell(told, kind=AROUND, thing_ref=a_note(), source="access.note:far")
        counts.append(sum("manner" in query["sql"] for query in asked))
    assert counts == [2, 2]
