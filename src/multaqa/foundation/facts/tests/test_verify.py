"""The log is proved whole, and every way of touching it is found."""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from multaqa.foundation.facts import sealing
from multaqa.foundation.facts.api import (
    Fact,
    erase_payloads,
    facts_of,
    head,
    heads_in,
    record,
    seal_facts,
    seal_late_facts,
    verify,
)
from multaqa.foundation.facts.digests import canonical, payload_digest, seal_digest
from multaqa.foundation.facts.facts import PayloadsErased
from multaqa.foundation.facts.models import FactPayload, RecordedFact, Seal
from multaqa.foundation.facts.sealing import seal
from multaqa.foundation.jobs.testing import run_everything


@dataclass(frozen=True)
class NoteLeft(Fact):
    words: object


@pytest.fixture
def amina(db):
    return get_user_model().objects.create(email="amina@example.org")


@pytest.fixture
def log(amina) -> list[RecordedFact]:
    """Five sealed facts, the second about Amina."""
    facts = [record(NoteLeft(f"note {n}"), by=amina, thing="note:x", about=amina if n == 2 else None) for n in range(5)]
    assert seal() == 5
    assert verify().faults == []
    return facts


def test_sealing_numbers_facts_without_gaps_and_once(log) -> None:
    assert list(Seal.objects.order_by("number").values_list("number", "recorded_id")) == [
        (place, fact.pk) for place, fact in enumerate(log, start=1)
    ]
    assert seal() == 0


def test_straggler_far_behind_is_left_to_the_hourly_look(amina, monkeypatch) -> None:
    monkeypatch.setattr(sealing, "LOOK_BACK", 2)
    facts = [record(NoteLeft(n), by=amina) for n in range(4)]
    seal_facts.enqueue()
    run_everything()
    assert set(Seal.objects.values_list("recorded_id", flat=True)) == {facts[2].pk, facts[3].pk}
    seal_late_facts.enqueue()
    run_everything()
    assert Seal.objects.latest("number").recorded_id == facts[1].pk
    assert verify().faults == []


def test_schedule_seals(amina) -> None:
    record(NoteLeft(1), by=amina)
    assert (verify().waiting, head()) == (1, "")
    seal_facts.enqueue()
    run_everything()
    assert (verify().waiting, verify().sealed) == (0, 1)
    assert head() == str(Seal.objects.get())


def test_log_is_whole_after_an_erasure_and_the_words_are_gone(log, amina) -> None:
    assert erase_payloads(about=amina.pk) == 1
    assert FactPayload.objects.filter(words__contains="note 2").count() == 0
    seal()
    verdict = verify()
    assert (verdict.faults, verdict.erased, verdict.sealed) == ([], 1, 6)
    assert [fact.fact() for fact in facts_of("note:x")] == [NoteLeft(f"note {n}") if n != 2 else None for n in range(5)]
    erasure = RecordedFact.objects.get(kind="facts.PayloadsErased")
    assert (erasure.fact(), erasure.by) == (PayloadsErased([log[2].pk]), None)


def test_erasing_again_changes_nothing(log, amina) -> None:
    erase_payloads(about=amina.pk)
    assert erase_payloads(about=amina.pk) == 0
    assert RecordedFact.objects.count() == 6


def change_kind(log: list[RecordedFact]) -> None:
    RecordedFact.objects.filter(pk=log[1].pk).update(kind="news.ArticlePublished")


def change_moment(log: list[RecordedFact]) -> None:
    RecordedFact.objects.filter(pk=log[1].pk).update(at=log[0].at)


def change_actor(log: list[RecordedFact]) -> None:
    RecordedFact.objects.filter(pk=log[1].pk).update(by=None)


def change_thing(log: list[RecordedFact]) -> None:
    RecordedFact.objects.filter(pk=log[1].pk).update(thing="note:y")


def change_words(log: list[RecordedFact]) -> None:
    FactPayload.objects.filter(pk=log[1].pk).update(words=canonical({"words": "never said"}))


def change_words_and_their_digest(log: list[RecordedFact]) -> None:
    words = canonical({"words": "never said"})
    FactPayload.objects.filter(pk=log[1].pk).update(words=words, salt="0")
    RecordedFact.objects.filter(pk=log[1].pk).update(payload_digest=payload_digest("0", words))


def change_everything_but_later_links(log: list[RecordedFact]) -> None:
    change_words_and_their_digest(log)
    first = Seal.objects.get(number=1)
    changed = RecordedFact.objects.get(pk=log[1].pk)
    Seal.objects.filter(number=2).update(digest=seal_digest(first.digest, 2, changed))


def erase_words_silently(log: list[RecordedFact]) -> None:
    FactPayload.objects.filter(pk=log[1].pk).update(words="", salt="")


def delete_payload(log: list[RecordedFact]) -> None:
    FactPayload.objects.filter(pk=log[1].pk).delete()


def delete_from_the_middle(log: list[RecordedFact]) -> None:
    Seal.objects.filter(number=2).delete()
    FactPayload.objects.filter(pk=log[1].pk).delete()
    RecordedFact.objects.filter(pk=log[1].pk).delete()


