"""What an assertion says, and whether it says it here, now, to us, and of a sign-in that was asked for.

Sources: SAML 2.0 Core, sections 2.3 to 2.7; Profiles, section 4.1.4.3 (what the receiver of a POST must check).
"""

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml import etree

from multaqa.gateways.identity.port import Claims, IdentityFault, IdentityRefused
from multaqa.gateways.identity.saml_issuers import Attributes, SamlIssuer
from multaqa.gateways.identity.saml_xml import ASSERTIONS, PERSISTENT, PREFIXES, only, text_in

CLOCKS_DIFFER: Final = 60  # seconds
LONGEST: Final = 24 * 3600  # seconds, for which it is remembered that an assertion was brought
_BEARER: Final = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
_CONDITIONS: Final = frozenset(f"{{{ASSERTIONS}}}{name}" for name in ("AudienceRestriction", "OneTimeUse"))
_LONGEST_SUBJECT: Final = 255


@dataclass(frozen=True)
class Statement:
    """What was said, in answer to which request, under which number, and until when it holds (seconds since 1970)."""

    claims: Claims
    in_response_to: str
    number: str
    ends_at: float


def statement_in(assertion: etree._Element, *, issuer: SamlIssuer, entity_id: str, answer_address: str) -> Statement:
    """What a signed assertion says to ``entity_id`` at ``answer_address``. Raises IdentityRefused."""
    if text_in(only(assertion, "a:Issuer")) != issuer.issuer:
        raise IdentityRefused(IdentityFault.WRONG_ISSUER, "the assertion is another provider's")
    confirmed = _confirmed(assertion, answer_address)
    ends_at = min(_moment(confirmed, "NotOnOrAfter"), _end_of_conditions(assertion, entity_id))
    if ends_at > time.time() + LONGEST:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it would hold for more than a day")
    return Statement(
        claims=_claims(assertion, issuer),
        in_response_to=_required(confirmed, "InResponseTo"),
        number=_required(assertion, "ID"),
        ends_at=ends_at,
    )


def _confirmed(assertion: etree._Element, answer_address: str) -> etree._Element:
    """By which confirmation whoever brings the assertion is its subject: here, now, and after a request."""
    for each in assertion.findall(f"a:Subject/a:SubjectConfirmation[@Method='{_BEARER}']", PREFIXES):
        said = only(each, "a:SubjectConfirmationData")
        if said is None or said.get("Recipient") != answer_address or said.get("NotBefore") is not None:
            continue
        if _moment(said, "NotOnOrAfter") > time.time() - CLOCKS_DIFFER:
            return said
    raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it was meant for another address, or has ended")


def _end_of_conditions(assertion: etree._Element, entity_id: str) -> float:
    """Until when the conditions are met; they must name us, in each list of who may rely on it."""
    conditions, now = only(assertion, "a:Conditions"), time.time()
    if conditions is None or any(each.tag not in _CONDITIONS for each in conditions):
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "its conditions are missing or not understood")
    audiences = [
        {text_in(one) for one in each.findall("a:Audience", PREFIXES)}
        for each in conditions.findall("a:AudienceRestriction", PREFIXES)
    ]
    if not audiences or not all(entity_id in each for each in audiences):
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it was meant for another site")
    begins = _moment(conditions, "NotBefore") if "NotBefore" in conditions.attrib else now
    ends = _moment(conditions, "NotOnOrAfter")
    if not begins - CLOCKS_DIFFER <= now < ends + CLOCKS_DIFFER:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it does not hold now")
    return ends


def _claims(assertion: etree._Element, issuer: SamlIssuer) -> Claims:
    signed_in = only(assertion, "a:AuthnStatement")
    if signed_in is None:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it tells of no sign-in, or of several")
    named = issuer.attributes
    address = _first(assertion, named.address, most=254)
    return Claims(
        subject=_subject(assertion, named),
        email=address,
        email_verified=issuer.addresses_verified and bool(address),
        name=_first(assertion, named.name, most=150),
        methods=tuple(_values(assertion, named.methods)),
        level=text_in(only(signed_in, "a:AuthnContext/a:AuthnContextClassRef")),
        signed_in_at=int(_moment(signed_in, "AuthnInstant")),
    )


def _subject(assertion: etree._Element, named: Attributes) -> str:
    """What is hers for ever there: a persistent name, or the attribute that the installation has named for it."""
    if named.subject:
        values = _values(assertion, (named.subject,))
        subject = values[0] if len(values) == 1 else ""
    else:
        name = only(assertion, "a:Subject/a:NameID")
        subject = text_in(name) if name is not None and name.get("Format") == PERSISTENT else ""
    if not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it holds no lasting name of the person")
    return subject


def _first(assertion: etree._Element, names: tuple[str, ...], *, most: int) -> str:
    return next((value for value in _values(assertion, names) if len(value) <= most), "")


def _values(assertion: etree._Element, names: tuple[str, ...]) -> list[str]:
    """The values of the first of these attributes that has any."""
    attributes = assertion.findall("a:AttributeStatement/a:Attribute", PREFIXES)
    for name in names:
        found = [
            each for one in attributes if one.get("Name") == name for each in one.findall("a:AttributeValue", PREFIXES)
        ]
        values = [text_in(each) for each in found if text_in(each)]
        if values:
            return values
    return []


def _moment(element: etree._Element, name: str) -> float:
    """An instant of an attribute, in seconds since 1970; it must say its time zone."""
    try:
        moment = datetime.fromisoformat(_required(element, name))
    except ValueError:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, f"{name} is no instant") from None
    if moment.tzinfo is None:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, f"{name} has no time zone")
    return moment.timestamp()


def _required(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if not value:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, f"{name} is missing")
    return value
