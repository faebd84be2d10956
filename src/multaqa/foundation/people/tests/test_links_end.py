"""Links in mail end with the account's stamp: a lock or a new password leaves none that was sent before."""

import re
from collections.abc import Callable

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core import mail
from django.test import Client

from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.commands import end_all_sessions, lock
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries.recoveries import open_recovery_of, stop_token, undo_token
from multaqa.foundation.people.signed_links import LOCKING, REPORTING, sign_for
from multaqa.foundation.people.testing import a_person, an_address_changed, as_if_locked_out, sign_in_proved

pytestmark = pytest.mark.django_db
PASSWORD = "nine herons on a jetty"


def new_password(person: Person) -> None:
    """As she changes it in her settings."""
    client = Client()
    sign_in_proved(client, person)
    chosen = {"oldpassword": PASSWORD, "password1": "twelve lamps above the quay"}
    assert client.post("/en/account/password/", chosen).status_code == 302


ENDINGS: dict[str, Callable[[Person], object]] = {
    "locked": lambda person: lock(person, by=person),
    "all sessions ended": end_all_sessions,
    "a new password": new_password,
}


@pytest.fixture
def amina() -> Person:
    return a_person(password=PASSWORD)


def reset_link(person: Person) -> str:
    return f"/en/account/password/new/{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}/"


def opens(path: str) -> bool:
    """Whether a link still offers to do something."""
    answer = Client().get(path, follow=True)
    return answer.status_code == 200 and 'method="post"' in answer.content.decode().partition("<main")[2]


@pytest.mark.parametrize("ending", ENDINGS)
def test_link_for_a_new_password_ends(amina: Person, ending: str):
    sent = reset_link(amina)
    assert opens(sent)
    ENDINGS[ending](amina)
    assert not opens(sent)


@pytest.mark.parametrize("ending", ["locked", "all sessions ended"])
@pytest.mark.parametrize("purpose", [LOCKING, REPORTING])
def test_links_that_act_for_her_end(amina: Person, purpose: str, ending: str):
    route = {LOCKING: "lock", REPORTING: "report"}[purpose]
    sent = f"/en/settings/{route}/{sign_for(amina, purpose=purpose)}/"
    assert Client().get(sent).status_code == 200
    ENDINGS[ending](amina)
    assert Client().get(sent).status_code in {404, 410}


def test_link_that_stops_a_recovery_is_not_needed_after_a_lock_which_has_stopped_it(amina: Person):
    as_if_locked_out(amina)
    recovery = open_recovery_of(amina)
    assert recovery is not None
    sent = f"/en/account/recovery/stop/{stop_token(recovery)}/"
    assert opens(sent)
    lock(amina, by=amina)
    assert open_recovery_of(amina) is None
    assert not opens(sent)


@pytest.mark.parametrize("ending", ENDINGS)
def test_whoever_reads_the_old_address_can_still_undo_what_a_thief_has_done(amina: Person, ending: str):
    """This one must outlive the stamp: a thief who changed the address would else end it with one new password."""
    change = an_address_changed(amina, before="amina@before.example")
    sent = f"/en/account/address/undo/{undo_token(change)}/"
    ENDINGS[ending](amina)
    assert opens(sent)
    assert Client().post(sent).status_code in {200, 302}
    amina.refresh_from_db()
    assert amina.email == "amina@before.example"
    assert not opens(sent)


def test_link_that_confirms_an_address_ends_with_a_lock(amina: Person):
    client = Client()
    sign_in_proved(client, amina)
    client.post("/en/account/address/", {"action_add": "", "email": "thief@elsewhere.example"})
    run_everything()
    [letter] = [one for one in mail.outbox if one.to == ["thief@elsewhere.example"]]
    found = re.search(r"/account/address/[^\s\"<]+", str(letter.body))
    assert found is not None
    lock(amina, by=amina)
    sent = f"/en{found.group()}"
    assert not opens(sent)
    Client().post(sent)
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"
