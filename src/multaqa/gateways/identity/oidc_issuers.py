"""How a provider that speaks OpenID Connect is written down.

[ministry]
name = { en = "Ministry account", ar = "حساب الوزارة" }
issuer = "https://id.ministry.example"
client_id = "multaqa"
client_secret_file = "/run/secrets/ministry"
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from multaqa.gateways.identity.issuer import COMMON_KEYS, Issuer, common_values
from multaqa.gateways.identity.reading import address_of, file_of, flag_of, refuse_unknown, text_of, words_of

_SECRETS: Final = ("client_secret", "client_secret_file")
_KEYS: Final = COMMON_KEYS | {"issuer", "client_id", "scopes", "private_network", *_SECRETS}


@dataclass(frozen=True, kw_only=True)
class OpenIdIssuer(Issuer):
    """One that speaks OpenID Connect; levels are values of ``acr``, methods of ``amr``.

    ``private_network``: whether it may lie at an address that is not public.
    """

    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    private_network: bool = False

    @property
    def home(self) -> str:
        """See Issuer."""
        return self.issuer


def openid_issuer_from(name: str, table: Mapping[str, Any]) -> OpenIdIssuer:
    """The provider that a table names. Raises ValueError with what to mend; no secret is in its words."""
    refuse_unknown(name, table, _KEYS)
    return OpenIdIssuer(
        **common_values(name, table),
        issuer=address_of(name, table, "issuer"),
        client_id=text_of(name, table, "client_id"),
        client_secret=_secret(name, table),
        scopes=_scopes(name, table),
        private_network=flag_of(name, table, "private_network"),
    )


def _secret(name: str, table: Mapping[str, Any]) -> str:
    if sum(key in table for key in _SECRETS) != 1:
        raise ValueError(f"[{name}] needs either client_secret or client_secret_file.")
    if "client_secret" in table:
        return text_of(name, table, "client_secret")
    path = text_of(name, table, "client_secret_file")
    try:
        return file_of(name, path).decode().strip()
    except UnicodeDecodeError:
        raise ValueError(f"[{name}] names {path}, which cannot be read.") from None


def _scopes(name: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    scopes = words_of(name, table, "scopes")
    if scopes and "openid" not in scopes:
        raise ValueError(f'[{name}] has scopes without "openid".')
    return scopes or ("openid", "email", "profile")
