import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from multaqa.foundation.access.api import Label, close_holding, hold_back, person_key
from multaqa.foundation.access.testing import Note
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, DeliveryState, send_test_mail, tell
from multaqa.foundation.notify.commands import choose_mail
from multaqa.foundation.notify.sending import send_delivery
from multaqa.foundation.notify.tasks import forget_old_messages
from multaqa.foundation.notify.tests.conftest import NOTED
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in
from multaqa.foundation.people.api import prefer, suspend

pytestmark = pytest.mark.django_db

TITLE = "كاميرات CCTV 24/7"


def sent() -> list[mail.EmailMultiAlternatives]:
    run_everything()
    return [message for message in mail.outbox if isinstance(message, mail.EmailMultiAlternatives)]


def html_of(message: mail.EmailMultiAlternatives) -> str:
    [(content, media_type)] = message.alternatives
    assert media_type == "text/html"
    return str(content)


def state() -> tuple[str, str]:
    return Delivery.objects.values_list("state", "reason").get()


def test_mail_is_written_in_the_receivers_language_and_direction(people):
    ref = a_note(TITLE)
    tell([people.amina, people.diego], kind=NOTED, thing_ref=ref, context={"who": "Chen"})
    by_receiver = {message.to[0]: message for message in sent()}
    arabic, spanish = by_receiver["amina@example.org"], by_receiver["diego@example.org"]
    assert '<html lang="ar" dir="rtl">' in html_of(arabic)
    assert '<html lang="es" dir="ltr">' in html_of(spanish)
    assert f"http://testserver/ar/n/{ref.partition(':')[2]}/" in str(arabic.body)
    assert f"http://testserver/es/n/{ref.partition(':')[2]}/" in str(spanish.body)


def test_mixed_text_is_isolated_in_subject_and_text(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note(TITLE), context={"who": "Chen"})
    [message] = sent()
    assert message.subject == f"\u200fNoted by \u2068Chen\u2069: \u2068{TITLE}\u2069"
    assert f"\u2068{TITLE}\u2069" in str(message.body)
    assert f"\u2068{TITLE}\u2069" in html_of(message)


def test_a_subject_holds_no_unseen_characters_whoever_wrote_the_title(people):
    hostile = "a\x1b[31mb\u202ec\u2069\u2069d\u2066e"
    tell([people.amina], kind=NOTED, thing_ref=a_note(hostile), context={"who": f"Chen{hostile}"})
    [message] = sent()
    assert message.subject == "\u200fNoted by \u2068Chena[31mbcde\u2069: \u2068a[31mbcde\u2069"


def test_headers_name_the_message_and_how_to_end_such_mail(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    [message] = sent()
    headers = message.extra_headers
    assert headers["Message-ID"] == Delivery.objects.get().message_id
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://testserver/ar/mail/end/[^/>]+/>", headers["List-Unsubscribe"])


@pytest.mark.parametrize("label", [Label.AMBER, Label.AMBER_STRICT, Label.RED])
def test_mail_about_amber_and_above_is_a_link_and_nothing_else(people, label):
    let_in(people.amina)
    audience = person_key(people.amina) if label is Label.RED else COMMUNITY
    ref = a_note("the secret", audience=audience, label=label)
    tell([people.amina], kind=NOTED, thing_ref=ref, context={"who": "Chen the writer"})
    [message] = sent()
    whole = f"{message.subject} {message.body} {html_of(message)}"
    assert f"http://testserver/t/access.note/{ref.partition(':')[2]}/" in whole
    assert "secret" not in whole
    assert "Chen" not in whole


def test_green_mail_names_its_title(people):
    let_in(people.amina)
    tell([people.amina], kind=NOTED, thing_ref=a_note("open word", audience=COMMUNITY, label=Label.GREEN))
    [message] = sent()
    assert "open word" in message.subject


def test_mail_is_withheld_when_access_is_gone_at_sending(people):
    let_in(people.amina)
    tell([people.amina], kind=NOTED, thing_ref=a_note(audience=COMMUNITY, label=Label.GREEN))
    close_holding(people.amina, COMMUNITY, by=None, reason="A test")
    assert sent() == []
    assert state() == ("withheld", "The thing is gone or may not be read.")


def test_mail_is_withheld_when_the_thing_is_taken_back_at_sending(people):
    let_in(people.amina)
    tell([people.amina], kind=NOTED, thing_ref=a_note(audience=COMMUNITY, label=Label.AMBER))
    hold_back(Note.objects.get(), key=person_key(people.boris), by=None)
    assert sent() == []
    assert state()[0] == "withheld"


def test_mail_is_withheld_from_the_suspended(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    suspend(people.amina, by=None)
    assert sent() == []
    assert state() == ("withheld", "The account is not active.")


def test_choice_of_the_receiver_holds_at_sending(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    choose_mail(people.amina, {NOTED.name: False})
    assert sent() == []
    assert state() == ("withheld", "The receiver wants no mail of this kind.")


def test_language_chosen_after_queueing_does_not_mix_languages(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    prefer(people.amina, language="fr")
    [message] = sent()
    assert '<html lang="ar" dir="rtl">' in html_of(message)
    assert "/ar/n/" in str(message.body)


def test_message_is_sent_once_however_often_its_task_runs(people):
    delivery = send_test_mail(by=people.elodie, language="ar")
    send_delivery.enqueue(delivery.pk)
    assert len(sent()) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.SENT, 1)


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_test_mail_goes_out_in_every_language(people, language):
    send_test_mail(by=people.elodie, language=language)
    [message] = sent()
    assert message.to == ["elodie@example.org"]
    assert "\u2068كاميرات CCTV 24/7 (A-1)\u2069" in str(message.body)


def test_log_is_kept_90_days_and_unsent_links_three(people):
    send_test_mail(by=people.elodie, language="ar")
    Delivery.objects.update(queued_at=timezone.now() - timedelta(days=4), context={"activate_url": "secret"})
    forget_old_messages.call()
    assert Delivery.objects.get().context == {}
    assert state()[0] == "failed"
    Delivery.objects.update(queued_at=timezone.now() - timedelta(days=91))
    forget_old_messages.call()
    assert not Delivery.objects.exists()
