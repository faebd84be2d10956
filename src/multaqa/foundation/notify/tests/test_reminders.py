"""Officers are reminded of who waits for them once a day, and of a recovery before its hour; never of themselves."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from multaqa.foundation.access.api import freeze
from multaqa.foundation.access.models import Freeze
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.commands import remind_officers
from multaqa.foundation.notify.models import Notice
from multaqa.foundation.people.api import Person, Role, appoint
from multaqa.foundation.people.commands.addresses import note_address_change
from multaqa.foundation.people.commands.factors import add_passkey
from multaqa.foundation.people.commands.recoveries import ask_recovery, refuse_recovery, verify_first, verify_second
from multaqa.foundation.people.models import Recovery
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def amina() -> Person:
    person = a_person("amina", password="nine herons on a jetty")
    add_passkey(person, name="هاتف", credential={"id": "abc"}, by=person)
    return person


@pytest.fixture
def officers() -> tuple[Person, Person]:
    people = a_person("chen"), a_person("diego")
    for person in people:
        appoint(person, to=Role.OFFICER, by=None, reason="A test")
    return people


def said(made: list[Notice]) -> list[tuple[str, str]]:
    return sorted((notice.kind.removeprefix("notify."), notice.person.email.split("@")[0]) for notice in made)


def a_day_passes() -> None:
    for row in Recovery.objects.all():
        row.opened_at, row.first_at = row.opened_at - DAY, row.first_at and row.first_at - DAY
        row.due_at = row.due_at and row.due_at - DAY
        row.save()
    for frozen in Freeze.objects.all():
        Freeze.objects.filter(pk=frozen.pk).update(since=frozen.since - DAY)


def test_who_waits_for_an_officer_is_brought_to_mind_once_a_day(amina, officers):
    ask_recovery(amina.email)
    assert remind_officers() == []
    a_day_passes()
    both = [("recovery_still_waits", "chen"), ("recovery_still_waits", "diego")]
    assert said(remind_officers()) == both
    assert remind_officers() == []
    a_day_passes()
    assert said(remind_officers()) == both
    verify_first(amina, words="Called her", by=officers[0])
    assert remind_officers() == []
    a_day_passes()
    assert said(remind_officers()) == both[1:]  # the first officer cannot be the second


def test_recovery_is_announced_to_officers_before_its_hour_and_never_again(amina, officers, settings):
    settings.RECOVERY_HOURS = 72
    recovery = verify_second(verify_first(amina, words="Called her", by=officers[0]), words="Met her", by=officers[1])
    assert remind_officers() == []
    a_day_passes()
    a_day_passes()
    assert said(remind_officers()) == [("recovery_due", "chen"), ("recovery_due", "diego")]
    mail.outbox.clear()
    run_everything()
    reminded = [message for message in mail.outbox if message.to == ["chen@example.org"]]
    assert len(reminded) >= 1
    assert all("Amina" not in str(m.subject) and amina.name not in str(m.subject) for m in reminded)
    a_day_passes()
    assert remind_officers() == []
    refuse_recovery(recovery, by=officers[0])
    assert remind_officers() == []


def test_who_waits_to_be_vouched_for_anew_is_brought_to_mind_but_not_to_herself(amina, officers):
    freeze(amina, by=None, reason="A new e-mail address")
    freeze(officers[0], by=None, reason="A new e-mail address")
    a_day_passes()
    assert said(remind_officers()) == [
        ("vouching_waits", "chen"),
        ("vouching_waits", "diego"),
        ("vouching_waits", "diego"),
    ]


def test_every_address_before_learns_of_a_change_and_the_first_owner_can_undo_both(client, amina):
    for before, after in (("amina@example.org", "taken@example.org"), ("taken@example.org", "again@example.org")):
        EmailAddress.objects.filter(user=amina).delete()
        EmailAddress.objects.create(user=amina, email=after, primary=True, verified=True)
        Person.objects.filter(pk=amina.pk).update(email=after)
        amina.refresh_from_db()
        note_address_change(amina, before=before, by=amina)
        mail.outbox.clear()
        run_everything()
    letters = {message.to[0]: str(message.body) for message in mail.outbox}
    assert set(letters) == {"amina@example.org", "taken@example.org", "again@example.org"}
    (link,) = [word for word in letters["amina@example.org"].split() if "/address/undo/" in word]
    client.post(link.strip("\u200f").removeprefix("http://testserver"))
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"
