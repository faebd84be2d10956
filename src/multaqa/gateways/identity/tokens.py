"""Whether an ID token is believed (OpenID Connect Core 1.0, section 3.1.3.7)."""

from collections.abc import Mapping
from typing import Any, Final

import jwt

from multaqa.gateways.identity.port import IdentityFault, IdentityRefused

SIGNED_BY: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by the issuer's own key; "none" and those with a shared secret are not among them."""

CLOCKS_DIFFER: Final = 60  # seconds
_ALWAYS: Final = ("iss", "sub", "aud", "exp", "iat")
_LONGEST_SUBJECT: Final = 255


class UnknownKey(Exception):
    """The token names a key that is not among those of the issuer, which may have new ones."""


def believed(token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str) -> Mapping[str, Any]:
    """The claims of an ID token signed with one of ``keys`` (a JWK set) by ``issuer`` for ``client_id`` and ``nonce``.

    Raises IdentityRefused (NOT_BELIEVED, WRONG_ISSUER), and UnknownKey.
    """
    try:
        key = _key_of(token, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=[key.algorithm_name],
            audience=client_id,
            issuer=issuer,
            leeway=CLOCKS_DIFFER,
            options={"require": list(_ALWAYS)},
        )
    except jwt.InvalidIssuerError:
        raise IdentityRefused(IdentityFault.WRONG_ISSUER) from None
    except jwt.PyJWTError as error:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, type(error).__name__) from None
    _check_further(claims, client_id=client_id, nonce=nonce)
    return claims


def _key_of(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token's head names, for the algorithm that it names. Raises UnknownKey, and jwt's errors."""
    head = jwt.get_unverified_header(token)
    if head.get("alg") not in SIGNED_BY:
        raise jwt.InvalidAlgorithmError
    for each in keys.get("keys", []):
        if not isinstance(each, dict) or each.get("use", "sig") != "sig" or each.get("alg", head["alg"]) != head["alg"]:
            continue
        if "kid" not in head or each.get("kid") == head["kid"]:
            return jwt.PyJWK(each, algorithm=head["alg"])
    raise UnknownKey


def _check_further(claims: Mapping[str, Any], *, client_id: str, nonce: str) -> None:
    """What the library leaves to us: the nonce, the party a token of several audiences is for, the subject."""
    subject = claims["sub"]
    if claims.get("nonce") != nonce:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "nonce")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "azp")
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise IdentityRefused(IdentityFault.NOT_BELIEVED, "sub")