def delete_the_first(log: list[RecordedFact]) -> None:
    Seal.objects.filter(number=1).delete()


def swap_places(log: list[RecordedFact]) -> None:
    Seal.objects.filter(number=2).update(number=99)
    Seal.objects.filter(number=3).update(number=2)
    Seal.objects.filter(number=99).update(number=3)


def renumber_after_a_deletion(log: list[RecordedFact]) -> None:
    delete_from_the_middle(log)
    for number in (3, 4, 5):
        Seal.objects.filter(number=number).update(number=number - 1)


def bring_back_erased_words(log: list[RecordedFact]) -> None:
    before = FactPayload.objects.get(pk=log[2].pk)
    erase_payloads(about=log[2].about_id or 0)
    FactPayload.objects.filter(pk=log[2].pk).update(words=before.words, salt=before.salt)


TAMPERING = [
    change_kind,
    change_moment,
    change_actor,
    change_thing,
    change_words,
    change_words_and_their_digest,
    change_everything_but_later_links,
    erase_words_silently,
    delete_payload,
    delete_from_the_middle,
    delete_the_first,
    swap_places,
    renumber_after_a_deletion,
    bring_back_erased_words,
]


@pytest.mark.parametrize("tamper", TAMPERING)
def test_tampering_is_found(log, tamper: Callable[[list[RecordedFact]], None]) -> None:
    tamper(log)
    seal()
    assert verify().faults != []


def cut(log: list[RecordedFact], *, links: int) -> None:
    gone = [fact.pk for fact in log[-links:]]
    Seal.objects.filter(recorded__in=gone).delete()
    FactPayload.objects.filter(pk__in=gone).delete()
    RecordedFact.objects.filter(pk__in=gone).delete()


def test_cut_off_end_is_found_with_a_head_kept_elsewhere(log) -> None:
    kept = heads_in(f"2026-03-01 facts sealed count=5 head={head()}")
    cut(log, links=2)
    assert verify().faults == []
    assert verify(heads=kept).faults == ["Link 5 is gone, though its head was kept: the end of the log was cut off."]


def test_log_written_anew_is_found_with_a_head_kept_elsewhere(log) -> None:
    kept = heads_in(head())
    change_words_and_their_digest(log)
    Seal.objects.all().delete()
    seal()
    assert verify().faults == []
    assert len(verify(heads=kept).faults) == 1


def test_command_prints_the_head_and_checks_it_later(log, tmp_path: Path) -> None:
    out = StringIO()
    call_command("verify_facts", stdout=out)
    assert out.getvalue().splitlines() == [
        "The log of facts is whole: 5 sealed, 0 waiting for their seal, 0 with their words erased; 0 kept heads agree.",
        f"Head to keep outside this database: {head()}",
    ]
    notes = tmp_path / "heads.txt"
    notes.write_text(out.getvalue())
    record(NoteLeft("more"), by=None)
    later = StringIO()
    call_command("verify_facts", "--seal", "--against", notes, stdout=later)
    assert "6 sealed, 0 waiting" in later.getvalue()
    assert "1 kept heads agree" in later.getvalue()
    cut([*RecordedFact.objects.order_by("pk")], links=2)
    faults = StringIO()
    with pytest.raises(CommandError, match="not whole: 1 faults"):
        call_command("verify_facts", "--against", notes, stderr=faults)
    assert faults.getvalue().startswith("Link 5 is gone")


def test_command_says_when_kept_heads_cannot_be_read(db, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kept heads cannot be read"):
        call_command("verify_facts", "--against", tmp_path / "none.txt")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


class TestAnyWords(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(anything)
    def test_whatever_json_says_is_kept_to_the_letter(self, words: object) -> None:
        recorded = record(NoteLeft(words), by=None)
        seal()
        assert RecordedFact.objects.get(pk=recorded.pk).fact() == NoteLeft(words)
        assert verify().faults == []


@pytest.mark.parametrize("words", [{1, 2}, b"bytes", float("nan"), object()])
def test_words_that_are_not_json_are_refused(db, words: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        record(NoteLeft(words), by=None)
    assert RecordedFact.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_fact_committed_late_is_sealed_late_and_the_log_stays_whole(second_connection) -> None:
    with transaction.atomic():
        early = record(NoteLeft("early, slow to commit"), by=None)
        with second_connection(), transaction.atomic():
            late = record(NoteLeft("late, quick to commit"), by=None)
        with second_connection():
            assert seal() == 1
    assert seal() == 1
    assert early.pk < late.pk
    assert list(Seal.objects.order_by("number").values_list("recorded_id", flat=True)) == [late.pk, early.pk]
    assert verify().faults == []


@pytest.mark.django_db(transaction=True)
def test_second_writer_waits_for_the_first(second_connection) -> None:
    with transaction.atomic():
        record(NoteLeft("one"), by=None)
    with transaction.atomic():
        assert seal() == 1
        with second_connection(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [0x4641435453])
            assert cursor.fetchone() == (False,)
