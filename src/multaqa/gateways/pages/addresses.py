"""Which addresses may be fetched from: the form of a URL, and the number its host stands for.

Source: IANA special-purpose address registries (RFC 6890) as Python's ipaddress knows them, RFC 6598, RFC 6052, and the
addresses under which clouds offer metadata to their machines.
"""

import ipaddress
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import httpx

from multaqa.gateways.pages.port import FetchFault, FetchRefused

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

USUAL_PORTS: Final = frozenset({80, 443})
_HOST: Final = re.compile(r"[A-Za-z0-9_.:-]{1,255}")
_LONGEST: Final = 2_000
METADATA: Final = frozenset(
    map(ipaddress.ip_address, ("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
# Prefixes that carry an IPv4 address inside: NAT64, 6to4, Teredo, and the addresses once meant for IPv4 hosts.
_CARRIERS: Final = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0:0/96"))
)


@dataclass(frozen=True)
class Target:
    """A URL that may be asked for: scheme, host and port are checked, the host's number is not yet known."""

    url: httpx.URL
    host: str
    port: int


def target_of(address: str, *, ports: Collection[int] = USUAL_PORTS) -> Target:
    """The target a URL names. Raises FetchRefused (BAD_ADDRESS) for other schemes and ports, and for credentials."""
    try:
        url = httpx.URL(address.strip()) if len(address) <= _LONGEST else None
        host = url.raw_host.decode("ascii") if url else ""
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError) as error:
        raise FetchRefused(FetchFault.BAD_ADDRESS) from error
    if url is None or url.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or url.userinfo:
        raise FetchRefused(FetchFault.BAD_ADDRESS)
    port = url.port or (443 if url.scheme == "https" else 80)
    if port not in ports:
        raise FetchRefused(FetchFault.BAD_ADDRESS)
    return Target(url, host, port)


def is_public(address: Address) -> bool:
    """Whether a number belongs to the public web: not private, shared, local, multicast, reserved or a cloud's own."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in METADATA or any(address in network for network in _CARRIERS if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address) and (address.is_site_local or address.scope_id):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
