"""Erasures: asked for, taken back, proposed by officers, carried out whole, repeated after a restore."""

import logging
import smtplib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from multaqa.foundation.facts.api import facts_about, verify
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery
from multaqa.foundation.people.api import Capability, Person, Role, State, appoint, holdings
from multaqa.foundation.people.testing import PASSWORD, a_person
from multaqa.foundation.privacy.commands import (
    ask_for_erasure,
    carry_out_erasure,
    confirm_erasure,
    propose_erasure,
    set_hold,
    take_back_erasure,
)
from multaqa.foundation.privacy.examinations import look_at_erasures
from multaqa.foundation.privacy.kept_list import ids_in
from multaqa.foundation.privacy.models import Erasure, ErasureState
from multaqa.foundation.privacy.refusals import Refused
from multaqa.foundation.privacy.tasks import carry_out_due_erasures
from multaqa.foundation.privacy.testing import an_erasure_due

pytestmark = pytest.mark.django_db(transaction=True)


def _officers() -> tuple[Person, Person]:
    people = a_person("chen"), a_person("diego")
    for person in people:
        appoint(person, to=Capability.SAFEGUARD, by=None, reason="Officer")
    return people


def _in_a_month():
    return timezone.now() + timedelta(days=30)


def test_request_waits_and_every_address_is_written_to():
    amina = a_person("amina")
    erasure = ask_for_erasure(amina)
    assert erasure.due_at is not None
    days = (erasure.due_at - timezone.now()).total_seconds() / 86400
    assert (erasure.state, round(days)) == (ErasureState.WAITING, 14)
    assert ask_for_erasure(amina) == erasure
    assert list(Delivery.objects.values_list("kind", "address")) == [("privacy.erasure_set", "amina@example.org")]
    assert list(facts_about(amina))[-1].kind == "privacy.ErasureAsked"
    amina.refresh_from_db()
    assert amina.is_active  # she can sign in and take it back


def test_taken_back_nothing_happens():
    amina = a_person("amina")
    erasure = an_erasure_due(amina)
    take_back_erasure(erasure, by=amina)
    take_back_erasure(erasure, by=amina)
    assert carry_out_erasure(erasure) is False
    amina.refresh_from_db()
    assert amina.name
    assert [fact.kind for fact in facts_about(amina)].count("privacy.ErasureTakenBack") == 1


def test_on_its_day_it_is_carried_out_and_the_log_is_whole(erasures_list):
    amina = a_person("amina", password=PASSWORD)
    erasure = an_erasure_due(amina)
    carry_out_due_erasures.enqueue()
    run_everything()
    erasure.refresh_from_db()
    amina.refresh_from_db()
    assert (erasure.state, amina.state, amina.name) == (ErasureState.DONE, State.ENDED, "")
    assert erasure.rows["people.Person"] == 1
    assert ids_in(erasures_list.read_text()) == [amina.public_id]
    assert verify().faults == []
    (left,) = [fact for fact in facts_about(amina) if fact.payload.words]
    assert left.kind == "privacy.PersonErased"
    assert not Delivery.objects.exists()


def test_last_letter_is_sent_when_it_is_done_and_nothing_of_it_stays(mailoutbox, caplog, capsys):
    amina = a_person("amina", password=PASSWORD)
    erasure = an_erasure_due(amina)
    run_everything()
    mailoutbox.clear()
    with caplog.at_level(logging.DEBUG):
        carry_out_erasure(erasure)
        run_everything()
    (letter,) = mailoutbox
    assert (letter.to, letter.subject.strip("\u200f")) == (["amina@example.org"], "مُحي حسابك")
    assert "/ar/privacy/" in letter.body
    assert not Delivery.objects.exists()
    assert "amina" not in caplog.text + "".join(capsys.readouterr())
    assert carry_out_erasure(erasure) is False
    assert len(mailoutbox) == 1


def test_last_letter_that_no_server_takes_holds_nothing_up(monkeypatch, erasures_list, capsys, caplog):
    def refuse(_message):
        raise smtplib.SMTPRecipientsRefused({"amina@example.org": (550, b"No such amina@example.org")})

    amina = a_person("amina")
    erasure = an_erasure_due(amina)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert carry_out_erasure(erasure)
    amina.refresh_from_db()
    assert (amina.name, ids_in(erasures_list.read_text())) == ("", [amina.public_id])
    assert "amina@example.org" not in caplog.text + "".join(capsys.readouterr())


def test_before_its_day_nothing_happens():
    erasure = ask_for_erasure(a_person("amina"))
    carry_out_due_erasures.enqueue()
    run_everything()
    erasure.refresh_from_db()
    assert erasure.state == ErasureState.WAITING


