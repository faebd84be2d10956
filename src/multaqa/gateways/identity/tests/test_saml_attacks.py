"""The attacks by which SAML has believed whom it should not: signatures moved, weak or missing, names parted in two."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, DigestAlgorithm, SignatureMethod
from signxml.signer import XMLSigner

from multaqa.gateways.identity.api import IdentityFault
from multaqa.gateways.identity.saml_xml import ASSERTIONS, PREFIXES, PROTOCOL
from multaqa.gateways.identity.testing import SamlHouse, a_saml_house
from multaqa.gateways.identity.testing.saml import another_key, posted
from multaqa.gateways.identity.tests.saml_visits import fault_of, response_of

SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"


@pytest.fixture
def house() -> SamlHouse:
    return a_saml_house()


def assertion_in(response: etree._Element) -> etree._Element:
    found = response.find("a:Assertion", PREFIXES)
    assert found is not None
    return found


def test_unsigned_and_altered_assertions_are_refused(house: SamlHouse):
    response = response_of(house)
    name = response.find(".//a:NameID", PREFIXES)
    assert name is not None
    name.text = "s-2"
    assert fault_of(house, posted(response)) is IdentityFault.NOT_BELIEVED
    response = response_of(house)
    assertion = assertion_in(response)
    assertion.remove(assertion[1])
    assert fault_of(house, posted(response)) is IdentityFault.NOT_BELIEVED


def test_signature_by_another_key_is_refused_though_it_brings_its_certificate(house: SamlHouse):
    forger = SamlHouse(house.issuer, *another_key())
    assert fault_of(house, posted(response_of(forger))) is IdentityFault.NOT_BELIEVED


class _OldSigner(XMLSigner):
    """A signer that still makes what nobody should."""

    def check_deprecated_methods(self) -> None:
        """Let it."""


@pytest.mark.parametrize(
    "how",
    [
        {"signature_algorithm": SignatureMethod.RSA_SHA1},
        {"digest_algorithm": DigestAlgorithm.SHA1},
        {"signature_algorithm": SignatureMethod.RSA_SHA224},
        {"c14n_algorithm": CanonicalizationMethod.CANONICAL_XML_1_0},
        {"c14n_algorithm": CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0_WITH_COMMENTS},
    ],
)
def test_weak_or_unusual_algorithms_are_refused(house: SamlHouse, how: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("multaqa.gateways.identity.testing.saml.XMLSigner", _OldSigner)
    response = response_of(house)
    assertion = assertion_in(response)
    assertion.remove(assertion[1])
    response.replace(assertion, house.signed(assertion, **how))
    assert fault_of(house, posted(response)) is IdentityFault.NOT_BELIEVED


def forged(assertion: etree._Element, *, number: str, signed: bool = False) -> etree._Element:
    """An assertion of somebody else after the model of a signed one."""
    made = copy.deepcopy(assertion)
    made.set("ID", number)
    for name in made.iter(f"{{{ASSERTIONS}}}NameID"):
        name.text = "victim"
    if not signed:
        for each in made.findall(SIGNATURE):
            made.remove(each)
    return made


def _beside(response: etree._Element, assertion: etree._Element) -> None:
    response.insert(0, forged(assertion, number="_forged"))


def _with_the_same_number(response: etree._Element, assertion: etree._Element) -> None:
    response.insert(0, forged(assertion, number=assertion.get("ID", "")))


def _around(response: etree._Element, assertion: etree._Element) -> None:
    outer = forged(assertion, number="_forged")
    response.replace(assertion, outer)
    outer.append(assertion)


def _inside_the_signature(response: etree._Element, assertion: etree._Element) -> None:
    outer = forged(assertion, number="_forged", signed=True)
    response.replace(assertion, outer)
    signature = outer.find(SIGNATURE)
    assert signature is not None
    inner = etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object")
    inner.append(forged(assertion, number=assertion.get("ID", "")))
    for name in inner.iter(f"{{{ASSERTIONS}}}NameID"):
        name.text = "s-1"


def _in_an_extension(response: etree._Element, assertion: etree._Element) -> None:
    outer = forged(assertion, number="_forged", signed=True)
    response.replace(assertion, outer)
    extension = etree.Element(f"{{{PROTOCOL}}}Extensions")
    assertion.remove(assertion[1])
    extension.append(assertion)
    response.insert(1, extension)


def _a_whole_response_inside(response: etree._Element, assertion: etree._Element) -> None:
    kept = copy.deepcopy(response)
    response.replace(assertion, forged(assertion, number="_forged", signed=True))
    response.append(kept)


@pytest.mark.parametrize(
    "wrap",
    [_beside, _with_the_same_number, _around, _inside_the_signature, _in_an_extension, _a_whole_response_inside],
)
def test_signed_assertion_that_is_moved_elsewhere_signs_in_nobody(
    house: SamlHouse, wrap: Callable[[etree._Element, etree._Element], None]
):
    response = response_of(house)
    wrap(response, assertion_in(response))
    assert fault_of(house, posted(response)) is IdentityFault.NOT_BELIEVED


def test_comment_cannot_part_a_name_in_two(house: SamlHouse):
    whole = etree.tostring(response_of(house, subject="s-1.evil.example"))
    for found, put in (
        (b"s-1.evil", b"s-1<!-- -->.evil"),
        (b"s-1.evil", b"s-1<?x?>.evil"),
        (b"<samlp:R", b"<!-- --><samlp:R"),
    ):
        assert fault_of(house, posted(whole.replace(found, put, 1))) is IdentityFault.BROKEN


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_no_document_type_is_read(house: SamlHouse, head: bytes):
    text = head + etree.tostring(response_of(house))
    assert fault_of(house, posted(text)) is IdentityFault.BROKEN
    assert fault_of(house, posted(text.decode().encode("utf-16"))) is IdentityFault.BROKEN
