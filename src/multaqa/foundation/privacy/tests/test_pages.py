"""Pages: what is held, the request, the officers' cases."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from multaqa.foundation.access.api import block, hide
from multaqa.foundation.people.api import Capability, Role, appoint, holdings
from multaqa.foundation.people.testing import PASSWORD, a_person
from multaqa.foundation.privacy.commands import carry_out_erasure, propose_erasure, set_hold
from multaqa.foundation.privacy.models import Erasure, ErasureState, LegalHold
from multaqa.foundation.privacy.testing import an_erasure_due

pytestmark = pytest.mark.django_db


def _officer(key: str):
    person = a_person(key)
    appoint(person, to=Capability.SAFEGUARD, by=None, reason="Officer")
    return person


def test_everyone_reads_what_is_held_by_kind(client):
    page = client.get("/en/privacy/").content.decode()
    assert all(escape(str(holding.label).split(",")[0].split(":")[0]) in page for holding in holdings())
    assert "TLP:AMBER" in page
    assert "90\N{NO-BREAK SPACE}days" in page
    assert "About you" not in page


def test_the_signed_in_read_how_much_is_held_about_them(client):
    client.force_login(a_person("amina"))
    page = client.get("/en/privacy/").content.decode()
    assert page.count("<dt>About you</dt>") == len(holdings())


def test_request_wants_the_password_and_the_word(client):
    amina = a_person("amina", password=PASSWORD)
    client.force_login(amina)
    for fields in ({"password": "wrong", "word": "erase"}, {"password": PASSWORD, "word": "no"}, {}):
        assert client.post("/en/privacy/erasure/", fields).status_code == 422
    assert not Erasure.objects.exists()
    assert client.post("/en/privacy/erasure/", {"password": PASSWORD, "word": " ERASE "}).status_code == 302
    page = client.get("/en/privacy/erasure/").content.decode()
    assert "Take the request back" in page
    assert 'name="word"' not in page
    client.post("/en/privacy/erasure/withdrawal/")
    assert Erasure.objects.get().state == ErasureState.WITHDRAWN


def test_word_is_that_of_the_language(client):
    client.force_login(a_person("amina", password=PASSWORD))
    assert client.post("/ar/privacy/erasure/", {"password": PASSWORD, "word": "erase"}).status_code == 422
    assert client.post("/ar/privacy/erasure/", {"password": PASSWORD, "word": "محو"}).status_code == 302


def test_last_steward_is_told_what_to_do_first(client):
    elodie = a_person("elodie", password=PASSWORD)
    appoint(elodie, to=Role.STEWARD, by=None, reason="First")
    client.force_login(elodie)
    assert "another person is appointed steward" in client.get("/en/privacy/erasure/").content.decode()
    client.post("/en/privacy/erasure/", {"password": PASSWORD, "word": "erase"})
    assert not Erasure.objects.exists()


def test_officers_bring_and_confirm(client):
    first, second, amina = _officer("chen"), _officer("diego"), a_person("amina")
    client.force_login(first)
    fields = {"person": amina.email, "request": "By letter"}
    assert client.post("/en/privacy/cases/erasures/", fields).status_code == 302
    erasure = Erasure.objects.get()
    client.post(f"/en/privacy/cases/erasures/{erasure.public_id}/confirmation/")
    erasure.refresh_from_db()
    assert erasure.state == ErasureState.PROPOSED
    client.force_login(second)
    client.post(f"/en/privacy/cases/erasures/{erasure.public_id}/confirmation/")
    erasure.refresh_from_db()
    assert erasure.state == ErasureState.WAITING


@pytest.mark.parametrize(
    "fields",
    [
        {"person": "nobody@example.org", "request": "By letter"},
        {"person": "chen@example.org", "request": "By letter"},
        {"person": "amina@example.org", "request": "  "},
        {"person": "\0", "request": "x"},
    ],
)
def test_proposals_that_cannot_be_are_refused_in_words(client, fields):
    client.force_login(_officer("chen"))
    a_person("amina")
    assert client.post("/en/privacy/cases/erasures/", fields).status_code == 422
    assert not Erasure.objects.exists()


def test_proposal_for_the_erased_is_refused(client):
    client.force_login(_officer("chen"))
    amina = a_person("amina")
    carry_out_erasure(an_erasure_due(amina))
    answer = client.post("/en/privacy/cases/erasures/", {"person": f"{amina.public_id}@erased.invalid", "request": "x"})
    assert answer.status_code == 422


def test_holds_are_set_and_lifted(client):
    client.force_login(_officer("chen"))
    amina = a_person("amina")
    until = (timezone.now() + timedelta(days=20)).date().isoformat()
    fields = {"person": amina.email, "reason": "Order 17", "until": until, "is_told": "on"}
    assert client.post("/en/privacy/cases/holds/", fields).status_code == 302
    hold = LegalHold.objects.get()
    assert (hold.is_told, hold.last_day.isoformat()) == (True, until)
    assert "Order 17" in client.get("/en/privacy/cases/").content.decode()
    client.post(f"/en/privacy/cases/holds/{hold.public_id}/end/")
    hold.refresh_from_db()
    assert hold.lifted_at is not None


@pytest.mark.parametrize("until", ["2020-01-01", "2099-01-01", "soon", ""])
def test_holds_end_within_a_year(client, until):
    client.force_login(_officer("chen"))
    a_person("amina")
    fields = {"person": "amina@example.org", "reason": "Order 17", "until": until}
    assert client.post("/en/privacy/cases/holds/", fields).status_code == 422


def test_cases_exist_for_officers_only(client):
    client.force_login(a_person("amina"))
    assert client.get("/en/privacy/cases/").status_code == 404


def test_told_hold_is_shown_to_her(client):
    officer, amina = _officer("chen"), a_person("amina")
    set_hold(amina, reason="Order 17", until=timezone.now() + timedelta(days=9), is_told=True, by=officer)
    client.force_login(amina)
    for path in ("/en/privacy/", "/en/privacy/erasure/"):
        page = client.get(path).content.decode()
        assert "A legal hold" in page
        assert "Order 17" not in page


def test_an_officer_from_whom_she_hides_by_name_meets_no_case_of_hers_and_another_does(client):
    first, second, leila = _officer("chen"), _officer("diego"), a_person("leila")
    until = timezone.now() + timedelta(days=20)
    erasure = propose_erasure(leila, request="Leila’s letter", by=first)
    hold = set_hold(leila, reason="Order 17", until=until, is_told=False, by=first)
    block(second, by=leila)
    client.force_login(second)
    page = client.get("/en/privacy/cases/").content.decode()
    assert ("No erasure waits" in page, "No hold lies on anyone" in page) == (True, True)
    addresses = [f"erasures/{erasure.public_id}/{act}/" for act in ("confirmation", "withdrawal")]
    for address in (*addresses, f"holds/{hold.public_id}/end/"):
        assert client.post(f"/en/privacy/cases/{address}").status_code == 404
    client.force_login(first)
    page = client.get("/en/privacy/cases/").content.decode()
    assert ("Leila’s letter" in page, "Order 17" in page) == (True, True)


def test_an_officer_learns_nothing_of_an_account_that_hides_from_her_by_typing_its_address(client):
    officer, leila = _officer("chen"), a_person("leila")
    _officer("diego")
    block(officer, by=leila)
    client.force_login(officer)
    until = (timezone.now() + timedelta(days=20)).date().isoformat()
    for path, more in (("erasures", {"request": "By letter"}), ("holds", {"reason": "Order 17", "until": until})):
        answers = [
            client.post(f"/en/privacy/cases/{path}/", {"person": address} | more)
            for address in (leila.email, "nobody@example.org")
        ]
        told = [answer.content.decode().replace(leila.email, "nobody@example.org") for answer in answers]
        assert [answer.status_code for answer in answers] == [422, 422]
        assert _without_tokens(told[0]) == _without_tokens(told[1])


def test_whoever_hides_from_everyone_is_still_there_for_officers(client):
    officer, leila = _officer("chen"), a_person("leila")
    hide(leila, by=leila)
    propose_erasure(leila, request="Leila’s letter", by=officer)
    client.force_login(officer)
    page = client.get("/en/privacy/cases/").content.decode()
    assert ("Leila’s letter" in page, leila.name in page) == (True, False)


def _without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|hx-headers="[^"]*"', "", page)