def test_killed_in_the_middle_it_is_whole_the_next_time(monkeypatch, erasures_list):
    """As when the process dies: what the transaction wrote is gone, and the schedule finds the erasure again."""
    amina = a_person("amina")
    erasure = an_erasure_due(amina)

    class Killed(BaseException):
        pass

    def die(_person):
        raise Killed

    last = holdings()[-1]
    whole = last.erase
    object.__setattr__(last, "erase", die)
    try:
        with pytest.raises(Killed):
            carry_out_erasure(erasure)
    finally:
        object.__setattr__(last, "erase", whole)
    amina.refresh_from_db()
    assert (amina.name != "", Delivery.objects.count(), erasures_list.exists()) == (True, 1, False)
    carry_out_due_erasures.enqueue()
    run_everything()
    amina.refresh_from_db()
    assert amina.name == ""


def test_list_is_completed_when_the_process_died_after_the_database(erasures_list):
    amina = a_person("amina")
    carry_out_erasure(an_erasure_due(amina))
    erasures_list.unlink()
    carry_out_due_erasures.enqueue()
    run_everything()
    carry_out_due_erasures.enqueue()
    run_everything()
    assert ids_in(erasures_list.read_text()) == [amina.public_id]
    assert erasures_list.read_text().count("\n") == 1


def test_told_hold_refuses_and_untold_hold_waits():
    amina, (officer, _second) = a_person("amina"), _officers()
    erasure = an_erasure_due(amina)
    set_hold(amina, reason="Order 17 of the court", until=_in_a_month(), is_told=False, by=officer)
    assert ask_for_erasure(amina) == erasure  # nothing shows
    assert carry_out_erasure(erasure) is False
    take_back_erasure(erasure, by=amina)
    set_hold(amina, reason="Order 18 of the court", until=_in_a_month(), is_told=True, by=officer)
    with pytest.raises(Refused, match="A legal hold lasts until"):
        ask_for_erasure(amina)


def test_last_steward_stays_until_there_is_another():
    elodie, chen = a_person("elodie"), a_person("chen")
    appoint(elodie, to=Role.STEWARD, by=None, reason="First")
    with pytest.raises(Refused, match="another person is appointed steward"):
        ask_for_erasure(elodie)
    appoint(chen, to=Role.STEWARD, by=elodie, reason="Second")
    assert ask_for_erasure(elodie).state == ErasureState.WAITING


def test_request_brought_by_an_officer_takes_a_second_one():
    amina, (first, second) = a_person("amina"), _officers()
    erasure = propose_erasure(amina, request="By letter, known by voice", by=first)
    assert propose_erasure(amina, request="Again", by=second) == erasure
    for wrong in (first, amina):
        with pytest.raises(PermissionDenied):
            confirm_erasure(erasure, by=wrong)
    confirm_erasure(erasure, by=second)
    erasure.refresh_from_db()
    assert (erasure.state, erasure.confirmed_by) == (ErasureState.WAITING, second)
    assert Delivery.objects.filter(person=amina, kind="privacy.erasure_set").count() == 1


def test_proposal_needs_an_officer_a_reason_and_another_person():
    amina, (first, _second) = a_person("amina"), _officers()
    with pytest.raises(PermissionDenied):
        propose_erasure(first, request="By letter", by=amina)
    with pytest.raises(PermissionDenied):
        propose_erasure(first, request="By letter", by=first)
    with pytest.raises(ValueError, match="says how"):
        propose_erasure(amina, request=" ", by=first)


def test_her_own_word_takes_the_place_of_the_second_officer():
    amina, (first, _second) = a_person("amina"), _officers()
    proposed = propose_erasure(amina, request="By telephone", by=first)
    asked = ask_for_erasure(amina)
    assert (asked.pk, asked.state, asked.confirmed_by) == (proposed.pk, ErasureState.WAITING, None)


def test_erasures_are_repeated_after_a_restore(erasures_list, capsys):
    amina, boris = a_person("amina"), a_person("boris")
    erasures_list.write_text(f"2026-11-01 erased {amina.public_id}\n2026-11-02 erased zzzzzzzzzzzz\n")
    call_command("reapply_erasures")
    amina.refresh_from_db()
    boris.refresh_from_db()
    assert (amina.name, boris.name != "") == ("", True)
    assert capsys.readouterr().out == "2 on the list, 1 erased again.\n"
    call_command("reapply_erasures", str(erasures_list))
    assert "0 erased again" in capsys.readouterr().out
    assert Erasure.objects.get(person=amina).state == ErasureState.DONE


def test_list_that_is_not_there_is_one_sentence():
    with pytest.raises(CommandError, match="could not be read"):
        call_command("reapply_erasures")


def test_ids_are_found_in_the_log_of_the_program():
    text = '{"event": "a person was erased", "erased": "abc123def456"}\nx erased=0123456789ab [info]\nerased nobody'
    assert ids_in(text) == ["abc123def456", "0123456789ab"]


def test_operator_hears_of_late_erasures_and_of_a_list_that_is_gone(erasures_list):
    def said() -> list[str]:
        return [f"{finding.level}: {finding.said()}" for finding in look_at_erasures()]

    assert said() == ["good: No erasure is late."]
    erasure = an_erasure_due(a_person("amina"))
    Erasure.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert said() == ["bad: Erasures that should have been carried out: 1."]
    carry_out_erasure(erasure)
    erasures_list.unlink()
    assert "People were erased who are not on the list" in said()[0]
