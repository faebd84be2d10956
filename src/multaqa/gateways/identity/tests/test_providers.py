"""The provider over the wire: what is believed, what is refused, and where nobody is called."""

import json
import time
from dataclasses import replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from multaqa.gateways.identity.api import (
    Answer,
    Claims,
    IdentityFault,
    IdentityProvider,
    IdentityRefused,
    KnownIdentities,
    OpenIdIssuer,
)
from multaqa.gateways.identity.calls import Calls
from multaqa.gateways.identity.oidc import OpenIdProvider
from multaqa.gateways.identity.testing import SECRET, House, a_house

RETURN = "https://experts.example.org/sign-in/by/ministry/return/"


@pytest.fixture
def house():
    with a_house() as provider:
        yield provider


def answered(house: House, *, provider: OpenIdProvider | None = None, **claims: Any) -> Claims:
    provider = provider or OpenIdProvider(house.issuer)
    beginning = provider.begin(return_to=RETURN)
    brought = house.grant(beginning.address, **claims)
    return provider.claims(Answer(code=brought["code"], issuer=brought["iss"]), beginning=beginning, return_to=RETURN)


def fault_of(house: House, **claims: Any) -> IdentityFault:
    with pytest.raises(IdentityRefused) as refused:
        answered(house, **claims)
    return refused.value.fault


@pytest.mark.parametrize("kind", ["null", "wire"])
def test_both_providers_let_in_whom_they_know_and_nobody_else(house: House, kind: str):
    known = Claims(subject="s-1", email="amina@ministry.example", email_verified=True)
    provider: IdentityProvider = KnownIdentities({"code": known}) if kind == "null" else OpenIdProvider(house.issuer)
    beginning = provider.begin(return_to=RETURN)
    if kind == "wire":
        house.grant(beginning.address, email=known.email, email_verified=True)
    issuer = house.issuer.issuer if kind == "wire" else ""
    answer = Answer(code="code", issuer=issuer)
    assert provider.claims(answer, beginning=beginning, return_to=RETURN) == known
    with pytest.raises(IdentityRefused) as refused:
        provider.claims(Answer(error="access_denied", issuer=issuer), beginning=beginning, return_to=RETURN)
    assert refused.value.fault is IdentityFault.DENIED


def test_browser_is_sent_with_state_nonce_and_a_challenge(house: House):
    beginning = OpenIdProvider(house.issuer).begin(return_to=RETURN, again=True)
    asked = dict(parse_qsl(urlsplit(beginning.address).query))
    assert asked["state"] == beginning.state
    assert asked["nonce"] == beginning.nonce
    assert asked["code_challenge_method"] == "S256"
    assert beginning.verifier not in beginning.address
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")


def test_code_is_exchanged_with_secret_and_verifier(house: House):
    claims = answered(house, name="أمينة", amr=["pwd", "otp"], acr="two", auth_time=7, email="a@ministry.example")
    assert claims == Claims("s-1", "a@ministry.example", False, "أمينة", ("pwd", "otp"), "two", 7)
    (form,) = house.forms
    assert form["redirect_uri"] == RETURN
    assert len(form["code_verifier"]) >= 43  # RFC 7636, section 4.1
    assert form["authorization"].startswith("Basic ")
    assert SECRET not in json.dumps(form)


def test_address_that_the_token_lacks_is_asked_for_and_must_be_of_the_same_person(house: House):
    house.person = {"sub": "s-1", "email": "amina@ministry.example", "email_verified": True}
    assert answered(house).email == "amina@ministry.example"
    house.person = {"sub": "s-2", "email": "boris@ministry.example"}
    assert fault_of(house) is IdentityFault.NOT_BELIEVED


def test_verified_is_what_is_said_to_be_true_and_no_word(house: House):
    assert not answered(house, email="a@ministry.example", email_verified="true").email_verified


@pytest.mark.parametrize(
    ("claims", "fault"),
    [
        ({"nonce": "another"}, IdentityFault.NOT_BELIEVED),
        ({"aud": "another"}, IdentityFault.NOT_BELIEVED),
        ({"aud": ["multaqa", "another"]}, IdentityFault.NOT_BELIEVED),
        ({"aud": ["multaqa", "another"], "azp": "another"}, IdentityFault.NOT_BELIEVED),
        ({"azp": "another"}, IdentityFault.NOT_BELIEVED),
        ({"iss": "https://evil.example"}, IdentityFault.WRONG_ISSUER),
        ({"exp": int(time.time()) - 3600}, IdentityFault.NOT_BELIEVED),
        ({"iat": int(time.time()) + 3600}, IdentityFault.NOT_BELIEVED),
        ({"exp": None}, IdentityFault.NOT_BELIEVED),
        ({"sub": None}, IdentityFault.NOT_BELIEVED),
        ({"sub": ""}, IdentityFault.NOT_BELIEVED),
        ({"sub": "x" * 256}, IdentityFault.NOT_BELIEVED),
    ],
)
def test_token_with_a_wrong_claim_is_not_believed(house: House, claims: dict[str, Any], fault: IdentityFault):
    nonce = claims.pop("nonce", None)
    provider = OpenIdProvider(house.issuer)
    beginning = provider.begin(return_to=RETURN)
    house.grant(beginning.address, email="a@ministry.example", **claims)
    if nonce:
        house.tokens["code"]["id_token"] = house.token(nonce=nonce)
    with pytest.raises(IdentityRefused) as refused:
        provider.claims(Answer(code="code", issuer=house.issuer.issuer), beginning=beginning, return_to=RETURN)
    assert refused.value.fault is fault


