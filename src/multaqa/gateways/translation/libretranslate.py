"""A service that speaks LibreTranslate's protocol: ``POST /translate``, ``GET /languages``, JSON.

Source: the API reference of LibreTranslate, https://docs.libretranslate.com/api.
"""

import ipaddress
import json
import ssl
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpcore

from multaqa.gateways.pages.api import FetchRefused, checked_connections, is_of_a_cloud, is_public
from multaqa.gateways.translation.port import LONGEST, Machine, TranslationFault, TranslationRefused

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_SECONDS: Final = 25.0  # a machine takes a second for a hundred words; a page waits no longer than this
MOST_BYTES: Final = 1024 * 1024
_THEIRS: Final = {"zh-hans": "zh"}
_OURS: Final = {"zh": "zh-hans", "zh-Hans": "zh-hans", "zt": ""}
_REFUSED: Final = frozenset({401, 403, 429})


class LibreTranslate:
    """Asks one service, at the address written down for it and nowhere else."""

    def __init__(self, service: Machine, *, certificates: ssl.SSLContext | None = None) -> None:
        self._service = service
        self._certificates = certificates
        self.host = urlsplit(service.address).hostname or ""

    def draft(self, text: str, *, source: str, target: str) -> str:
        """See Translator."""
        if len(text) > LONGEST:
            raise TranslationRefused(TranslationFault.TOO_LONG)
        asked = {"q": text, "source": _THEIRS.get(source, source), "target": _THEIRS.get(target, target)}
        asked |= {"format": "text"} | ({"api_key": self._service.key} if self._service.key else {})
        found = self._ask("POST", "/translate", asked)
        drafted = found.get("translatedText") if isinstance(found, dict) else None
        if not isinstance(drafted, str) or not drafted.strip():
            raise TranslationRefused(TranslationFault.BROKEN, "no text in its answer")
        return drafted

    def languages(self) -> frozenset[str]:
        """See Translator."""
        found = self._ask("GET", "/languages")
        if not isinstance(found, list):
            raise TranslationRefused(TranslationFault.BROKEN, "no list of languages in its answer")
        codes = (each.get("code", "") for each in found if isinstance(each, dict))
        return frozenset(filter(None, (_OURS.get(code, code) for code in codes if isinstance(code, str))))

    def _ask(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> Any:
        """What it answers, read from JSON."""
        body = json.dumps(fields).encode() if fields is not None else b""
        try:
            status, content = self._exchange(method, f"{self._service.address.rstrip('/')}{path}", body)
            found = json.loads(content) if content else None
        except (FetchRefused, httpcore.TimeoutException, httpcore.NetworkError, OSError) as error:
            raise TranslationRefused(TranslationFault.UNREACHABLE, type(error).__name__) from None
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError, RecursionError) as error:
            raise TranslationRefused(TranslationFault.BROKEN, type(error).__name__) from None
        if status != 200:
            raise TranslationRefused(_fault_of(status), f"it answers {status}")
        return found

    def _exchange(self, method: str, address: str, body: bytes) -> tuple[int, bytes]:
        backend = checked_connections(allows=self._allows, seconds=MOST_SECONDS)
        sent = {"User-Agent": "Multaqa", "Accept": "application/json", "Connection": "close"}
        sent |= {"Content-Type": "application/json"} if body else {}
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
        """Public addresses; any but a cloud's own where the service stands in the operator's network."""
        if self._service.is_inside:
            return not is_of_a_cloud(address)
        return is_public(address)


def _fault_of(status: int) -> TranslationFault:
    if status in _REFUSED:
        return TranslationFault.REFUSED_THERE
    if status == 400:
        return TranslationFault.UNKNOWN_PAIR
    if status == 413:
        return TranslationFault.TOO_LONG
    return TranslationFault.UNREACHABLE if status >= 500 else TranslationFault.BROKEN
