"""The values of a table of TOML about a provider, read into types; whoever misspelt one is told what to mend."""

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_LANGUAGES: Final = frozenset({"ar", "zh-hans", "en", "fr", "ru", "es"})


def names_of(name: str, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Its names, (language, words), "" for all languages. Raises ValueError, as all of these do."""
    given = table.get("name")
    names = {"": given} if isinstance(given, str) else given
    if not isinstance(names, dict) or not names or not all(isinstance(each, str) and each for each in names.values()):
        raise ValueError(f'[{name}] needs a name, plain or for languages: name = {{ ar = "…", en = "…" }}.')
    unknown = sorted(set(names) - _LANGUAGES - {""})
    if unknown:
        raise ValueError(f"[{name}] has a name in {', '.join(unknown)}: choose from {', '.join(sorted(_LANGUAGES))}.")
    return tuple(names.items())


def file_of(name: str, path: str) -> bytes:
    """What a file that the table names holds."""
    try:
        found = Path(path).read_bytes()
    except OSError:
        raise ValueError(f"[{name}] names {path}, which cannot be read.") from None
    if not found.strip():
        raise ValueError(f"[{name}] names {path}, which is empty.")
    return found


def text_of(name: str, table: Mapping[str, Any], key: str) -> str:
    """A text that must be there, without spaces around it."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"[{name}] needs {key}, in quotes.")
    return value.strip()


def address_of(name: str, table: Mapping[str, Any], key: str) -> str:
    """An address over HTTPS, or on this machine; without query or fragment."""
    return checked_address(name, text_of(name, table, key), key)


def checked_address(name: str, address: str, key: str) -> str:
    """The same address, if it is one as above."""
    try:
        parts = urlsplit(address)
        usable = parts.hostname is not None and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or parts.username or parts.query or parts.fragment:
        raise ValueError(f"[{name}] has {_with_article(key)} that cannot be read: write https://host/path.")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_this_machine(parts.hostname or "")):
        raise ValueError(f"[{name}] has {_with_article(key)} that does not begin with https://.")
    return address


def is_this_machine(host: str) -> bool:
    """Whether a host is the machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def words_of(name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of texts, empty where none is given."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f'[{name}] has {key} that cannot be read: write a list, ["…", "…"].')
    return tuple(each.strip() for each in value)


def domains_of(name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of names of domains, in small letters."""
    domains = tuple(each.lower() for each in words_of(name, table, key))
    for each in domains:
        if not _DOMAIN.fullmatch(each):
            raise ValueError(f"[{name}] has {key} with {each!r}: write names such as example.org.")
    return domains


def flag_of(name: str, table: Mapping[str, Any], key: str) -> bool:
    """True or false; false where nothing is given."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"[{name}] has {key} that cannot be read: write true or false.")
    return value


def refuse_unknown(name: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
    """Name the keys that are not known."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"[{name}] has {', '.join(unknown)}, which is not a setting of a provider.")


def _with_article(key: str) -> str:
    return f"an {key}" if key[0] in "aeiou" else f"a {key}"
