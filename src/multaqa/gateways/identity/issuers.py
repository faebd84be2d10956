"""How an installation writes down its providers: one table of TOML for each, read into typed values."""

import re
import tomllib
from typing import Any, Final

from multaqa.gateways.identity.issuer import Issuer
from multaqa.gateways.identity.oidc_issuers import openid_issuer_from

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,30}")


def issuers_from(text: str) -> tuple[Issuer, ...]:
    """The providers that a TOML text names. Raises ValueError with what to mend; no secret is in its words."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise ValueError("is not TOML: write a table for each provider, see docs/operate/sign-in.md.") from None
    return tuple(_issuer(name, table) for name, table in tables.items())


def _issuer(name: str, table: Any) -> Issuer:
    if not _ID.fullmatch(name) or not isinstance(table, dict):
        raise ValueError(f"names {name!r}: a provider is a table called by small letters, digits and hyphens.")
    kind = table.get("kind", "oidc")
    if kind == "oidc":
        return openid_issuer_from(name, table)
    if kind == "saml":
        from multaqa.gateways.identity.saml_issuers import saml_issuer_from  # only now: a reader of XML takes memory

        return saml_issuer_from(name, table)
    raise ValueError(f'[{name}] is of the kind {kind!r}: write "oidc" or "saml".')
