import re

import pytest
from django.core import mail
from django.test import Client

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery
from multaqa.foundation.notify.commands import queue_letter
from multaqa.foundation.notify.letters import LETTERS
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db

PASSWORD = "nine herons on a jetty"
LANGUAGES = ["ar", "zh-hans", "en", "fr", "ru", "es"]
SAID = {
    "activate_url": "http://testserver/ar/account/address/KEY/",
    "password_reset_url": "http://testserver/ar/account/password/new/KEY/",
    "signup_url": "http://testserver/ar/account/sign-up/",
    "ip": "192.0.2.7",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "stop_url": "http://testserver/ar/account/recovery/stop/KEY/",
    "undo_url": "http://testserver/ar/account/address/undo/KEY/",
    "reset_url": "http://testserver/ar/account/password/forgotten/",
}


def sent() -> list[mail.EmailMultiAlternatives]:
    run_everything()
    return [message for message in mail.outbox if isinstance(message, mail.EmailMultiAlternatives)]


def test_link_leads_to_a_page_in_the_language_of_the_receiver(client):
    a_person("diego", password=PASSWORD)
    client.post("/ar/account/password/forgotten/", {"email": "diego@example.org"})
    [message] = sent()
    assert re.search(r"http://testserver/es/account/password/new/\S+/", str(message.body))


def test_unknown_address_is_written_to_in_the_language_of_the_page(client):
    client.post("/ru/account/password/forgotten/", {"email": "no@example.org"})
    [message] = sent()
    assert message.to == ["no@example.org"]
    assert "http://testserver/ru/account/sign-up/" in str(message.body)


def test_known_address_signing_up_again_is_told_by_mail_only(client):
    a_person("diego", password=PASSWORD)
    fields = {"name": "Other", "email": "diego@example.org", "password1": PASSWORD}
    client.post("/ar/account/sign-up/", fields)
    [message] = sent()
    assert "http://testserver/es/account/password/forgotten/" in str(message.body)


def test_change_of_password_is_told_to_its_owner(client):
    person = a_person(password=PASSWORD)
    sign_in_proved(client, person)
    client.post("/ar/account/password/", {"oldpassword": PASSWORD, "password1": "twelve lamps above the quay"})
    [message] = sent()
    assert message.to == ["amina@example.org"]
    assert Delivery.objects.get().kind == "account.password_changed"
    assert "127.0.0.1" in str(message.body)


def test_address_is_changed_once_the_new_one_is_confirmed_and_the_old_one_is_told(client):
    person = a_person(password=PASSWORD)
    sign_in_proved(client, person)
    client.post("/ar/account/address/", {"email": "new@example.org", "action_add": "1"})
    confirmation = sent()[0]
    assert confirmation.to == ["new@example.org"]
    link = re.findall(r"http://testserver(/ar/account/address/\S+)", str(confirmation.body))[0]
    client.post(link)
    person.refresh_from_db()
    assert person.email == "new@example.org"
    assert ["amina@example.org"] in [message.to for message in sent()[1:]]


def test_link_is_erased_once_it_is_sent(client):
    Client().post("/ar/account/sign-up/", {"name": "سالم", "email": "salem@example.org", "password1": PASSWORD})
    assert len(sent()) == 1
    assert Delivery.objects.get().context == {}


def test_message_without_words_of_ours_is_refused():
    with pytest.raises(LookupError):
        queue_letter("account.login_code", address="x@example.org", person=None, language="ar", context={})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(LETTERS))
def test_letter_is_whole_in_every_language(name, language):
    person = a_person(language=language)
    queue_letter(name, address=person.email, person=person, language=language, context=SAID)
    [message] = sent()
    html = str(message.alternatives[0][0])
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html
    for url in re.findall(r'href="([^"]+)"', html):
        assert url.startswith("http://testserver/")
        assert url in str(message.body)
    assert not re.search(r"[<>]|&\w+;|\{\{", str(message.body))
    assert message.subject.strip("\u200e\u200f")
