"""An answer signed by another program than ours: by xmlsec, as most houses and libraries sign; the samples hold it.

Response and assertion are both signed, as some houses do; the certificate holds until 2126.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from multaqa.gateways.identity.api import IdentityRefused
from multaqa.gateways.identity.saml_issuers import SamlIssuer
from multaqa.gateways.identity.saml_signatures import signed_assertion
from multaqa.gateways.identity.saml_xml import PREFIXES, NotPlain, plain_root
from multaqa.gateways.identity.testing import a_saml_house

SAMPLES = Path(__file__).parent / "samples"
PIECES = tuple(re.split(rb"(?=<)", (SAMPLES / "signed_by_xmlsec.xml").read_bytes()))
ANSWER = (SAMPLES / "signed_by_xmlsec.xml").read_bytes()


@pytest.fixture(scope="module")
def issuer() -> SamlIssuer:
    certificate = (SAMPLES / "signed_by_xmlsec.pem").read_text("ascii")
    return replace(a_saml_house().issuer, certificates=(certificate,))


def test_signature_of_another_program_is_read(issuer: SamlIssuer):
    found = signed_assertion(plain_root(ANSWER), issuer=issuer)
    assert found.get("ID") == "_a1"
    assert found.findtext("a:AttributeStatement/a:Attribute/a:AttributeValue", namespaces=PREFIXES) == "Амина & أمينة"
    assert found.getparent() is None  # it is the signed text read anew, and nothing around it


@pytest.mark.parametrize(("old", "new"), [(b">s-1<", b">s-2<"), (b'ID="_a1"', b'ID="_a2"'), (b"_a1", b"_a2")])
def test_nothing_in_it_can_be_changed(issuer: SamlIssuer, old: bytes, new: bytes):
    assert old in ANSWER
    with pytest.raises(IdentityRefused):
        signed_assertion(plain_root(ANSWER.replace(old, new)), issuer=issuer)


@given(at=st.integers(0, len(ANSWER)), length=st.integers(0, 400), put=st.binary(max_size=40) | st.sampled_from(PIECES))
def test_no_change_is_believed_and_none_is_too_much(issuer: SamlIssuer, at: int, length: int, put: bytes):
    try:
        found = signed_assertion(plain_root(ANSWER[:at] + put + ANSWER[at + length :]), issuer=issuer)
    except (IdentityRefused, NotPlain):
        return
    assert etree.tostring(found) == etree.tostring(signed_assertion(plain_root(ANSWER), issuer=issuer))
