"""The fetcher that reaches the public web, and nothing that is not public."""

import re
import ssl
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import httpcore
import httpx

from multaqa.gateways.pages.addresses import USUAL_PORTS, Target, is_public, target_of
from multaqa.gateways.pages.connections import Allows, CheckedBackend, Deadline, Resolve, system_addresses
from multaqa.gateways.pages.port import FetchedPage, FetchFault, FetchRefused

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TYPES: Final = re.compile(
    r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|rss\+xml|atom\+xml|rdf\+xml|xml)|application/(?:\w+\+)?xml"
)
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEADERS: Final[dict[bytes | str, bytes | str]] = {
    "User-Agent": "Multaqa",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/xml, text/*;q=0.8",
    "Accept-Encoding": "gzip, identity;q=0.5",
    "Connection": "close",
}


@dataclass(frozen=True)
class WebPages:
    """Fetches pages and feeds. The fields are the limits; tests alone change what ``allows`` and ``ports`` let pass."""

    most_bytes: int = 10 * 1024 * 1024
    most_seconds: float = 20.0
    most_redirects: int = 5
    ports: Collection[int] = USUAL_PORTS
    allows: Allows = is_public
    resolve: Resolve = system_addresses
    certificates: ssl.SSLContext | None = None

    def fetch(self, address: str) -> FetchedPage:
        """See PageFetcher."""
        deadline = Deadline(self.most_seconds)
        for _ in range(self.most_redirects + 1):
            target = target_of(address, ports=self.ports)
            try:
                answer = self._ask(target, deadline)
            except (httpcore.TimeoutException, TimeoutError) as error:
                raise FetchRefused(FetchFault.TOO_SLOW) from error
            except (httpcore.ConnectError, OSError) as error:
                raise FetchRefused(FetchFault.UNREACHABLE) from error
            except (httpcore.ProtocolError, httpcore.NetworkError, zlib.error, ValueError) as error:
                raise FetchRefused(FetchFault.BROKEN) from error
            if isinstance(answer, FetchedPage):
                return answer
            address = answer
        raise FetchRefused(FetchFault.TOO_MANY_REDIRECTS)

    def _ask(self, target: Target, deadline: Deadline) -> FetchedPage | str:
        """One request: the page, or the address it redirects to."""
        backend = CheckedBackend(resolve=self.resolve, allows=self.allows, deadline=deadline)
        with (
            httpcore.ConnectionPool(network_backend=backend, ssl_context=self.certificates, retries=0) as pool,
            pool.stream("GET", str(target.url), headers=_HEADERS) as response,
        ):
            headers = httpx.Headers(response.headers)
            if response.status in _REDIRECTS:
                return _next_address(target, headers)
            if response.status != 200:
                raise FetchRefused(FetchFault.REFUSED_THERE)
            media_type = headers.get("content-type", "")
            self._refuse_early(headers, media_type)
            content = self._read(response, headers.get("content-encoding", ""))
        found = _CHARSET.search(media_type)
        kind = media_type.partition(";")[0].strip().lower()
        return FetchedPage(str(target.url), content, kind, found.group(1) if found else "")

    def _refuse_early(self, headers: httpx.Headers, media_type: str) -> None:
        """Raise FetchRefused for what the headers already rule out."""
        if media_type and not _TYPES.match(media_type.strip().lower()):
            raise FetchRefused(FetchFault.WRONG_TYPE)
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length[:18]) > self.most_bytes:
            raise FetchRefused(FetchFault.TOO_LARGE)

    def _read(self, response: httpcore.Response, packing: str) -> bytes:
        """The body, never more than ``most_bytes`` as sent, nor as unpacked."""
        content = bytearray()
        received = 0
        unpack = _Unpacker(packing.strip().lower(), self.most_bytes)
        for chunk in response.iter_stream():
            received += len(chunk)
            for piece in unpack.pieces(chunk):
                content += piece
                if max(received, len(content)) > self.most_bytes:
                    raise FetchRefused(FetchFault.TOO_LARGE)
        return bytes(content)


class _Unpacker:
    """Undoes gzip and deflate in pieces of at most 64 KB, so that a bomb is met with a count and not with memory."""

    _PIECE: Final = 64 * 1024

    def __init__(self, packing: str, most_bytes: int) -> None:
        if packing not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise FetchRefused(FetchFault.WRONG_TYPE)
        self._zlib = None if packing in {"", "identity"} else zlib.decompressobj(wbits=47 if "gzip" in packing else 15)
        self._most = most_bytes

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """The unpacked bytes of one chunk."""
        if self._zlib is None:
            yield chunk
            return
        waiting = chunk
        while waiting:
            yield self._zlib.decompress(waiting, self._PIECE)
            waiting = self._zlib.unconsumed_tail


def _next_address(target: Target, headers: httpx.Headers) -> str:
    location = headers.get("location", "")
    if not location:
        raise FetchRefused(FetchFault.BROKEN)
    try:
        return str(target.url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(FetchFault.BAD_ADDRESS) from error
