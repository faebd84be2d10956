"""What a house that speaks SAML publishes of itself, and what we publish for it (Metadata for SAML 2.0)."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from multaqa.gateways.identity.saml_xml import (
    BY_ADDRESS,
    BY_FORM,
    METADATA,
    PERSISTENT,
    PREFIXES,
    PROTOCOL,
    NotPlain,
    plain_root,
    text_in,
)

_MAP: Final = {"md": METADATA}


@dataclass(frozen=True)
class House:
    """A provider's entity id, where browsers go to sign in, and its certificates, as PEM or bare base64."""

    issuer: str
    sign_in_address: str
    certificates: tuple[bytes, ...]


def house_in(text: bytes, *, wanted: str = "") -> House:
    """The house that metadata describe; ``wanted`` chooses one of a federation's. Raises LookupError with why not."""
    try:
        root = plain_root(text, with_comments=True)
    except NotPlain as error:
        raise LookupError(f"which is no metadata: {error}.") from None
    entities = [each for each in root.iter(f"{{{METADATA}}}EntityDescriptor") if wanted in ("", each.get("entityID"))]
    if len(entities) != 1:
        raise LookupError(f"which describes {len(entities)} such providers: name one by issuer.")
    return _house(entities[0])


def metadata_of(*, entity_id: str, answer_address: str) -> bytes:
    """What we publish for a provider: who we are, and where it sends its signed answers."""
    root = etree.Element(f"{{{METADATA}}}EntityDescriptor", {"entityID": entity_id}, nsmap=_MAP)
    asked = {"protocolSupportEnumeration": PROTOCOL, "AuthnRequestsSigned": "false", "WantAssertionsSigned": "true"}
    us = etree.SubElement(root, f"{{{METADATA}}}SPSSODescriptor", asked)
    etree.SubElement(us, f"{{{METADATA}}}NameIDFormat").text = PERSISTENT
    place = {"Binding": BY_FORM, "Location": answer_address, "index": "0", "isDefault": "true"}
    etree.SubElement(us, f"{{{METADATA}}}AssertionConsumerService", place)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _house(entity: etree._Element) -> House:
    doors = entity.findall("m:IDPSSODescriptor/m:SingleSignOnService", PREFIXES)
    addresses = [each.get("Location", "") for each in doors if each.get("Binding") == BY_ADDRESS]
    keys = entity.findall("m:IDPSSODescriptor/m:KeyDescriptor", PREFIXES)
    certificates = [
        text_in(each).encode()
        for key in keys
        if key.get("use", "signing") == "signing"
        for each in key.iterfind(".//d:X509Certificate", PREFIXES)
    ]
    if not addresses or not certificates:
        raise LookupError("which names no address to sign in at by redirection, or no certificate.")
    return House(entity.get("entityID", ""), addresses[0], tuple(certificates))
