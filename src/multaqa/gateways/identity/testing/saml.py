"""A house that signs assertions, for tests, and can be told to misbehave; browsers carry all of it."""

import base64
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from lxml import etree
from signxml.algorithms import CanonicalizationMethod, SignatureConstructionMethod
from signxml.signer import XMLSigner

from multaqa.gateways.identity.saml_issuers import Attributes, SamlIssuer
from multaqa.gateways.identity.saml_xml import ASSERTIONS, PERSISTENT, PROTOCOL

HOME: Final = "https://idp.university.example/sso"
_numbers: Final = count(1)
_ASSERTION: Final = """<saml:Assertion xmlns:saml="{assertions}" ID="{number}" Version="2.0" IssueInstant="{now}">
<saml:Issuer>{issuer}</saml:Issuer><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="placeholder"/>
<saml:Subject><saml:NameID Format="{name_format}">{subject}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
 InResponseTo="{in_response_to}" Recipient="{recipient}" NotOnOrAfter="{ends}"/></saml:SubjectConfirmation>
</saml:Subject>
<saml:Conditions NotBefore="{begins}" NotOnOrAfter="{ends}"><saml:AudienceRestriction>
<saml:Audience>{audience}</saml:Audience>
</saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{signed_in}"><saml:AuthnContext>
<saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"""
_RESPONSE: Final = """<samlp:Response xmlns:samlp="{protocol}" ID="_response" Version="2.0" Destination="{destination}">
<saml:Issuer xmlns:saml="{assertions}">{sender}</saml:Issuer><samlp:Status><samlp:StatusCode
 Value="urn:oasis:names:tc:SAML:2.0:status:{status}"/></samlp:Status></samlp:Response>"""


@dataclass
class SamlHouse:
    """The house: ``issuer`` is how an installation writes it down, ``key`` and ``certificate`` what it signs with."""

    issuer: SamlIssuer
    key: rsa.RSAPrivateKey
    certificate: str

    def request_at(self, address: str) -> etree._Element:
        """The request that a browser brings in ``address``."""
        packed = base64.b64decode(dict(parse_qsl(urlsplit(address).query))["SAMLRequest"])
        return etree.fromstring(zlib.decompress(packed, -zlib.MAX_WBITS))

    def grant(self, address: str, **changes: Any) -> dict[str, str]:
        """Let in whoever came with the browser's ``address``; gives the fields of the form that the browser posts."""
        response = self.response(address, **changes)
        return {"SAMLResponse": posted(response), "RelayState": dict(parse_qsl(urlsplit(address).query))["RelayState"]}

    def response(self, address: str, **changes: Any) -> etree._Element:
        """The whole response with its signed assertion; ``changes`` are values in the place of the usual ones."""
        asked = self.request_at(address)
        answer_address = asked.get("AssertionConsumerServiceURL", "")
        values = {
            "number": f"_assertion-{next(_numbers)}",
            "in_response_to": asked.get("ID", ""),
            "recipient": answer_address,
            "destination": answer_address,
            "audience": asked.findtext(f"{{{ASSERTIONS}}}Issuer"),
            **self._usual(),
            **changes,
        }
        attributes = {"mail": values["email"], "displayName": values["name"], **values["more"]}
        values["attributes"] = "".join(_attribute(name, value) for name, value in attributes.items() if value)
        root = etree.fromstring(_RESPONSE.format(**values))
        root.append(self.signed(etree.fromstring(_ASSERTION.format(**values))))
        return root

    def signed(self, assertion: etree._Element, **how: Any) -> etree._Element:
        """An assertion with the signature of the house; ``how`` are settings of the signer."""
        usual = {"method": SignatureConstructionMethod.enveloped, "c14n_algorithm": _EXCLUSIVE}
        signer = XMLSigner(**{**usual, **how})
        return signer.sign(assertion, key=self.key, cert=self.certificate, reference_uri=assertion.get("ID"))

    def _usual(self) -> dict[str, Any]:
        now = datetime.now(UTC)
        return {
            "assertions": ASSERTIONS,
            "protocol": PROTOCOL,
            "issuer": self.issuer.issuer,
            "sender": self.issuer.issuer,
            "status": "Success",
            "name_format": PERSISTENT,
            "subject": "s-1",
            "email": "amina@elsewhere.example",
            "name": "أمينة",
            "level": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
            "more": {},
            "now": instant(now),
            "signed_in": instant(now),
            "begins": instant(now - timedelta(seconds=5)),
            "ends": instant(now + timedelta(minutes=5)),
        }


def a_saml_house(**more: Any) -> SamlHouse:
    """A house with a key of its own; ``more`` are further fields of its ``SamlIssuer``."""
    key, certificate = a_key_with_certificate("idp.university.example")
    written: dict[str, Any] = {"id": "university", "names": (("en", "University"), ("ar", "الجامعة"))}
    usual = {"issuer": "https://idp.university.example/", "sign_in_address": HOME, "attributes": Attributes()}
    return SamlHouse(SamlIssuer(certificates=(certificate,), **{**written, **usual, **more}), key, certificate)


def posted(response: etree._Element | bytes) -> str:
    """A response as the field of a form holds it."""
    return base64.b64encode(response if isinstance(response, bytes) else etree.tostring(response)).decode()


def instant(moment: datetime) -> str:
    """An instant as SAML writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@cache
def a_key_with_certificate(host: str) -> tuple[rsa.RSAPrivateKey, str]:
    """The key of a host, the same all through a run, with a certificate in PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, SHA256())
    )
    return key, certificate.public_bytes(Encoding.PEM).decode()


def another_key() -> tuple[rsa.RSAPrivateKey, str]:
    """A key that no provider has, with a certificate."""
    return a_key_with_certificate("evil.example")


def _attribute(name: str, value: str | list[str]) -> str:
    values = [value] if isinstance(value, str) else value
    inside = "".join(f"<saml:AttributeValue>{each}</saml:AttributeValue>" for each in values)
    return f'<saml:Attribute Name="{name}">{inside}</saml:Attribute>'


_EXCLUSIVE: Final = CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0
