"""SAML answers: what is believed, and what was not said here, now and to us."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from multaqa.gateways.identity.api import Answer, Claims, IdentityFault, IdentityRefused
from multaqa.gateways.identity.saml import MOST_BYTES, SamlProvider
from multaqa.gateways.identity.saml_issuers import Attributes
from multaqa.gateways.identity.saml_xml import PREFIXES
from multaqa.gateways.identity.testing import SamlHouse, a_saml_house
from multaqa.gateways.identity.testing.saml import another_key, instant, posted
from multaqa.gateways.identity.tests.saml_visits import ANSWERS, answered, begun, brought, fault_of, response_of

pytestmark = pytest.mark.django_db  # the cache that processes share is a table
US = "https://experts.example.org/sign-in/by/university/metadata/"


@pytest.fixture
def house() -> SamlHouse:
    return a_saml_house()


def shifted(**by: int) -> str:
    return instant(datetime.now(UTC) + timedelta(**by))


def test_request_says_who_asks_and_where_the_answer_goes(house: SamlHouse):
    beginning = begun(house, again=True)
    asked = house.request_at(beginning.address)
    assert asked.get("ID") == beginning.nonce
    assert asked.get("AssertionConsumerServiceURL") == ANSWERS
    assert asked.get("Destination") == house.issuer.sign_in_address
    assert asked.get("ForceAuthn") == "true"
    assert asked.findtext("a:Issuer", namespaces=PREFIXES) == US
    assert house.request_at(begun(house).address).get("ForceAuthn") is None
    assert begun(house).state != begun(house).state


def test_what_a_house_has_signed_is_believed(house: SamlHouse):
    methods = {"http://schemas.microsoft.com/claims/authnmethodsreferences": ["urn:pwd", "urn:mfa"]}
    claims = answered(house, level="urn:two", more=methods, signed_in="2026-01-02T03:04:05.1234567Z")
    assert claims == Claims(
        "s-1", "amina@elsewhere.example", False, "أمينة", ("urn:pwd", "urn:mfa"), "urn:two", 1767323045
    )


def test_address_counts_as_verified_only_where_the_installation_says_so():
    assert answered(a_saml_house(addresses_verified=True)).email_verified
    assert not answered(a_saml_house(addresses_verified=True), email="").email_verified
    assert not answered(a_saml_house()).email_verified


def test_subject_is_a_lasting_name_or_the_attribute_that_is_named_for_it(house: SamlHouse):
    for other in ("transient", "emailAddress", "unspecified"):
        response = response_of(house, name_format=f"urn:oasis:names:tc:SAML:2.0:nameid-format:{other}")
        assert fault_of(house, posted(response)) is IdentityFault.NOT_BELIEVED
    named = a_saml_house(attributes=Attributes(subject="urn:number"))
    assert answered(named, name_format="urn:transient", more={"urn:number": "n-7"}).subject == "n-7"
    assert fault_of(named, posted(response_of(named))) is IdentityFault.NOT_BELIEVED
    assert (
        fault_of(named, posted(response_of(named, more={"urn:number": ["n-7", "n-8"]}))) is IdentityFault.NOT_BELIEVED
    )


def test_every_certificate_written_down_is_tried_so_that_keys_may_change(house: SamlHouse):
    _, other = another_key()
    house.issuer = replace(house.issuer, certificates=(other, house.certificate))
    assert answered(house).subject == "s-1"
    house.issuer = replace(house.issuer, certificates=(other,))
    assert fault_of(house, posted(response_of(house))) is IdentityFault.NOT_BELIEVED


def test_answer_is_good_once_and_only_for_its_own_request(house: SamlHouse):
    beginning, provider = begun(house), SamlProvider(house.issuer)
    field = house.grant(beginning.address)["SAMLResponse"]
    code = provider.receive(field, return_to=ANSWERS)
    assert provider.claims(Answer(code=code), beginning=beginning, return_to=ANSWERS).subject == "s-1"
    with pytest.raises(IdentityRefused) as refused:
        provider.claims(Answer(code=code), beginning=beginning, return_to=ANSWERS)
    assert refused.value.fault is IdentityFault.NOT_BELIEVED
    assert fault_of(house, field) is IdentityFault.NOT_BELIEVED
    with pytest.raises(IdentityRefused) as refused:
        brought(house, house.grant(begun(house).address)["SAMLResponse"], begun(house))
    assert "another request" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"audience": "https://elsewhere.example/metadata/"}, IdentityFault.NOT_BELIEVED),
        ({"recipient": "https://elsewhere.example/saml/"}, IdentityFault.NOT_BELIEVED),
        ({"recipient": ANSWERS + "more"}, IdentityFault.NOT_BELIEVED),
        ({"destination": "https://elsewhere.example/saml/"}, IdentityFault.NOT_BELIEVED),
        ({"in_response_to": ""}, IdentityFault.NOT_BELIEVED),
        ({"ends": shifted(seconds=-61)}, IdentityFault.NOT_BELIEVED),
        ({"begins": shifted(hours=1)}, IdentityFault.NOT_BELIEVED),
        ({"ends": "2099-01-01T00:00:00"}, IdentityFault.NOT_BELIEVED),
        ({"ends": shifted(hours=25)}, IdentityFault.NOT_BELIEVED),
        ({"ends": "for ever"}, IdentityFault.NOT_BELIEVED),
        ({"issuer": "https://evil.example/"}, IdentityFault.WRONG_ISSUER),
        ({"sender": "https://evil.example/"}, IdentityFault.WRONG_ISSUER),
        ({"subject": ""}, IdentityFault.NOT_BELIEVED),
        ({"subject": "s" * 256}, IdentityFault.NOT_BELIEVED),
        ({"status": "AuthnFailed"}, IdentityFault.DENIED),
        ({"status": "VersionMismatch"}, IdentityFault.BROKEN),
    ],
)
def test_what_was_not_said_here_now_and_to_us_is_refused(
    house: SamlHouse, changes: dict[str, str], fault: IdentityFault
):
    assert fault_of(house, posted(response_of(house, **changes))) is fault


@pytest.mark.parametrize("part", ["Conditions", "AuthnStatement", "Subject", "Issuer"])
def test_assertion_that_lacks_a_part_is_refused_though_it_is_signed(house: SamlHouse, part: str):
    response = response_of(house)
    [assertion] = response.findall("a:Assertion", PREFIXES)
    for each in assertion.findall(f"a:{part}", PREFIXES) + assertion.findall("d:Signature", PREFIXES):
        assertion.remove(each)
    response.replace(assertion, house.signed(assertion))
    assert fault_of(house, posted(response)) in {IdentityFault.NOT_BELIEVED, IdentityFault.WRONG_ISSUER}


def test_what_is_no_response_or_too_long_is_refused(house: SamlHouse):
    texts = (b"<a/>", b"no xml", b"\xff\xfe", b"")
    for field in ("no base64!", "é", "A" * (MOST_BYTES + 1), *map(posted, texts)):
        assert fault_of(house, field) is IdentityFault.BROKEN


@given(field=st.text() | st.binary().map(posted))
def test_nothing_that_is_posted_is_too_much(field: str):
    with pytest.raises(IdentityRefused):
        SamlProvider(a_saml_house().issuer).receive(field, return_to=ANSWERS)


def test_lines_of_base64_may_be_broken(house: SamlHouse):
    beginning = begun(house)
    field = base64.encodebytes(base64.b64decode(house.grant(beginning.address)["SAMLResponse"])).decode()
    assert brought(house, field, beginning).subject == "s-1"


def test_we_publish_where_answers_go(house: SamlHouse):
    root = etree.fromstring(SamlProvider(house.issuer).metadata(return_to=ANSWERS))
    place = root.find("m:SPSSODescriptor/m:AssertionConsumerService", PREFIXES)
    assert place is not None
    assert (root.get("entityID"), place.get("Location")) == (US, ANSWERS)
