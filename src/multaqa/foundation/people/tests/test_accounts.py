import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Person, State, reinstate, suspend
from multaqa.foundation.people.commands import end_account
from multaqa.foundation.people.models import SharedCacheEntry
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db

PASSWORD = "nine herons on a jetty"


def sign_up(client: Client, **changes: str):
    fields = {"name": "أمينة الزهراني", "email": "Amina@Example.org", "password1": PASSWORD} | changes
    response = client.post("/ar/account/sign-up/", fields)
    run_everything()
    return response


def sign_in(client: Client, *, email: str = "amina@example.org", password: str = PASSWORD, language: str = "ar"):
    return client.post(f"/{language}/account/sign-in/", {"login": email, "password": password})


def text_of(response) -> str:
    """The page without what differs from one answer to the next."""
    return re.sub(r'value="[^"]*"', "", response.content.decode())


def mail_sent() -> list[mail.EmailMessage]:
    """What goes out once the queue is worked through."""
    run_everything()
    return list(mail.outbox)


def link_in(message: mail.EmailMessage) -> str:
    """The path of the one link to an account page in a message."""
    [path] = re.findall(r"http://testserver(/ar/account/\S+)", str(message.body))
    return str(path)


def test_sign_up_makes_a_person_who_must_confirm_her_address(client):
    response = sign_up(client)
    person = Person.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/ar/account/address/sent/")
    assert (person.email, person.name, person.language) == ("amina@example.org", "أمينة الزهراني", "ar")
    assert person.name_fold == "امينه الزهراني"
    assert not EmailAddress.objects.get(user=person).verified
    assert get_user(client).is_anonymous


def test_address_is_confirmed_by_the_link_in_the_mail_and_a_button(client):
    sign_up(client)
    link = link_in(mail_sent()[0])
    assert link.startswith("/ar/account/address/")
    client.get(link)
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified


def test_sign_up_with_a_known_address_answers_as_with_a_new_one(client):
    a_person()
    known = sign_up(client)
    new = sign_up(Client(), email="new@example.org")
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert Person.objects.filter(email="amina@example.org").count() == 1
    assert [message.to for message in mail_sent()] == [["amina@example.org"], ["new@example.org"]]


@pytest.mark.parametrize("password", ["short", "password123", "amina@example.org"])
def test_weak_password_is_refused(client, password):
    response = sign_up(client, password1=password)
    assert response.context["form"].errors.keys() == {"password1"}
    assert not Person.objects.exists()


def test_signing_in_leads_home_in_the_language_of_the_page(client):
    person = a_person(password=PASSWORD)
    response = sign_in(client)
    assert (response.status_code, response["Location"]) == (302, "/ar/")
    assert get_user(client) == person


def test_wrong_password_and_unknown_address_are_answered_alike(client):
    a_person(password=PASSWORD)
    wrong = sign_in(client, password="not this one", language="en")
    unknown = sign_in(client, email="no@example.org", language="en")
    assert text_of(wrong) == text_of(unknown)
    for answer in (wrong, unknown):
        assert answer.context["form"].non_field_errors() == ["The e-mail address or the password is not right."]


def test_unconfirmed_address_is_told_only_after_the_right_password(client):
    sign_up(client)
    assert sign_in(client, password="wrong one entirely").status_code == 200
    assert sign_in(client)["Location"] == "/ar/account/address/sent/"
    assert get_user(client).is_anonymous


def test_suspended_person_cannot_sign_in(client):
    person = a_person(password=PASSWORD)
    suspend(person, by=None)
    assert sign_in(client)["Location"] == "/ar/account/closed/"
    assert get_user(client).is_anonymous


def test_suspension_ends_the_running_session(client):
    person = a_person()
    client.force_login(person)
    assert client.get("/ar/settings/account/").status_code == 200
    suspend(person, by=None)
    assert client.get("/ar/settings/account/").status_code == 302
    reinstate(person, by=None)
    assert client.get("/ar/settings/account/").status_code == 302


def test_sign_out_ends_the_session_and_clears_the_device(client):
    client.force_login(a_person())
    assert client.get("/ar/account/sign-out/").status_code == 200
    assert get_user(client).is_authenticated
    response = client.post("/ar/account/sign-out/")
    assert response["Clear-Site-Data"] == '"storage"'
    assert get_user(client).is_anonymous


def test_forgotten_password_is_replaced_by_the_link_in_the_mail(client):
    person = a_person(password=PASSWORD)
    client.post("/ar/account/password/forgotten/", {"email": "amina@example.org"})
    link = link_in(mail_sent()[0])
    form = client.get(link, follow=True)
    client.post(form.context["action_url"], {"password1": "twelve lamps above the quay"})
    person.refresh_from_db()
    assert person.check_password("twelve lamps above the quay")
    assert client.get(link, follow=True).context.get("token_fail")


def test_forgotten_password_answers_alike_for_an_unknown_address(client):
    a_person()
    known = client.post(reverse("account_reset_password"), {"email": "amina@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "no@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_too_many_failed_attempts_are_stopped_even_with_the_right_password(client):
    a_person(password=PASSWORD)
    for _attempt in range(5):
        sign_in(client, password="not this one")
    response = sign_in(client, language="en")
    assert get_user(client).is_anonymous
    said = ["Too many attempts to sign in. Please wait five minutes and try again."]
    assert response.context["form"].non_field_errors() == said


def test_attempts_are_counted_where_every_process_sees_them(client):
    sign_in(client)
    assert SharedCacheEntry.objects.filter(cache_key__contains="login_failed").exists()


def test_too_many_sign_ups_from_one_place_are_answered_with_429(client):
    answers = [sign_up(client, password1="short") for _attempt in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert 'lang="ar" dir="rtl"' in answers[-1].content.decode()


def test_two_sign_ups_at_once_make_one_account_and_answer_alike(client):
    fields = {"name": "Amina", "email": "amina@example.org", "password1": PASSWORD}
    answers = [client.post("/ar/account/sign-up/", fields) for _ in range(2)]
    run_everything()
    assert [answer["Location"] for answer in answers] == ["/ar/account/address/sent/"] * 2
    assert Person.objects.count() == 1


def test_password_is_kept_as_argon2(client):
    assert a_person(password=PASSWORD).password.startswith("argon2")


def test_ended_account_stays_ended():
    person = a_person()
    end_account(person, by=person)
    assert person.state == State.ENDED
    with pytest.raises(PermissionDenied):
        reinstate(person, by=None)


@pytest.mark.parametrize(
    "path", ["sign-in", "sign-up", "password/forgotten", "password/forgotten/sent", "closed", "address/sent"]
)
@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_account_pages_open_in_every_language(client, language, path):
    response = client.get(f"/{language}/account/{path}/")
    assert response.status_code == 200
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in response.content.decode()
