"""A worker that is killed (SIGKILL) while it tells many: the next one goes on, and everybody is told exactly once."""

from collections import Counter

import pytest
from django.core import mail

from multaqa.features.announcements.commands import send_announcement
from multaqa.features.announcements.models import Receiver
from multaqa.features.announcements.testing import a_draft
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import verify
from multaqa.foundation.jobs.testing import lease_lapses, run_everything, shared_database, start_command
from multaqa.foundation.notify.api import Delivery, Notice
from multaqa.foundation.people.api import open_account
from multaqa.foundation.people.testing import cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MANY = 230  # three batches
KILLED_WITHIN_THE_SECOND_BATCH = """
import itertools, os, signal
from django.core.management import call_command
from django.db import connection

batch = itertools.count(1)

def die(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if 'INTO "announcements_receiver"' in sql and next(batch) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

with connection.execute_wrapper(die):
    call_command("work", queue=["quick", "slow"], poll=0.1)
"""
KILLED_AFTER_THE_FIRST_BATCH = """
import os, signal
from django.core.management import call_command
from multaqa.features.announcements import tasks

tell_next = tasks.tell_next
tasks.tell_next = lambda number: (tell_next(number), os.kill(os.getpid(), signal.SIGKILL))
call_command("work", queue=["quick", "slow"], poll=0.1)
"""


@pytest.mark.parametrize("script", [KILLED_WITHIN_THE_SECOND_BATCH, KILLED_AFTER_THE_FIRST_BATCH])
def test_everybody_is_told_exactly_once_though_the_worker_was_killed(tmp_path, script):
    people = cast()
    announcement = _sent_to_many(people.elodie)
    with shared_database(tmp_path) as environment:
        victim = start_command("shell", "--no-imports", "--command", script, environment=environment)
        said, _ = victim.communicate(timeout=120)
        assert victim.returncode == -9, said
        announcement.refresh_from_db()
        assert (Receiver.objects.count(), announcement.told_at) == (100, None)
        lease_lapses()
        run_everything()
        announcement.refresh_from_db()
        assert announcement.told_at is not None
        assert Receiver.objects.filter(told_at__isnull=False).count() == announcement.receivers
        _told_once(announcement)
        assert verify().faults == []


def _sent_to_many(steward):
    for number in range(MANY):
        address = f"reader{number}@example.org"
        open_account(address, name=f"Reader {number}", language="en", password_digest="!", address_confirmed=True)
    announcement = a_draft(steward)
    send_announcement(announcement, by=steward)
    announcement.refresh_from_db()
    assert announcement.receivers > MANY
    return announcement


def _told_once(announcement):
    notices = Notice.objects.filter(thing=ref_of(announcement)).values_list("person", flat=True)
    assert set(Counter(notices).values()) == {1}
    assert len(notices) == announcement.receivers
    letters = Counter(address for message in mail.outbox for address in message.to if address.startswith("reader"))
    assert letters == Counter(f"reader{number}@example.org" for number in range(MANY))
    assert not Delivery.objects.exclude(state="sent").filter(notice__thing=ref_of(announcement)).exists()
