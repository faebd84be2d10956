"""How a provider that speaks SAML 2.0 is written down: by the metadata that it publishes, or by what stands in them.

[university]
kind = "saml"
name = "University account"
metadata_file = "/etc/multaqa/university.xml"
attributes = { subject = "urn:oasis:names:tc:SAML:attribute:subject-id" }
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from multaqa.gateways.identity.issuer import COMMON_KEYS, Issuer, common_values
from multaqa.gateways.identity.reading import checked_address, file_of, flag_of, refuse_unknown, text_of, words_of
from multaqa.gateways.identity.saml_metadata import House, house_in

_BY_FILE: Final = frozenset({"metadata_file"})
_BY_HAND: Final = frozenset({"sign_in_address", "certificate_files"})
_KEYS: Final = COMMON_KEYS | _BY_FILE | _BY_HAND | {"issuer", "attributes", "addresses_verified"}
_LEAST_BITS: Final = 2048
_CLAIMS: Final = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims"


@dataclass(frozen=True, kw_only=True)
class Attributes:
    """Under which names an assertion holds what is asked of it; the first one that is there counts.

    ``subject`` is empty where the assertion's own name of the person is taken, which must then be a persistent one.
    """

    subject: str = ""
    address: tuple[str, ...] = ("urn:oid:0.9.2342.19200300.100.1.3", f"{_CLAIMS}/emailaddress", "mail", "email")
    name: tuple[str, ...] = ("urn:oid:2.16.840.1.113730.3.1.241", f"{_CLAIMS}/name", "displayName", "name")
    methods: tuple[str, ...] = ("http://schemas.microsoft.com/claims/authnmethodsreferences",)


@dataclass(frozen=True, kw_only=True)
class SamlIssuer(Issuer):
    """One that speaks SAML 2.0; levels are classes of its AuthnContext, methods the values of an attribute.

    ``issuer`` is its entity id, ``certificates`` hold the keys that it signs with (PEM). ``addresses_verified``:
    whether the installation knows that nobody can choose her own address there, which the protocol cannot say.
    """

    answers_by_form: ClassVar[bool] = True

    sign_in_address: str
    certificates: tuple[str, ...] = field(repr=False)
    attributes: Attributes = field(default_factory=Attributes)
    addresses_verified: bool = False

    @property
    def home(self) -> str:
        """See Issuer."""
        return self.sign_in_address


def saml_issuer_from(name: str, table: Mapping[str, Any]) -> SamlIssuer:
    """The provider that a table names. Raises ValueError with what to mend."""
    refuse_unknown(name, table, _KEYS)
    house = _house(name, table)
    return SamlIssuer(
        **common_values(name, table),
        issuer=house.issuer,
        sign_in_address=checked_address(name, house.sign_in_address, "sign_in_address"),
        certificates=tuple(_checked(name, each) for each in house.certificates),
        attributes=_attributes(name, table),
        addresses_verified=flag_of(name, table, "addresses_verified"),
    )


def _house(name: str, table: Mapping[str, Any]) -> House:
    """What the provider says of itself, from its metadata or written by hand; never half and half."""
    if bool(_BY_FILE & set(table)) == bool(_BY_HAND & set(table)):
        raise ValueError(f"[{name}] needs either metadata_file, or issuer, sign_in_address and certificate_files.")
    if "metadata_file" not in table:
        files = words_of(name, table, "certificate_files")
        certificates = tuple(file_of(name, path) for path in files)
        return House(text_of(name, table, "issuer"), text_of(name, table, "sign_in_address"), certificates)
    path = text_of(name, table, "metadata_file")
    wanted = text_of(name, table, "issuer") if "issuer" in table else ""
    try:
        return house_in(file_of(name, path), wanted=wanted)
    except LookupError as error:
        raise ValueError(f"[{name}] names {path}, {error.args[0]}") from None


def _checked(name: str, certificate: bytes) -> str:
    """A certificate as PEM, if its key is one that is strong enough."""
    try:
        read = _read(certificate)
    except ValueError:
        raise ValueError(f"[{name}] has a certificate that cannot be read: it is wanted as PEM.") from None
    key = read.public_key()
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise ValueError(f"[{name}] has a certificate whose key is neither RSA nor on an elliptic curve.")
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < _LEAST_BITS:
        raise ValueError(f"[{name}] has a certificate whose key is of fewer than {_LEAST_BITS} bits.")
    return read.public_bytes(Encoding.PEM).decode()


def _read(certificate: bytes) -> x509.Certificate:
    """As PEM, or as the bare base64 of metadata."""
    if b"-----BEGIN" in certificate:
        return x509.load_pem_x509_certificate(certificate)
    return x509.load_der_x509_certificate(base64.b64decode(certificate))


def _attributes(name: str, table: Mapping[str, Any]) -> Attributes:
    given = table.get("attributes", {})
    usual = Attributes()
    if not isinstance(given, dict) or set(given) - set(_NAMED):
        raise ValueError(f"[{name}] has attributes that cannot be read: name some of {', '.join(_NAMED)}.")
    named = {key: text_of(name, given, key) for key in given}
    return Attributes(
        subject=named.get("subject", ""),
        address=(named["address"],) if "address" in named else usual.address,
        name=(named["name"],) if "name" in named else usual.name,
        methods=(named["methods"],) if "methods" in named else usual.methods,
    )


_NAMED: Final = ("subject", "address", "name", "methods")
