"""An answer signed by another program than ours: by xmlsec, as most houses and libraries sign; the samples hold it.

Response and assertion are both signed, as some houses do; the certificate holds until 2126.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from multaqa.gateways.identity.api import IdentityRefused
from multaqa.gateways.identity.saml_issuers import SamlIssuer
from multaqa.gateways.identity.saml_signatures import signed_assertion
from multaqa.gateways.identity.saml_xml import PREFIXES, plain_root
from multaqa.gateways.identity.testing import a_saml_house

SAMPLES = Path(__file__).parent / "samples"
ANSWER = (SAMPLES / "signed_by_xmlsec.xml").read_bytes()


@pytest.fixture
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
