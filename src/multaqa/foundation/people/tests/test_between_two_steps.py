"""Between the two steps of signing in: the way out, and what ends it."""

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse

from multaqa.foundation.people.adapter import AccountRules
from multaqa.foundation.people.commands import end_all_sessions, lock
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.people.tests.test_factors import PASSWORD, code_now, enrolled, newcomer

pytestmark = pytest.mark.django_db


def test_second_step_is_left_for_another_account(client):
    person, other = newcomer(password=PASSWORD), a_person("diego", password=PASSWORD)
    enrolled(person)
    client.post("/en/account/sign-in/", {"login": person.email, "password": PASSWORD})
    way_out = "/en/account/sign-in/second-step/end/"
    assert f'action="{way_out}"' in client.get("/en/account/sign-in/second-step/").content.decode()
    assert client.post(way_out)["Location"] == "/en/account/sign-in/"
    assert client.get("/en/account/sign-in/second-step/")["Location"] == "/en/account/sign-in/"
    client.post("/en/account/sign-in/", {"login": other.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(other.pk)


def chosen_anew(person: Person) -> None:
    """A new password, as by a link in mail."""
    person.set_password("twelve lamps above the quay")
    person.save(update_fields=["password"])


@pytest.mark.parametrize("ending", [lambda person: lock(person, by=person), end_all_sessions, chosen_anew])
def test_who_stands_before_the_second_step_begins_anew_after_a_lock_or_a_new_password(client, ending):
    """A thief with the password and the phone must not walk on into an account that was locked meanwhile."""
    person = newcomer(password=PASSWORD)
    secret = enrolled(person)
    client.post("/en/account/sign-in/", {"login": person.email, "password": PASSWORD})
    ending(person)
    answer = client.post("/en/account/sign-in/second-step/", {"code": code_now(secret)})
    assert answer["Location"] == "/en/account/sign-in/"
    was_locked = Person.objects.get(pk=person.pk).locked_at
    assert was_locked == person.locked_at
    assert client.get("/en/settings/account/").status_code == 302


def test_password_given_before_a_lock_does_not_open_it(client, rf):
    person = newcomer(password=PASSWORD)
    request = rf.get("/")
    request.session = client.session
    record_authentication(request, person, method="password")
    lock(person, by=person)
    with pytest.raises(ImmediateHttpResponse):
        AccountRules(request).login(request, person)
    assert Person.objects.get(pk=person.pk).locked_at is not None
