"""A provider that speaks OpenID Connect: authorization code flow with state, nonce and PKCE.

Sources: OpenID Connect Core 1.0 and Discovery 1.0, RFC 6749, RFC 7636 (PKCE), RFC 9207 (issuer in the answer).
"""

import base64
import hashlib
import secrets
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote_plus, urlencode

from multaqa.gateways.identity.calls import Calls
from multaqa.gateways.identity.oidc_issuers import OpenIdIssuer
from multaqa.gateways.identity.port import Answer, Beginning, Claims, IdentityFault, IdentityRefused
from multaqa.gateways.identity.tokens import UnknownKey, believed

REMEMBERED_SECONDS: Final = 3600
_WELL_KNOWN: Final = "/.well-known/openid-configuration"
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class _Remembered:
    """What ``find`` found, for an hour; ``again`` asks anew, at most once a minute."""

    def __init__(self, find: Callable[[], dict[str, Any]]) -> None:
        self._find = find
        self._found: tuple[float, dict[str, Any]] | None = None

    def get(self, *, younger_than: float = REMEMBERED_SECONDS) -> dict[str, Any]:
        now = time.monotonic()
        if self._found is None or now - self._found[0] > younger_than:
            self._found = (now, self._find())
        return self._found[1]


class OpenIdProvider:
    """One issuer. What it publishes of itself and its keys are remembered for an hour in this process."""

    def __init__(self, issuer: OpenIdIssuer, *, certificates: ssl.SSLContext | None = None) -> None:
        self._issuer = issuer
        self._calls = Calls(issuer, certificates=certificates)
        self._published = _Remembered(self._discover)
        self._keys = _Remembered(lambda: self._calls.get(self._published.get()["jwks_uri"]))

    def begin(self, *, return_to: str, again: bool = False) -> Beginning:
        """See IdentityProvider."""
        endpoint = self._published.get()["authorization_endpoint"]
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        asked = {
            "response_type": "code",
            "client_id": self._issuer.client_id,
            "redirect_uri": return_to,
            "scope": " ".join(self._issuer.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
            **self._wishes(again=again),
        }
        joint = "&" if "?" in endpoint else "?"
        return Beginning(f"{endpoint}{joint}{urlencode(asked)}", state, nonce, verifier)

    def claims(self, answer: Answer, *, beginning: Beginning, return_to: str) -> Claims:
        """See IdentityProvider."""
        published = self._published.get()
        self._check_sender(answer, published)
        if answer.error:
            raise IdentityRefused(IdentityFault.DENIED if answer.error in _SAID_NO else IdentityFault.BROKEN)
        if not answer.code:
            raise IdentityRefused(IdentityFault.BROKEN, "neither code nor error")
        tokens = self._exchange(answer.code, beginning, return_to, published)
        claims = self._believed(str(tokens.get("id_token", "")), nonce=beginning.nonce)
        return _claims({**self._more(claims, tokens, published), **claims})

    def _discover(self) -> dict[str, Any]:
        """What the issuer publishes of itself; it must say that it is this issuer (Discovery 1.0, section 4.3)."""
        published = self._calls.get(self._issuer.issuer.rstrip("/") + _WELL_KNOWN)
        if published.get("issuer") != self._issuer.issuer:
            raise IdentityRefused(IdentityFault.WRONG_ISSUER, "its published name is another")
        for name in _ENDPOINTS:
            if not self._calls.may_go_to(str(published.get(name, ""))):
                raise IdentityRefused(IdentityFault.BROKEN, f"{name} is not at its own hosts")
        return published

    def _wishes(self, *, again: bool) -> dict[str, str]:
        wishes = {"prompt": "login", "max_age": "0"} if again else {}
        if self._issuer.second_factor_levels:
            wishes["acr_values"] = " ".join(self._issuer.second_factor_levels)
        return wishes

    def _check_sender(self, answer: Answer, published: Mapping[str, Any]) -> None:
        named = published.get("authorization_response_iss_parameter_supported") is True
        if (answer.issuer or named) and answer.issuer != self._issuer.issuer:
            raise IdentityRefused(IdentityFault.WRONG_ISSUER, "the answer names another")

    def _exchange(
        self, code: str, beginning: Beginning, return_to: str, published: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The tokens for a code; they live in this call alone."""
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": return_to,
            "code_verifier": beginning.verifier,
        }
        known = {"client_id": self._issuer.client_id, "client_secret": self._issuer.client_secret}
        if "client_secret_basic" in published.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
            return self._calls.post(published["token_endpoint"], fields, authorization=_basic(self._issuer))
        return self._calls.post(published["token_endpoint"], {**fields, **known})

    def _believed(self, token: str, *, nonce: str) -> Mapping[str, Any]:
        wanted = {"issuer": self._issuer.issuer, "client_id": self._issuer.client_id, "nonce": nonce}
        try:
            return believed(token, keys=self._keys.get(), **wanted)
        except UnknownKey:
            pass
        try:
            return believed(token, keys=self._keys.get(younger_than=60), **wanted)
        except UnknownKey:
            raise IdentityRefused(IdentityFault.NOT_BELIEVED, "signed by a key that is not the issuer's") from None

    def _more(
        self, claims: Mapping[str, Any], tokens: Mapping[str, Any], published: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Address and name from the provider's page on a person, where the token holds no address."""
        endpoint, token = published.get("userinfo_endpoint"), tokens.get("access_token")
        if "email" in claims or not isinstance(endpoint, str) or not isinstance(token, str):
            return {}
        said = self._calls.get(endpoint, token=token)
        if said.get("sub") != claims["sub"]:
            raise IdentityRefused(IdentityFault.NOT_BELIEVED, "the page on the person is somebody else's")
        return {name: said[name] for name in ("email", "email_verified", "name") if name in said}


_SAID_NO: Final = frozenset({"access_denied", "login_required", "consent_required", "interaction_required"})


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _basic(issuer: OpenIdIssuer) -> str:
    """Client and secret as RFC 6749, section 2.3.1, writes them."""
    pair = f"{quote_plus(issuer.client_id)}:{quote_plus(issuer.client_secret)}"
    return "Basic " + base64.b64encode(pair.encode()).decode()


def _claims(said: Mapping[str, Any]) -> Claims:
    methods = said.get("amr")
    signed_in_at = said.get("auth_time")
    return Claims(
        subject=said["sub"],
        email=_text(said, "email", most=254),
        email_verified=said.get("email_verified") is True,
        name=_text(said, "name", most=150),
        methods=tuple(filter(_is_text, methods)) if isinstance(methods, list) else (),
        level=_text(said, "acr", most=200),
        signed_in_at=signed_in_at if isinstance(signed_in_at, int) else None,
    )


def _text(said: Mapping[str, Any], name: str, *, most: int) -> str:
    value = said.get(name)
    return value.strip() if isinstance(value, str) and len(value) <= most else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)
