"""How often something may be sent: our own limits, and that all of them hold across processes."""

import json
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory

from multaqa.foundation.jobs.testing import run_everything, shared_database, start_command
from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.commands import appoint, name_report_readers
from multaqa.foundation.people.limits import RATES, is_within
from multaqa.foundation.people.models import Person, ReprisalReport
from multaqa.foundation.people.signed_links import LOCKING, sign_for
from multaqa.foundation.people.testing import a_person

PASSWORD = "nine herons on a jetty"
# One worker: asks again and again to sign in with a wrong password, and says how it was answered each time.
GUESSING = """
from django.test import Client
client = Client(headers={"X-Forwarded-For": "203.0.113.7"})
told = []
for number in range(6):
    answer = client.post("/en/account/sign-in/", {"login": "amina@example.org", "password": f"guess {number}"})
    told.append("Too many attempts" in answer.content.decode() or answer.status_code == 429)
print("TOLD", told.count(False))
"""


@pytest.fixture(autouse=True)
def _nothing_counted(db: None):
    cache.clear()


def officers() -> tuple[Person, Person]:
    first, second = a_person("elodie"), a_person("ingrid")
    for one in (first, second):
        appoint(one, to=Capability.SAFEGUARD, by=None, reason="Test")
    name_report_readers(first, second, by=None)
    return first, second


@pytest.mark.django_db
def test_sixth_report_of_a_person_in_an_hour_waits_and_anothers_does_not():
    officers()
    for who, taken in (("amina", 5), ("boris", 1)):
        client, before = Client(), ReprisalReport.objects.count()
        client.force_login(a_person(who))
        answers = [client.post("/en/settings/report/", {"words": "They came."}).status_code for _ in range(taken)]
        assert answers == [200] * taken
        assert ReprisalReport.objects.count() == before + taken
        if taken == 5:
            assert client.post("/en/settings/report/", {"words": "They came."}).status_code == 429
            assert ReprisalReport.objects.count() == before + taken


@pytest.mark.django_db
def test_guessing_of_links_is_counted_by_address_of_the_network():
    amina, client = a_person("amina"), Client()
    guesses = [client.post(f"/en/settings/lock/{amina.public_id}.:x:{number}/").status_code for number in range(21)]
    assert guesses == [410] * 20 + [429]
    good = sign_for(amina, purpose=LOCKING)
    assert client.get(f"/en/settings/lock/{good}/").status_code == 200  # the page is still there to be read
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(f"/en/settings/lock/{good}/").status_code == 302


@pytest.mark.django_db
def test_mailbox_is_not_filled_by_who_signs_up_or_forgets_in_its_name():
    a_person("amina")
    wish = {"name": "Somebody", "email": "amina@example.org", "password1": "twelve lamps above the quay"}
    answers = []
    for number in range(7):
        elsewhere = Client(REMOTE_ADDR=f"203.0.113.{number}")
        answers.append(elsewhere.post("/en/account/sign-up/", wish)["Location"])
        elsewhere.post("/en/account/password/forgotten/", {"email": "amina@example.org"})
    run_everything()
    assert set(answers) == {"/en/account/address/sent/"}
    told = [str(letter.subject) for letter in mail.outbox]
    assert (told.count("لديك حساب بالفعل"), len(told)) == (5, 10)


@pytest.mark.django_db
@pytest.mark.parametrize("what", RATES)
def test_every_limit_counts_for_each_alone(what: str):
    amount = int(RATES[what].partition("/")[0])
    request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.1")
    assert [is_within(request, what, of="amina") for _ in range(amount + 1)] == [True] * amount + [False]
    other = RequestFactory().post("/", REMOTE_ADDR="203.0.113.2")
    assert is_within(other, what, of="boris")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_let_through_no_more_than_one_would(tmp_path: Path):
    a_person("amina", password=PASSWORD)
    run_everything()
    with shared_database(tmp_path) as environment:
        workers = [
            start_command("shell", "--verbosity", "0", "-c", GUESSING, environment=environment) for _ in range(2)
        ]
        said = [worker.communicate(timeout=120)[0] for worker in workers]
    let_through = [int(text.rpartition("TOLD ")[2].split()[0]) for text in said]
    assert sum(let_through) == 5, json.dumps(said)  # five in five minutes, whoever asks (settings of the library)
