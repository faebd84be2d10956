from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from io import BytesIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Notice, record_bounce, tell
from multaqa.foundation.notify.commands import resume_mail
from multaqa.foundation.notify.commands.bounces import BounceOutcome
from multaqa.foundation.notify.manners import is_paused
from multaqa.foundation.notify.reports import read_report
from multaqa.foundation.notify.tests.conftest import NOTED
from multaqa.foundation.notify.tests.things import a_note

REPORT = """\
From: MAILER-DAEMON@mx.example.net
To: returns@multaqa.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Sat, 1 Aug 2026 10:00:00 +0000

Final-Recipient: rfc822; amina@example.org
Original-Recipient: rfc822;amina@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 <amina@example.org>:
    Recipient address rejected
--B
{returned}
--B--
"""
WHOLE = "Content-Type: message/rfc822\n\nSubject: hello\nMessage-ID: {id}\nFrom: a@b.example\n\nwords"
HEADERS = "Content-Type: text/rfc822-headers\n\nSubject: hello\nMessage-ID: {id}\nFrom: a@b.example\n"


def report(message_id: str, *, action: str = "failed", status: str = "5.1.1", returned: str = WHOLE) -> bytes:
    return REPORT.format(action=action, status=status, returned=returned.format(id=message_id)).encode()


@pytest.fixture
def deliveries(people) -> list[Delivery]:
    for _number in range(4):
        tell([people.amina], kind=NOTED, thing_ref=a_note())
    run_everything()
    return list(Delivery.objects.order_by("pk"))


@pytest.mark.parametrize("returned", [WHOLE, HEADERS])
@pytest.mark.django_db
def test_message_that_came_back_for_good_is_marked(deliveries, returned):
    first = deliveries[0]
    assert record_bounce(report(first.message_id, returned=returned)) is BounceOutcome.RETURNED
    first.refresh_from_db()
    assert (first.state, first.is_hard_bounce) == ("bounced", True)
    assert first.reason == "5.1.1 smtp; 550 5.1.1 <amina@example.org>: Recipient address rejected"


@pytest.mark.django_db
def test_delay_is_noted_and_does_not_count(deliveries):
    first = deliveries[0]
    assert record_bounce(report(first.message_id, action="delayed", status="4.2.2")) is BounceOutcome.DELAYED
    first.refresh_from_db()
    assert (first.state, first.is_hard_bounce) == ("sent", False)


@pytest.mark.django_db
def test_mail_pauses_after_three_and_the_person_is_told_on_the_site(deliveries, people):
    for number, delivery in enumerate(deliveries[:3]):
        assert is_paused(people.amina) is False, number
        record_bounce(report(delivery.message_id))
    run_everything()
    assert is_paused(people.amina)
    assert Notice.objects.filter(person=people.amina, kind="notify.mail_paused").count() == 1
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    run_everything()
    assert Delivery.objects.latest("pk").reason == "Mail to this address is paused."


@pytest.mark.django_db
def test_same_report_twice_counts_once(deliveries, people):
    for _time in range(3):
        record_bounce(report(deliveries[0].message_id))
    assert not is_paused(people.amina)


@pytest.mark.django_db
def test_mail_asked_for_again_counts_anew(deliveries, people):
    for delivery in deliveries[:3]:
        record_bounce(report(delivery.message_id))
    resume_mail(by=people.amina)
    assert not is_paused(people.amina)
    record_bounce(report(deliveries[3].message_id))
    assert not is_paused(people.amina)


@pytest.mark.django_db
def test_new_address_is_not_paused(deliveries, people):
    for delivery in deliveries[:3]:
        record_bounce(report(delivery.message_id))
    people.amina.email = "amina@new.example"
    people.amina.save()
    assert not is_paused(people.amina)


@pytest.mark.django_db
def test_forged_report_changes_nothing(deliveries):
    assert record_bounce(report("<made-up@multaqa.example>")) is BounceOutcome.NOT_OURS
    assert record_bounce(report("")) is BounceOutcome.NOT_OURS
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.django_db
def test_other_mail_is_no_report():
    letter = EmailMessage()
    letter.set_content("Thank you for your message.")
    assert record_bounce(bytes(letter)) is BounceOutcome.NO_REPORT
    assert record_bounce(MIMEMultipart("report").as_bytes()) is BounceOutcome.NO_REPORT
    assert record_bounce(b"") is BounceOutcome.NO_REPORT


@given(st.binary(max_size=500), st.integers(0, 1400))
def test_broken_reports_are_read_without_harm(noise, cut):
    whole = report("<id@multaqa.example>")
    for message in (noise, whole[:cut] + noise, whole[:cut] + noise + whole[cut:]):
        found = read_report(message)
        assert found is None or found.action in {"failed", "delayed"}


@pytest.mark.django_db
def test_command_reads_standard_input(deliveries, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(report(deliveries[0].message_id))))
    call_command("record_bounce")
    assert capsys.readouterr().out == "The message is returned for good.\n"


def test_command_ends_with_65_for_other_mail(monkeypatch):
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"Subject: hello\n\nwords")))
    with pytest.raises(CommandError) as caught:
        call_command("record_bounce")
    assert caught.value.returncode == 65
