"""Second factors: enrolment, codes that are good once, guessing, and what somebody is before she is enrolled."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.people import codes
from multaqa.foundation.people.api import (
    Capability,
    Person,
    Role,
    appoint,
    awaits_second_factor,
    has_capability,
    has_second_factor,
    open_account,
    people_in_standing,
    people_with,
)
from multaqa.foundation.people.commands.factors import (
    NotThisFactor,
    add_app,
    add_passkey,
    remove_factor,
    renew_recovery_codes,
    use_code,
)
from multaqa.foundation.people.queries.factors import app_of, factors_of, recovery_codes_of
from multaqa.foundation.people.testing import a_person, cast, sign_in_proved

pytestmark = pytest.mark.django_db
PASSWORD = "nine herons on a jetty"
# RFC 6238, appendix B: the SHA-1 secret "12345678901234567890" at its times, to six digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


def newcomer(*, password: str | None = None) -> Person:
    return open_account("sami@example.net", name="سامي", password=password, address_confirmed=True)


def enrolled(person: Person) -> str:
    secret = codes.new_secret()
    add_app(person, secret=secret, code=code_now(secret), by=person)
    app = Authenticator.objects.get(user=person, type="totp")
    Authenticator.objects.filter(pk=app.pk).update(data={**app.data, "last_step": 0})
    return secret


def code_now(secret: str, *, steps_on: int = 0) -> str:
    return codes.code_at(secret, int(time.time()) // codes.STEP + steps_on)


@pytest.mark.parametrize(("moment", "code"), RFC_CODES.items())
def test_codes_are_those_of_the_standard(moment, code):
    assert codes.code_at(RFC_SECRET, moment // 30) == code


@pytest.mark.parametrize(("off", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clock_may_be_one_step_wrong(off, good):
    code = codes.code_at(RFC_SECRET, 1000 + off)
    assert (codes.step_of(RFC_SECRET, code, now=1000 * 30) is not None) is good


@given(st.text(max_size=60))
def test_anything_typed_is_read_as_a_code_or_as_none(typed):
    assert codes.step_of(RFC_SECRET, codes.plain_code(typed), now=30_000) in {None, 999, 1000, 1001}


def test_code_is_read_in_the_digits_of_any_keyboard():
    assert codes.plain_code("٢٨٧ ۰۸۲") == "287082"


def test_code_of_the_app_is_good_once():
    person = newcomer()
    secret = enrolled(person)
    code = code_now(secret)
    assert use_code(person, code=code) is not None
    assert use_code(person, code=code) is None
    assert use_code(person, code=code_now(secret, steps_on=-1)) is None


def test_recovery_code_is_good_once_and_new_ones_end_the_older():
    person = newcomer()
    enrolled(person)
    first, second = recovery_codes_of(person)[:2]
    assert use_code(person, code=first) is not None
    assert use_code(person, code=first) is None
    assert factors_of(person).codes_left == 9
    renew_recovery_codes(person, by=person)
    assert use_code(person, code=second) is None
    assert factors_of(person).codes_left == 10


def test_secrets_are_not_readable_in_the_database():
    person = newcomer()
    secret = enrolled(person)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(code in kept for code in recovery_codes_of(person))


def test_app_is_kept_only_with_its_first_code():
    person = newcomer()
    with pytest.raises(NotThisFactor):
        add_app(person, secret=codes.new_secret(), code="000000", by=person)
    assert person.second_factor_since is None


def test_nobody_changes_the_factors_of_another():
    person, other = newcomer(), a_person("fiona")
    secret = codes.new_secret()
    with pytest.raises(PermissionDenied):
        add_app(person, secret=secret, code=code_now(secret), by=other)
    enrolled(person)
    with pytest.raises(PermissionDenied):
        remove_factor(app_of(person), by=other)


def test_known_credential_is_refused_whoever_brings_it():
    person, other = newcomer(), a_person("fiona")
    add_passkey(person, name="A", credential={"id": "abc"}, by=person)
    with pytest.raises(NotThisFactor):
        add_passkey(other, name="B", credential={"id": "abc"}, by=other)


def test_last_factor_stays_with_who_needs_one():
    person = newcomer()
    enrolled(person)
    appoint(person, to=Role.EDITOR, by=None, reason="A test")
    with pytest.raises(PermissionDenied):
        remove_factor(app_of(person), by=person)
    assert has_second_factor(person)


def test_last_factor_of_an_applicant_may_go_and_takes_the_codes_along():
    person = newcomer()
    enrolled(person)
    remove_factor(app_of(person), by=person)
    assert (person.second_factor_since, Authenticator.objects.count()) == (None, 0)


def test_office_without_a_second_factor_gives_nothing_and_enrolment_gives_it():
    person = newcomer()
    appoint(person, to=Role.EDITOR, by=None, reason="A test")
    assert awaits_second_factor(person)
    assert not has_capability(person, Capability.WRITE_NEWS)
    assert person not in people_in_standing()
    assert person not in people_with(Capability.WRITE_NEWS)
    enrolled(person)
    assert has_capability(person, Capability.WRITE_NEWS)
    assert person in people_in_standing()
    assert person in people_with(Capability.WRITE_NEWS)


def test_demo_account_counts_as_enrolled_in_a_demo_alone(settings):
    elodie = cast(is_demo=True).elodie
    settings.DEMO = True
    assert not awaits_second_factor(elodie)
    assert elodie in people_in_standing()
    settings.DEMO = False
    assert awaits_second_factor(Person.objects.get(pk=elodie.pk))
    assert elodie not in people_in_standing()


def test_real_account_is_asked_even_in_a_demo(settings):
    settings.DEMO = True
    person = newcomer()
    appoint(person, to=Role.EDITOR, by=None, reason="A test")
    assert awaits_second_factor(person)


def test_staff_page_leads_to_enrolment_and_the_frame_knows_nobody(client):
    person = newcomer()
    appoint(person, to=Role.STEWARD, by=None, reason="A test")
    client.force_login(person)
    response = client.get("/ar/settings/network/")
    assert response["Location"] == "/ar/settings/two-steps/?next=/ar/settings/network/"
    page = client.get("/ar/settings/two-steps/?next=/ar/settings/network/")
    assert (page.status_code, page.context["reader"], page.context["awaits"]) == (200, None, True)


def test_first_factor_ends_sessions_that_began_with_a_password_alone(client):
    person, elsewhere = newcomer(), Client()
    elsewhere.force_login(person)
    sign_in_proved(client, person)
    client.post("/ar/settings/two-steps/app/")
    secret = client.get("/ar/settings/two-steps/app/").context["secret"].replace(" ", "")
    response = client.post("/ar/settings/two-steps/app/", {"code": code_now(secret)})
    assert response["Location"] == "/ar/settings/two-steps/codes/"
    assert client.get("/ar/settings/two-steps/codes/").status_code == 200
    assert elsewhere.get("/ar/settings/account/").status_code == 302


def test_guessing_stops_after_five_attempts_wherever_it_is_made(client):
    person = newcomer(password=PASSWORD)
    secret = enrolled(person)
    client.post("/en/account/sign-in/", {"login": person.email, "password": PASSWORD})
    for _attempt in range(5):
        assert client.post("/en/account/sign-in/second-step/", {"code": "000000"}).status_code == 422
    elsewhere = Client()
    elsewhere.post("/en/account/sign-in/", {"login": person.email, "password": PASSWORD})
    response = elsewhere.post("/en/account/sign-in/second-step/", {"code": code_now(secret)})
    assert response.status_code == 422


def test_second_step_is_asked_for_and_signs_in(client):
    person = newcomer(password=PASSWORD)
    secret = enrolled(person)
    first = client.post("/en/account/sign-in/", {"login": person.email, "password": PASSWORD})
    assert first["Location"] == "/en/account/sign-in/second-step/"
    assert client.get("/en/settings/account/").status_code == 302
    client.post("/en/account/sign-in/second-step/", {"code": code_now(secret)})
    assert client.get("/en/settings/account/").status_code == 200


def test_sensitive_page_asks_again_once_the_proof_is_old(client):
    person = newcomer(password=PASSWORD)
    client.force_login(person)
    response = client.get("/en/account/address/")
    assert response["Location"] == "/en/account/proof/?next=/en/account/address/"
    client.post("/en/account/proof/", {"password": PASSWORD})
    assert client.get("/en/account/address/").status_code == 200


@pytest.mark.parametrize(
    "credential", ["", "[]", "{}", '{"id": 1}', '{"response": {"userHandle": "####"}}', "nonsense"]
)
def test_forged_passkey_is_refused(client, credential):
    client.post("/en/account/sign-in/passkey/", {"wants": "options"})
    response = client.post("/en/account/sign-in/passkey/", {"credential": credential})
    assert response["Location"] == "/en/account/sign-in/"


def test_qr_code_is_an_address_of_its_own_and_the_page_holds_no_data_address(client):
    person = newcomer()
    sign_in_proved(client, person)
    client.post("/en/settings/two-steps/app/")
    page = client.get("/en/settings/two-steps/app/").content.decode()
    picture = client.get("/en/settings/two-steps/app/code.svg")
    assert "data:" not in page
    assert (picture["Content-Type"], "no-store" in picture["Cache-Control"]) == ("image/svg+xml", True)
