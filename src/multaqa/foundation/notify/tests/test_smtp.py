"""Mail over a real SMTP connection."""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from multaqa.foundation.jobs.api import failed_work
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, tell
from multaqa.foundation.notify.sending import ATTEMPTS, MailNotTaken, send_delivery
from multaqa.foundation.notify.tests.conftest import NOTED
from multaqa.foundation.notify.tests.things import a_note

pytestmark = pytest.mark.django_db


class Postman:
    """A mail server that keeps what it takes and answers as it is told to."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.to_recipient = "250 OK"
        self.to_message = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server, session, envelope):
        if self.to_message.startswith("250"):
            self.taken.append(envelope)
        return self.to_message


@pytest.fixture
def postman(settings) -> Iterator[Postman]:
    kept = Postman()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    yield kept
    controller.stop()


def a_delivery(people) -> Delivery:
    tell([people.amina], kind=NOTED, thing_ref=a_note("كاميرات CCTV 24/7"), context={"who": "Chen"})
    return Delivery.objects.get()


def test_message_arrives_whole(people, postman, settings):
    settings.MAIL_RETURNS = "returns@multaqa.example"
    delivery = a_delivery(people)
    run_everything()
    [envelope] = postman.taken
    message = message_from_bytes(envelope.content, policy=default)
    assert (envelope.mail_from, envelope.rcpt_tos) == ("returns@multaqa.example", ["amina@example.org"])
    assert message["Message-ID"] == delivery.message_id
    assert message["From"].addresses[0].addr_spec == "multaqa@localhost"
    assert "\u2068كاميرات CCTV 24/7\u2069" in message["Subject"]
    plain, html = (part.get_content() for part in message.iter_parts())
    assert "\u2068كاميرات CCTV 24/7\u2069" in plain
    assert '<td align="right" lang="ar" dir="rtl">' in html
    delivery.refresh_from_db()
    assert (delivery.state, delivery.sent_at is None) == ("sent", False)


def test_address_that_ends_such_mail_is_one_piece_on_the_wire(people, postman):
    a_delivery(people)
    run_everything()
    headers = postman.taken[0].content.partition(b"\r\n\r\n")[0]
    [line] = [line for line in headers.split(b"\r\n") if line.startswith(b"List-Unsubscribe:")]
    assert re.fullmatch(rb"List-Unsubscribe: <http://testserver/ar/mail/end/[\w:-]+/>", line)
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?\S+\?=", headers))


def test_message_refused_for_now_is_tried_again(people, postman):
    delivery = a_delivery(people)
    postman.to_message = "451 Try again later"
    with pytest.raises(MailNotTaken):
        run_everything()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason, delivery.attempts) == ("queued", "451 Try again later", 1)
    postman.to_message = "250 OK"
    send_delivery.call(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, len(postman.taken)) == ("sent", 2, 1)


def test_recipient_that_does_not_exist_counts_as_returned(people, postman):
    delivery = a_delivery(people)
    postman.to_recipient = "550 No such person"
    run_everything()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.is_hard_bounce, delivery.reason) == ("bounced", True, "550 No such person")


def test_message_refused_for_good_is_given_up_at_once(people, postman):
    delivery = a_delivery(people)
    postman.to_message = "554 No"
    run_everything(allow_failures=True)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("failed", "554 No")
    assert len(failed_work()) == 1


def test_server_that_is_away_is_tried_eight_times(people, settings):
    options = {"host": "127.0.0.1", "port": 9, "timeout": 1}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    delivery = a_delivery(people)
    for _attempt in range(ATTEMPTS):
        with pytest.raises(MailNotTaken, match="ConnectionRefusedError"):
            send_delivery.call(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("failed", 8)


def test_error_names_no_address(people, postman):
    delivery = a_delivery(people)
    postman.to_recipient = "450 amina@example.org is busy"
    with pytest.raises(MailNotTaken) as caught:
        send_delivery.call(delivery.pk)
    assert "amina" not in str(caught.value)
    assert caught.value.__suppress_context__
