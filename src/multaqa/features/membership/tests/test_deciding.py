"""Decisions: by whom, undone in time, carried out once, told in words, appealed to somebody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from multaqa.features.membership.commands import (
    Verdict,
    carry_out,
    decide,
    due_decisions,
    reply_to,
    undo_decision,
    version_of,
)
from multaqa.features.membership.models import Application, Decision, Member
from multaqa.features.membership.policies import can_decide, is_party_to
from multaqa.features.membership.refusals import CannotBeChanged, DecidedMeanwhile
from multaqa.features.membership.tasks import carry_out_due_decisions
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.waiting import let_pass, waiting
from multaqa.foundation.access.api import holds, network_key
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Person, Role, appoint, suspend, the_network


@pytest.fixture
def crew(people):
    """Élodie, Jun and Ingrid review; Amina is a member who vouches; Boris applies."""
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    for person in (people.amina, people.elodie, people.jun):
        as_if_admitted(person)
    return people


@pytest.fixture
def application(crew):
    return waiting(crew.boris, by=crew.amina, language="ru")


def verdict(application, kind, words="Потому что."):
    application.refresh_from_db()
    return Verdict(kind=Decision.Kind(kind), words=words, seen=version_of(application))


def decided(application, kind, *, by, words="Потому что."):
    return decide(application, verdict(application, kind, words), by=by)


def carried_out(application, kind, *, by):
    decision = decided(application, kind, by=by)
    let_pass(decision)
    assert carry_out(decision.pk)
    application.refresh_from_db()
    decision.refresh_from_db()
    return decision


def kinds_about(person):
    return [fact.kind.removeprefix("membership.") for fact in facts_about(person) if "membership." in fact.kind]


@transaction.atomic
def killed_after_carrying_out(decision):
    assert carry_out(decision.pk)
    raise RuntimeError("killed")


def test_nothing_happens_before_a_decision_is_due(crew, application):
    decision = decided(application, "approve", by=crew.elodie)
    assert decision.due_at - decision.at == pytest.approx(timedelta(minutes=10), abs=timedelta(seconds=1))
    assert due_decisions(at=timezone.now()) == []
    assert not carry_out(decision.pk)
    application.refresh_from_db()
    assert application.state == "review"
    assert not Notice.objects.filter(person=crew.boris).exists()


def test_an_admission_makes_a_member_and_tells_her_once(crew, application):
    carried_out(application, "approve", by=crew.elodie)
    assert application.state == "admitted"
    assert holds(crew.boris, network_key(the_network().public_id))
    notice = Notice.objects.get(person=crew.boris)
    assert (notice.kind, notice.thing) == ("membership.admitted", f"membership.application:{application.public_id}")
    assert set(kinds_about(crew.boris)) == {"ApplicationDecided", "MemberAdmitted"}


def test_who_has_to_enrol_a_second_factor_first_is_told_of_her_admission_all_the_same(crew, application):
    """No key opens for her before, so no notice reaches her: a letter does, once."""
    Person.objects.filter(pk=crew.boris.pk).update(second_factor_since=None, second_factor_required=False)
    carried_out(application, "approve", by=crew.elodie)
    run_everything()
    hers = [letter for letter in mail.outbox if letter.to == [crew.boris.email]]
    assert [letter.subject for letter in hers] == ["Вы приняты в сеть"]
    assert "/ru/beginning/" in hers[0].body
    assert not Notice.objects.filter(person=crew.boris).exists()


def test_the_job_repeated_or_killed_acts_once(crew, application):
    decision = decided(application, "approve", by=crew.elodie)
    let_pass(decision)
    with pytest.raises(RuntimeError):
        killed_after_carrying_out(decision)
    assert not Member.objects.filter(person=crew.boris).exists()
    for _again in range(3):
        carry_out_due_decisions.enqueue()
        run_everything()
    assert Member.objects.filter(person=crew.boris).count() == 1
    assert Notice.objects.filter(person=crew.boris).count() == 1
    assert kinds_about(crew.boris).count("MemberAdmitted") == 1


def test_a_decision_undone_in_time_leaves_the_application_as_it_was(crew, application):
    decision = decided(application, "refuse", by=crew.elodie)
    undo_decision(decision, by=crew.elodie)
    let_pass(decision)
    assert not carry_out(decision.pk)
    application.refresh_from_db()
    assert (application.state, Notice.objects.filter(person=crew.boris).count()) == ("review", 0)
    decided(application, "more", by=crew.jun)
    with pytest.raises(CannotBeChanged):
        undo_decision(decision, by=crew.elodie)


def test_what_was_carried_out_is_not_undone(crew, application):
    decision = carried_out(application, "refuse", by=crew.elodie)
    with pytest.raises(CannotBeChanged):
        undo_decision(decision, by=crew.elodie)


@pytest.mark.parametrize("kind", ["refuse", "more"])
def test_refusing_and_asking_for_more_need_a_reason(crew, application, kind):
    with pytest.raises(CannotBeChanged):
        decided(application, kind, by=crew.elodie, words="  \n ")
    assert not Decision.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            application=application, kind=kind, language="ru", by=crew.elodie, due_at=timezone.now()
        )


def test_nobody_is_approved_before_the_vouching_is_whole(crew, application):
    application.nominations.update(state="asked")
    with pytest.raises(CannotBeChanged):
        decided(application, "approve", by=crew.elodie)


def test_who_does_not_review_decides_nothing(crew, application):
    for person in (crew.amina, crew.boris, crew.fiona):
        with pytest.raises(PermissionDenied):
            decided(application, "refuse", by=person)
    assert not Decision.objects.exists()


def test_nobody_decides_on_herself_or_her_own_nominee(crew):
    own = waiting(crew.elodie, by=crew.amina)
    with pytest.raises(PermissionDenied):
        decided(own, "approve", by=crew.elodie)
    nominee = waiting(crew.boris, by=crew.jun)
    assert is_party_to(crew.jun, nominee)
    with pytest.raises(PermissionDenied):
        decided(nominee, "approve", by=crew.jun)
    assert can_decide(crew.elodie, nominee)


def test_nobody_decides_where_her_own_body_was_asked_to_vouch(crew, application):
    body = a_body()
    contact = body.contacts.create(kind="address", value="desk@harbour.example")
    application.nominations.create(contact=contact, state="asked")
    assert can_decide(crew.jun, application)
    Member.objects.filter(person=crew.jun).update(organisation=body)
    assert (can_decide(crew.jun, application), can_decide(crew.elodie, application)) == (False, True)


def test_the_second_of_two_reviewers_is_told(crew, application):
    seen = version_of(application)
    decided(application, "more", by=crew.elodie)
    late = Verdict(kind=Decision.Kind.REFUSE, words="Нет.", seen=seen)
    with pytest.raises(DecidedMeanwhile, match=str(Decision.Kind.MORE.label)):
        decide(application, late, by=crew.jun)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            application=application, kind="approve", language="ru", by=crew.jun, due_at=timezone.now()
        )


def test_who_decides_on_what_has_moved_on_is_told(crew, application):
    seen = version_of(application)
    carried_out(application, "more", by=crew.elodie)
    late = Verdict(kind=Decision.Kind.REFUSE, words="Нет.", seen=seen)
    with pytest.raises(DecidedMeanwhile):
        decide(application, late, by=crew.jun)


def test_a_nominator_who_left_meanwhile_stops_an_approved_admission(crew, application):
    decision = decided(application, "approve", by=crew.elodie)
    let_pass(decision)
    Member.objects.filter(person=crew.amina).update(state="ended", ended_at=timezone.now())
    assert not carry_out(decision.pk)
    application.refresh_from_db()
    decision.refresh_from_db()
    assert (application.state, decision.done_at) == ("review", None)
    assert decision.undone_at is not None
    assert not Member.objects.filter(person=crew.boris).exists()
    assert not Notice.objects.filter(person=crew.boris).exists()
    assert Notice.objects.get(person=crew.elodie).kind == "membership.could_not_admit"


def test_a_reviewer_who_reviews_no_more_admits_nobody(crew, application):
    decision = decided(application, "approve", by=crew.jun)
    let_pass(decision)
    suspend(crew.jun, by=None)
    assert not carry_out(decision.pk)
    assert not Member.objects.filter(person=crew.boris).exists()


def test_more_is_asked_answered_and_comes_back(crew, application):
    decision = carried_out(application, "more", by=crew.elodie)
    assert application.state == "more"
    assert Notice.objects.get(person=crew.boris).kind == "membership.more_asked"
    for words, error in (("", CannotBeChanged), ("  ", CannotBeChanged)):
        with pytest.raises(error):
            reply_to(decision, words, by=crew.boris)
    with pytest.raises(PermissionDenied):
        reply_to(decision, "Я.", by=crew.fiona)
    assert reply_to(decision, "Вот ответ.", by=crew.boris) == Application.State.REVIEW
    with pytest.raises(PermissionDenied):
        reply_to(decision, "Ещё раз.", by=crew.boris)
    run_everything()
    told = {notice.person for notice in Notice.objects.filter(kind="membership.to_review")}
    assert told == {crew.elodie, crew.jun, crew.ingrid}
    carried_out(application, "approve", by=crew.jun)
    assert application.state == "admitted"


def test_an_answer_waits_for_a_nominator_when_the_first_has_left(crew, application):
    decision = carried_out(application, "more", by=crew.elodie)
    Member.objects.filter(person=crew.amina).update(state="ended", ended_at=timezone.now())
    assert reply_to(decision, "Вот ответ.", by=crew.boris) == Application.State.VOUCHING


def test_an_appeal_is_heard_by_somebody_else(crew, application):
    decision = carried_out(application, "refuse", by=crew.elodie)
    assert Notice.objects.get(person=crew.boris).kind == "membership.refused"
    assert reply_to(decision, "Это ошибка.", by=crew.boris) == Application.State.APPEALED
    run_everything()
    told = {notice.person for notice in Notice.objects.filter(kind="membership.to_review")}
    assert told == {crew.jun, crew.ingrid}
    with pytest.raises(PermissionDenied):
        decided(application, "approve", by=crew.elodie)
    heard = carried_out(application, "refuse", by=crew.jun)
    assert heard.hears_appeal
    with pytest.raises(PermissionDenied):
        reply_to(heard, "Опять.", by=crew.boris)


def test_more_asked_in_an_appeal_leads_back_to_the_appeal(crew, application):
    reply_to(carried_out(application, "refuse", by=crew.elodie), "Это ошибка.", by=crew.boris)
    asked = carried_out(application, "more", by=crew.jun)
    assert reply_to(asked, "Вот.", by=crew.boris) == Application.State.APPEALED
    application.refresh_from_db()
    assert not can_decide(crew.elodie, application)


def test_an_appeal_comes_in_time_and_not_beside_another_application(crew, application):
    decision = carried_out(application, "refuse", by=crew.elodie)
    other = Application.objects.create(person=crew.boris, network=the_network(), language="ru")
    with pytest.raises(CannotBeChanged):
        reply_to(decision, "Это ошибка.", by=crew.boris)
    other.delete()
    long_ago = timezone.now() - timedelta(days=31)
    Decision.objects.filter(pk=decision.pk).update(at=long_ago, due_at=long_ago, done_at=long_ago)
    decision.refresh_from_db()
    with pytest.raises(PermissionDenied):
        reply_to(decision, "Это ошибка.", by=crew.boris)
