"""Whether a house has signed an assertion, and what exactly it has signed (XML Signature, second edition).

The classic attack moves a signed assertion elsewhere in the document and puts a forged one where a reader looks. So the
document may hold one assertion, one place for its signature and nothing twice; and what is read afterwards is what was
verified: the canonical text under the signature, read anew.
"""

from typing import Final

import cryptography.exceptions
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from multaqa.gateways.identity.port import IdentityFault, IdentityRefused
from multaqa.gateways.identity.saml_issuers import SamlIssuer
from multaqa.gateways.identity.saml_xml import ASSERTIONS, PREFIXES, SIGNATURES, only

_METHODS: Final = frozenset(
    {
        *(SignatureMethod.RSA_SHA256, SignatureMethod.RSA_SHA384, SignatureMethod.RSA_SHA512),
        *(SignatureMethod.ECDSA_SHA256, SignatureMethod.ECDSA_SHA384, SignatureMethod.ECDSA_SHA512),
        *(SignatureMethod.SHA256_RSA_MGF1, SignatureMethod.SHA384_RSA_MGF1, SignatureMethod.SHA512_RSA_MGF1),
    }
)
_DIGESTS: Final = frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512})
_FAULTS: Final = (
    *(SignXMLException, cryptography.exceptions.InvalidSignature, etree.LxmlError),
    *(ValueError, LookupError, TypeError, AttributeError),
)
"""What the library says no with; the last four where a document lacks a part that it takes for granted."""
_EXCLUSIVE: Final = "http://www.w3.org/2001/10/xml-exc-c14n#"
_TRANSFORMS: Final = (f"{SIGNATURES}enveloped-signature", _EXCLUSIVE)
"""What SAML allows (Core, section 5.4.4), without the form that keeps comments."""


def signed_assertion(root: etree._Element, *, issuer: SamlIssuer) -> etree._Element:
    """The one assertion of a response, as it was signed with a key of ``issuer``. Raises IdentityRefused."""
    assertion = only(root, "a:Assertion")
    if assertion is None or len(list(root.iter(f"{{{ASSERTIONS}}}Assertion"))) != 1:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it holds no assertion in the open, or several")
    _check_places(root, assertion)
    for certificate in issuer.certificates:
        found = _as_signed(root, certificate)
        if found is not None and found.get("ID") == assertion.get("ID") and found.tag == assertion.tag:
            return found
    raise IdentityRefused(IdentityFault.NOT_BELIEVED, "no key of the provider has signed the assertion")


def _check_places(root: etree._Element, assertion: etree._Element) -> None:
    """Nothing is named twice; the assertion has one signature, over itself alone, by known transforms."""
    ids = [value for each in root.iter() for name, value in each.items() if _is_an_id(name)]
    signature = only(assertion, "d:Signature")
    references = [] if signature is None else signature.findall("d:SignedInfo/d:Reference", PREFIXES)
    if len(ids) != len(set(ids)) or len(references) != 1:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "the assertion is not signed, or something is there twice")
    [reference] = references
    transforms = tuple(each.get("Algorithm") for each in reference.findall("d:Transforms/d:Transform", PREFIXES))
    if reference.get("URI") != f"#{assertion.get('ID')}" or transforms != _TRANSFORMS:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "the signature is of something else than the assertion")
    if list(assertion.iter(f"{{{SIGNATURES}}}Signature")) != [signature]:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "the assertion holds a second signature")


def _is_an_id(name: str) -> bool:
    return etree.QName(name).localname.lower() == "id"


def _as_signed(root: etree._Element, certificate: str) -> etree._Element | None:
    """What a key has signed, read from its canonical text; None if it has not."""
    wanted = SignatureConfiguration(
        location=f"./{{{ASSERTIONS}}}Assertion/", signature_methods=_METHODS, digest_algorithms=_DIGESTS
    )
    try:
        verified = XMLVerifier().verify(root, x509_cert=certificate, expect_config=wanted, id_attribute="ID")
    except _FAULTS:
        return None
    return None if isinstance(verified, list) else verified.signed_xml
