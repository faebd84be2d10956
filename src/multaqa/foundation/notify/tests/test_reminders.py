"""Officers are reminded of who waits for them once a day, and of a recovery before its hour; never of themselves."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.access.api import freeze
from multaqa.foundation.access.testing import freezes_age
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.commands import remind_officers
from multaqa.foundation.notify.models import Notice
from multaqa.foundation.people.api import Person, Role, appoint
from multaqa.foundation.people.testing import (
    a_person,
    as_if_locked_out,
    as_if_moved,
    as_if_verified,
    recoveries_age,
    sign_in_proved,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> tuple[Person, Person]:
    people = a_person("chen"), a_person("diego")
    for person in people:
        appoint(person, to=Role.OFFICER, by=None, reason="A test")
    return people


@pytest.fixture
def amina() -> Person:
    """She lost phone and codes, and has said so."""
    person = a_person("amina", password="nine herons on a jetty")
    as_if_locked_out(person)
    return person


def said(made: list[Notice]) -> list[tuple[str, str]]:
    return sorted((notice.kind.removeprefix("notify."), notice.person.email.split("@")[0]) for notice in made)


def test_who_waits_for_an_officer_is_brought_to_mind_once_a_day(amina, officers):
    assert remind_officers() == []
    recoveries_age(days=1)
    both = [("recovery_still_waits", "chen"), ("recovery_still_waits", "diego")]
    assert said(remind_officers()) == both
    assert remind_officers() == []
    recoveries_age(days=1)
    assert said(remind_officers()) == both
    as_if_verified(amina, by=officers[0])
    assert remind_officers() == []
    recoveries_age(days=1)
    assert said(remind_officers()) == both[1:]  # the first officer cannot be the second


def test_recovery_is_announced_to_officers_before_its_hour_and_never_again(amina, officers, settings):
    settings.RECOVERY_HOURS = 72
    for officer in officers:
        as_if_verified(amina, by=officer)
    assert remind_officers() == []
    run_everything()
    mail.outbox.clear()
    recoveries_age(days=2.1)
    assert said(remind_officers()) == [("recovery_due", "chen"), ("recovery_due", "diego")]
    run_everything()
    reminded = [message for message in mail.outbox if message.to == ["chen@example.org"]]
    assert len(reminded) == 1
    assert amina.name not in str(reminded[0].subject) + str(reminded[0].body)
    recoveries_age(days=1)
    assert remind_officers() == []


def test_recovery_that_an_officer_refused_is_announced_no_more(client, amina, officers):
    for officer in officers:
        as_if_verified(amina, by=officer)
    sign_in_proved(client, officers[0])
    with override("en"):
        page = client.get(reverse("people:recoveries")).content.decode()
    (address,) = set(re.findall(r"/en/[a-z/]+/recoveries/[0-9a-z]{12}/", page))
    assert client.post(f"{address}refusal/").status_code == 302
    recoveries_age(days=2.5)
    assert remind_officers() == []


def test_who_waits_to_be_vouched_for_anew_is_brought_to_mind_but_not_to_herself(officers):
    freeze(a_person("karim"), by=None, reason="A new e-mail address")
    freeze(officers[0], by=None, reason="A new e-mail address")
    freezes_age(days=1)
    assert said(remind_officers()) == [
        ("vouching_waits", "chen"),
        ("vouching_waits", "diego"),
        ("vouching_waits", "diego"),
    ]


def test_every_address_before_learns_of_a_change_and_the_first_owner_can_undo_both(client, amina):
    for address in ("taken@example.org", "again@example.org"):
        as_if_moved(amina, to=address)
        mail.outbox.clear()
        run_everything()
    letters = {message.to[0]: str(message.body) for message in mail.outbox}
    assert set(letters) == {"amina@example.org", "taken@example.org", "again@example.org"}
    (link,) = [word for word in letters["amina@example.org"].split() if "/address/undo/" in word]
    client.post(link.strip("\u200f").removeprefix("http://testserver"))
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"
