"""Calls to a provider: to the origins written down for it, and nowhere else."""

import ipaddress
import json
import ssl
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import httpcore

from multaqa.gateways.identity.oidc_issuers import OpenIdIssuer
from multaqa.gateways.identity.port import IdentityFault, IdentityRefused
from multaqa.gateways.identity.reading import is_this_machine
from multaqa.gateways.pages.api import FetchRefused, checked_connections, is_of_a_cloud, is_public

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_BYTES: Final = 1024 * 1024
MOST_SECONDS: Final = 10.0


class Calls:
    """Asks one provider over HTTP; every answer is an object of JSON."""

    def __init__(self, issuer: OpenIdIssuer, *, certificates: ssl.SSLContext | None = None) -> None:
        self._issuer = issuer
        self._certificates = certificates

    def may_go_to(self, address: str) -> bool:
        """Whether an address lies at one of the provider's origins."""
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.netloc}" in self._issuer.origins

    def get(self, address: str, *, token: str = "") -> dict[str, Any]:
        """What lies at ``address``, shown an access ``token`` if one is given. Raises IdentityRefused."""
        return self._ask("GET", address, {"Authorization": f"Bearer {token}"} if token else {})

    def post(self, address: str, fields: Mapping[str, str], *, authorization: str = "") -> dict[str, Any]:
        """The answer to a form. Raises IdentityRefused."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if authorization:
            headers["Authorization"] = authorization
        return self._ask("POST", address, headers, urlencode(fields).encode())

    def _ask(self, method: str, address: str, headers: dict[str, str], body: bytes = b"") -> dict[str, Any]:
        if not self.may_go_to(address):
            raise IdentityRefused(IdentityFault.BROKEN, "an address outside its own hosts")
        try:
            status, content = self._exchange(method, address, headers, body)
            found = json.loads(content)
        except (FetchRefused, httpcore.TimeoutException, httpcore.NetworkError, OSError) as error:
            raise IdentityRefused(IdentityFault.UNREACHABLE, type(error).__name__) from None
        except (httpcore.ProtocolError, ValueError, RecursionError) as error:
            raise IdentityRefused(IdentityFault.BROKEN, type(error).__name__) from None
        if status >= 500:
            raise IdentityRefused(IdentityFault.UNREACHABLE, f"it answers {status}")
        if status != 200 or not isinstance(found, dict):
            raise IdentityRefused(IdentityFault.BROKEN, f"it answers {status}")
        return found

    def _exchange(self, method: str, address: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        backend = checked_connections(allows=self._allows, seconds=MOST_SECONDS)
        sent = {"User-Agent": "Multaqa", "Accept": "application/json", "Connection": "close", **headers}
        with (
            httpcore.ConnectionPool(network_backend=backend, ssl_context=self._certificates, retries=0) as pool,
            pool.stream(method, address, headers=list(sent.items()), content=body) as response,
        ):
            content = bytearray()
            for chunk in response.iter_stream():
                content += chunk
                if len(content) > MOST_BYTES:
                    raise ValueError("It answers with more than is read.")
            return response.status, bytes(content)

    def _allows(self, address: Address) -> bool:
        """Public addresses; in the operator's own network also private ones; this machine only by its own name."""
        if is_this_machine(urlsplit(self._issuer.issuer).hostname or ""):
            return address.is_loopback
        if is_public(address):
            return True
        return self._issuer.private_network and _is_of_a_network(address)


def _is_of_a_network(address: Address) -> bool:
    """Whether it is of a private network (RFC 1918, RFC 4193), and not this machine, a link's or a cloud's own."""
    inside = any(address in network for network in _PRIVATE if network.version == address.version)
    return inside and not is_of_a_cloud(address)


_PRIVATE: Final = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8")))
