"""A provider that speaks SAML 2.0: the Web Browser SSO profile, begun here; requests by redirection, answers by POST.

Its answer is posted from its own page, so the browser brings no cookie of ours (SameSite=Lax). It is judged at once,
without a session; what was believed waits under a random code for the GET that follows, which brings the cookie and is
held against the request of this very session.
"""

import base64
import hashlib
import secrets
import time
import zlib
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlencode, urljoin

from django.core.cache import cache
from lxml import etree

from multaqa.gateways.identity.port import Answer, Beginning, Claims, IdentityFault, IdentityRefused
from multaqa.gateways.identity.saml_issuers import SamlIssuer
from multaqa.gateways.identity.saml_metadata import metadata_of
from multaqa.gateways.identity.saml_signatures import signed_assertion
from multaqa.gateways.identity.saml_statements import CLOCKS_DIFFER, Statement, statement_in
from multaqa.gateways.identity.saml_xml import (
    ASSERTIONS,
    BY_FORM,
    PERSISTENT,
    PREFIXES,
    PROTOCOL,
    NotPlain,
    plain_root,
    text_in,
)

MOST_BYTES: Final = 256 * 1024
WAITS_SECONDS: Final = 120
_STATUS: Final = "urn:oasis:names:tc:SAML:2.0:status:"
_SAID_NO: Final = frozenset({"AuthnFailed", "RequestDenied", "NoPassive", "NoAuthnContext", "UnknownPrincipal"})
_MAP: Final = {"samlp": PROTOCOL, "saml": ASSERTIONS}


class SamlProvider:
    """One house. Every process may take up what another has judged: it waits in the shared cache."""

    def __init__(self, issuer: SamlIssuer) -> None:
        self._issuer = issuer

    def begin(self, *, return_to: str, again: bool = False) -> Beginning:
        """See IdentityProvider."""
        state, number = secrets.token_urlsafe(32), f"_{secrets.token_hex(20)}"
        asked = {"SAMLRequest": _packed(self._request(number, return_to, again=again)), "RelayState": state}
        joint = "&" if "?" in self._issuer.sign_in_address else "?"
        return Beginning(f"{self._issuer.sign_in_address}{joint}{urlencode(asked)}", state, number, "")

    def receive(self, posted: str, *, return_to: str) -> str:
        """See FormAnswers."""
        root = _response(posted)
        _check_envelope(root, issuer=self._issuer, return_to=return_to)
        statement = statement_in(
            signed_assertion(root, issuer=self._issuer),
            issuer=self._issuer,
            entity_id=_entity_id(return_to),
            answer_address=return_to,
        )
        self._use_up(statement)
        code = secrets.token_urlsafe(32)
        waiting = {"claims": asdict(statement.claims), "in_response_to": statement.in_response_to}
        cache.set(self._key("answer", code), waiting, timeout=WAITS_SECONDS)
        return code

    def claims(self, answer: Answer, *, beginning: Beginning, return_to: str) -> Claims:  # noqa: ARG002 - judged before
        """See IdentityProvider."""
        if answer.error:
            raise IdentityRefused(_fault_called(answer.error))
        key = self._key("answer", answer.code)
        waiting = cache.get(key)
        if waiting is None or not cache.delete(key):
            raise IdentityRefused(IdentityFault.NOT_BELIEVED, "no such answer waits")
        if not secrets.compare_digest(waiting["in_response_to"].encode(), beginning.nonce.encode()):
            raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it answers another request")
        said = waiting["claims"]
        return Claims(**{**said, "methods": tuple(said["methods"])})

    def metadata(self, *, return_to: str) -> bytes:
        """See FormAnswers."""
        return metadata_of(entity_id=_entity_id(return_to), answer_address=return_to)

    def _request(self, number: str, return_to: str, *, again: bool) -> bytes:
        """The request for a sign-in (Core, section 3.4.1); ``again`` for one that may not rest on an earlier one."""
        root = etree.Element(f"{{{PROTOCOL}}}AuthnRequest", nsmap=_MAP)
        root.set("ID", number)
        root.set("Version", "2.0")
        root.set("IssueInstant", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        root.set("Destination", self._issuer.sign_in_address)
        root.set("AssertionConsumerServiceURL", return_to)
        root.set("ProtocolBinding", BY_FORM)
        if again:
            root.set("ForceAuthn", "true")
        etree.SubElement(root, f"{{{ASSERTIONS}}}Issuer").text = _entity_id(return_to)
        policy = etree.SubElement(root, f"{{{PROTOCOL}}}NameIDPolicy", AllowCreate="true")
        if not self._issuer.attributes.subject:
            policy.set("Format", PERSISTENT)
        return etree.tostring(root)

    def _use_up(self, statement: Statement) -> None:
        """Note that an assertion was brought; it is good no second time for as long as it holds."""
        left = statement.ends_at + 2 * CLOCKS_DIFFER - time.time()
        if not cache.add(self._key("used", statement.number), True, timeout=max(1, int(left))):
            raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it was brought before")

    def _key(self, kind: str, word: str) -> str:
        """A key of the shared cache; hashed, for a provider's number may hold anything."""
        return f"saml:{kind}:" + hashlib.sha256(f"{self._issuer.id}\n{word}".encode()).hexdigest()


def _response(posted: str) -> etree._Element:
    """The document in a form's field (Bindings, section 3.5.4)."""
    if len(posted) > MOST_BYTES:
        raise IdentityRefused(IdentityFault.BROKEN, "it is longer than is read")
    try:
        root = plain_root(base64.b64decode("".join(posted.split()), validate=True))
    except NotPlain as error:
        raise IdentityRefused(IdentityFault.BROKEN, str(error)) from None
    except ValueError:
        raise IdentityRefused(IdentityFault.BROKEN, "it is not in base64") from None
    if root.tag != f"{{{PROTOCOL}}}Response" or root.get("Version") != "2.0":
        raise IdentityRefused(IdentityFault.BROKEN, "it is no response")
    return root


def _check_envelope(root: etree._Element, *, issuer: SamlIssuer, return_to: str) -> None:
    """What the response says around its assertion. It is not signed, so it can only refuse."""
    named = root.find("a:Issuer", PREFIXES)
    if named is not None and text_in(named) != issuer.issuer:
        raise IdentityRefused(IdentityFault.WRONG_ISSUER, "the answer names another")
    if root.get("Destination", return_to) != return_to:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "it was sent to another address")
    said = {each.get("Value", "").removeprefix(_STATUS) for each in root.iterfind("p:Status//p:StatusCode", PREFIXES)}
    if said & _SAID_NO:
        raise IdentityRefused(IdentityFault.DENIED, ", ".join(sorted(said)))
    if said != {"Success"}:
        raise IdentityRefused(IdentityFault.BROKEN, "its status is no success")


def _packed(request: bytes) -> str:
    """Deflated without a head and in base64, as the binding by redirection has it (Bindings, section 3.4.4.1)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(packer.compress(request) + packer.flush()).decode()


def _entity_id(return_to: str) -> str:
    """Our name for ourselves towards a house: the address of what we publish for it."""
    return urljoin(return_to, "../metadata/")


def _fault_called(word: str) -> IdentityFault:
    return IdentityFault(word) if word in IdentityFault else IdentityFault.BROKEN