def test_token_of_several_audiences_is_believed_if_it_is_for_us(house: House):
    assert answered(house, aud=["multaqa", "another"], azp="multaqa", email="a@b.example").subject == "s-1"


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_token_that_anyone_could_sign_is_not_believed(house: House, algorithm: str):
    provider = OpenIdProvider(house.issuer)
    beginning = provider.begin(return_to=RETURN)
    house.grant(beginning.address)
    claims = jwt.decode(house.token(nonce=beginning.nonce), options={"verify_signature": False})
    key = "" if algorithm == "none" else SECRET.ljust(32)
    house.tokens["code"]["id_token"] = jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "one"})
    with pytest.raises(IdentityRefused) as refused:
        provider.claims(Answer(code="code", issuer=house.issuer.issuer), beginning=beginning, return_to=RETURN)
    assert refused.value.fault is IdentityFault.NOT_BELIEVED


def test_token_signed_by_another_key_is_not_believed(house: House):
    provider = OpenIdProvider(house.issuer)
    answered(house, provider=provider, email="a@b.example")
    house.key = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(IdentityRefused) as refused:
        answered(house, provider=provider)
    assert refused.value.fault is IdentityFault.NOT_BELIEVED


def test_what_it_publishes_is_asked_for_once(house: House):
    provider = OpenIdProvider(house.issuer)
    for _ in range(3):
        answered(house, provider=provider, email="a@b.example")
    assert house.asked.count("/.well-known/openid-configuration") == 1
    assert house.asked.count("/keys") == 1


@pytest.mark.parametrize("named", ["", "https://evil.example"])
def test_answer_of_another_issuer_is_refused_before_its_code_is_used(house: House, named: str):
    provider = OpenIdProvider(house.issuer)
    beginning = provider.begin(return_to=RETURN)
    house.grant(beginning.address)
    with pytest.raises(IdentityRefused) as refused:
        provider.claims(Answer(code="code", issuer=named), beginning=beginning, return_to=RETURN)
    assert refused.value.fault is IdentityFault.WRONG_ISSUER
    assert house.forms == []


def test_house_that_calls_itself_otherwise_is_refused(house: House):
    house.published["issuer"] = "https://evil.example"
    assert fault_of(house) is IdentityFault.WRONG_ISSUER


@pytest.mark.parametrize("endpoint", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("address", ["https://evil.example/x", "http://169.254.169.254/latest", "", 7])
def test_nobody_is_sent_and_nothing_called_outside_the_hosts_written_down(house: House, endpoint: str, address: Any):
    house.published[endpoint] = address
    assert fault_of(house) is IdentityFault.BROKEN
    assert house.asked == ["/.well-known/openid-configuration"]


def test_house_that_fails_is_unreachable_and_one_that_talks_nonsense_is_broken(house: House):
    house.answers_with = 503
    assert fault_of(house) is IdentityFault.UNREACHABLE
    house.answers_with = 302
    assert fault_of(house) is IdentityFault.BROKEN


def test_closed_house_is_unreachable():
    with a_house() as provider:
        issuer = provider.issuer
    with pytest.raises(IdentityRefused) as refused:
        OpenIdProvider(issuer).begin(return_to=RETURN)
    assert refused.value.fault is IdentityFault.UNREACHABLE


@pytest.mark.parametrize(
    ("address", "in_private_network", "anywhere"),
    [
        ("8.8.8.8", True, True),
        ("10.1.2.3", True, False),
        ("192.168.1.1", True, False),
        ("127.0.0.1", False, False),
        ("169.254.169.254", False, False),
        ("100.100.100.200", False, False),
        ("fd00::7", True, False),
        ("fe80::1", False, False),
        ("fd00:ec2::254", False, False),
    ],
)
def test_only_public_addresses_are_called_unless_the_house_is_said_to_be_private(
    address: str, in_private_network: bool, anywhere: bool
):
    written = OpenIdIssuer(id="a", names=(("", "A"),), issuer="https://id.example", client_id="x", client_secret="y")
    private, public = Calls(replace(written, private_network=True)), Calls(written)
    assert private._allows(ip_address(address)) is in_private_network
    assert public._allows(ip_address(address)) is anywhere
