"""How an installation writes down its providers: one table of TOML for each, read into typed values.

[ministry]
name = { en = "Ministry account", ar = "حساب الوزارة" }
issuer = "https://id.ministry.example"
client_id = "multaqa"
client_secret_file = "/run/secrets/ministry"
"""

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,30}")
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LANGUAGES: Final = frozenset({"ar", "zh-hans", "en", "fr", "ru", "es"})
_SECRETS: Final = ("client_secret", "client_secret_file")


@dataclass(frozen=True)
class Issuer:
    """One provider: ``id`` stands in addresses and rows, ``names`` are (language, words), "" for all languages.

    ``domains``: whose addresses may come by it, none for any. ``authority``: for which domains its word on a verified
    address is taken as proof. ``second_factor_levels`` and ``second_factor_methods``: the values of ``acr`` and ``amr``
    that count as a second factor. ``hosts``: further hosts that server or browser are sent to. ``private_network``:
    whether it may lie at an address that is not public.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    second_factor_levels: tuple[str, ...] = ()
    second_factor_methods: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    private_network: bool = False

    @property
    def origins(self) -> tuple[str, ...]:
        """Where server and browser may be sent: the issuer's own origin and https://host of each further host."""
        parts = urlsplit(self.issuer)
        return (f"{parts.scheme}://{parts.netloc}", *(f"https://{host}" for host in self.hosts))

    @property
    def is_weak(self) -> bool:
        """Whether it is reached without HTTPS: in a demo or a test, on this machine."""
        return not self.issuer.startswith("https://")

    def called(self, language: str) -> str:
        """Its name in a language, else the one for all languages, the English, or the first."""
        names = dict(self.names)
        return names.get(language) or names.get("") or names.get("en") or self.names[0][1]


_KEYS: Final = frozenset({each.name for each in fields(Issuer)} - {"id", "names"} | {"name", "client_secret_file"})


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
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise ValueError(f"[{name}] has {', '.join(unknown)}, which is not a setting of a provider.")
    return Issuer(
        id=name,
        names=_names(name, table),
        issuer=_address(name, _text(name, table, "issuer")),
        client_id=_text(name, table, "client_id"),
        client_secret=_secret(name, table),
        scopes=_scopes(name, table),
        second_factor_levels=_words(name, table, "second_factor_levels"),
        second_factor_methods=_words(name, table, "second_factor_methods"),
        domains=_domains(name, table, "domains"),
        authority=_domains(name, table, "authority"),
        hosts=_domains(name, table, "hosts"),
        private_network=_flag(name, table, "private_network"),
    )


def _names(name: str, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    given = table.get("name")
    names = {"": given} if isinstance(given, str) else given
    if not isinstance(names, dict) or not names or not all(isinstance(each, str) and each for each in names.values()):
        raise ValueError(f'[{name}] needs a name, plain or for languages: name = {{ ar = "…", en = "…" }}.')
    unknown = sorted(set(names) - _LANGUAGES - {""})
    if unknown:
        raise ValueError(f"[{name}] has a name in {', '.join(unknown)}: choose from {', '.join(sorted(_LANGUAGES))}.")
    return tuple(names.items())


def _text(name: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"[{name}] needs {key}, in quotes.")
    return value.strip()


def _address(name: str, address: str) -> str:
    try:
        parts = urlsplit(address)
        usable = parts.hostname is not None and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or parts.username or parts.query or parts.fragment:
        raise ValueError(f"[{name}] has an issuer that cannot be read: write https://host/path.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_this_machine(parts.hostname or "")):
        raise ValueError(f"[{name}] has an issuer that does not begin with https://.")
    return address


def is_this_machine(host: str) -> bool:
    """Whether a host is the machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(name: str, table: Mapping[str, Any]) -> str:
    if sum(key in table for key in _SECRETS) != 1:
        raise ValueError(f"[{name}] needs either client_secret or client_secret_file.")
    if "client_secret" in table:
        return _text(name, table, "client_secret")
    path = _text(name, table, "client_secret_file")
    try:
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"[{name}] names {path}, which cannot be read.") from None
    if not secret:
        raise ValueError(f"[{name}] names {path}, which is empty.")
    return secret


def _scopes(name: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    scopes = _words(name, table, "scopes")
    if scopes and "openid" not in scopes:
        raise ValueError(f'[{name}] has scopes without "openid".')
    return scopes or ("openid", "email", "profile")


def _words(name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f'[{name}] has {key} that cannot be read: write a list, ["…", "…"].')
    return tuple(each.strip() for each in value)


def _domains(name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    domains = tuple(each.lower() for each in _words(name, table, key))
    for each in domains:
        if not _DOMAIN.fullmatch(each):
            raise ValueError(f"[{name}] has {key} with {each!r}: write names such as example.org.")
    return domains


def _flag(name: str, table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"[{name}] has {key} that cannot be read: write true or false.")
    return value
