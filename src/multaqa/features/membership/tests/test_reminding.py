"""Who does not answer is reminded, as often as is right and no oftener; who waits is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from multaqa.features.membership.commands import (
    nominations_to_remind,
    record_contact,
    remind_nominator,
    remind_reviewers,
    tell_waiting_applicants,
    withdraw_application,
)
from multaqa.features.membership.models import Application, Contact, Member, Nomination
from multaqa.features.membership.tasks import remind_of_applications
from multaqa.features.membership.testing import a_body, an_application, as_if_admitted, sent, vouched
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Role, appoint, the_network


@pytest.fixture
def application(people):
    as_if_admitted(people.amina)
    return sent(an_application(people.boris, typed=[("Amina", people.amina.email)]))


def told(person, kind):
    return Notice.objects.filter(person=person, kind=f"membership.{kind}").count()


def on_day(application, days):
    """Every reminder that is due so many days after the nominator was asked; how many were done."""
    at = application.nominations.get().asked_at + timedelta(days=days)
    return sum(remind_nominator(public_id, at=at) for public_id in nominations_to_remind(at=at))


def test_a_nominator_is_reminded_after_three_and_after_ten_days_once_each(people, application):
    assert [on_day(application, day) for day in (2, 3, 3, 4, 9, 10, 10, 11, 40)] == [0, 1, 0, 0, 0, 1, 0, 0, 0]
    assert told(people.amina, "asked_again") == 2
    kinds = [fact.kind.partition(".")[2] for fact in facts_about(people.boris)]
    assert kinds.count("NominatorReminded") == 2


def test_a_worker_that_slept_for_long_reminds_once(people, application):
    assert [on_day(application, day) for day in (12, 13, 30)] == [1, 0, 0]


def test_the_same_reminder_asked_for_twice_is_sent_once(people, application):
    at = timezone.now() + timedelta(days=3)
    (public_id,) = nominations_to_remind(at=at)
    assert [remind_nominator(public_id, at=at) for _time in range(2)] == [True, False]


def test_who_has_answered_or_can_vouch_no_longer_is_not_reminded(people, application):
    Member.objects.filter(person=people.amina).update(state="ended", ended_at=timezone.now())
    assert on_day(application, 5) == 0
    Member.objects.filter(person=people.amina).update(state="active", ended_at=None)
    vouched(application, people.amina)
    assert on_day(application, 5) == 0


def test_a_withdrawn_application_reminds_nobody(people, application):
    withdraw_application(application, by=people.boris)
    assert nominations_to_remind(at=timezone.now() + timedelta(days=20)) == []


def test_an_organisation_is_reminded_at_the_address_held_of_it_and_nowhere_else(people):
    contact = record_contact(a_body(), "desk@harbour.example", kind=Contact.Kind.ADDRESS, how="Its letterhead", by=None)
    Contact.objects.filter(pk=contact.pk).update(since=timezone.now() - timedelta(days=30))
    application = sent(an_application(people.boris, organisation="Harbour Institute", asks_organisation=True))
    run_everything()
    mail.outbox.clear()
    assert on_day(application, 3) == 1
    run_everything()
    assert [letter.to for letter in mail.outbox] == [["desk@harbour.example"]]


def test_an_applicant_who_waits_ten_days_is_told_once_whoever_was_found(people, application):
    found_none = sent(an_application(people.diego, typed=[("Nobody", "nobody@unheard.example")]))
    counts = [tell_waiting_applicants(at=timezone.now() + timedelta(days=days)) for days in (9, 11, 12)]
    assert counts == [0, 2, 0]
    for one in (application, found_none):
        assert told(one.person, "still_waiting") == 1


def test_reviewers_who_may_decide_are_reminded_of_what_is_overdue_once_a_week(people):
    appoint(people.jun, to=Role.REVIEWER, by=None, reason="Reviews")
    for person in (people.amina, people.jun):
        as_if_admitted(person)
    now = timezone.now()
    waiting(people.boris, by=people.jun, days=3)
    assert remind_reviewers(the_network(), at=now) == 0
    Application.objects.update(state_since=now - timedelta(days=15))
    assert remind_reviewers(the_network(), at=now) > 0
    assert (told(people.elodie, "overdue"), told(people.jun, "overdue")) == (1, 0)  # Jun vouched for him
    assert remind_reviewers(the_network(), at=now) == 0
    assert remind_reviewers(the_network(), at=now + timedelta(days=7)) > 0


def test_the_daily_job_reminds_by_itself(people, application):
    Nomination.objects.update(asked_at=timezone.now() - timedelta(days=4))
    for _time in range(2):
        remind_of_applications.enqueue()
        run_everything()
    assert told(people.amina, "asked_again") == 1
