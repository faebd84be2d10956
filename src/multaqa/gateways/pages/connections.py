"""Connections that go only to checked addresses, and that end when their time is over."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore

from multaqa.gateways.pages.addresses import Address
from multaqa.gateways.pages.port import FetchFault, FetchRefused

type Resolve = Callable[[str, int], Sequence[str]]
type Allows = Callable[[Address], bool]


class Deadline:
    """A point in time; ``left()`` is how many seconds remain."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until the end. Raises FetchRefused (TOO_SLOW) when there are none."""
        remaining = self._end - time.monotonic()
        if remaining <= 0:
            raise FetchRefused(FetchFault.TOO_SLOW)
        return remaining


def system_addresses(host: str, port: int) -> Sequence[str]:
    """The numbers of a host, as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: asks for a host's numbers once, checks all, and connects to one of those."""

    def __init__(self, *, resolve: Resolve, allows: Allows, deadline: Deadline) -> None:
        self._resolve = resolve
        self._allows = allows
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a checked address of ``host``. Raises FetchRefused."""
        failure: Exception = FetchRefused(FetchFault.UNREACHABLE)
        for number in self._checked(host, port)[:3]:
            try:
                stream = self._sockets.connect_tcp(number, port, self._deadline.left(), local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        """The numbers of a host. Raises FetchRefused when there is none, or one that may not be reached."""
        numbers = [ipaddress.ip_address(number) for number in self._numbers(host, port)]
        if not numbers:
            raise FetchRefused(FetchFault.UNREACHABLE)
        if not all(map(self._allows, numbers)):
            raise FetchRefused(FetchFault.PRIVATE_ADDRESS)
        return [str(number) for number in numbers]

    def _numbers(self, host: str, port: int) -> Sequence[str]:
        """What the resolver says, within the deadline (the system's own waits longer than we do)."""
        asking = ThreadPoolExecutor(max_workers=1)
        try:
            return asking.submit(self._resolve, host.strip("[]"), port).result(timeout=self._deadline.left())
        except TimeoutError as error:
            raise FetchRefused(FetchFault.TOO_SLOW) from error
        except (OSError, UnicodeError) as error:
            raise FetchRefused(FetchFault.UNREACHABLE) from error
        finally:
            asking.shutdown(wait=False, cancel_futures=True)


class _TimedStream(httpcore.NetworkStream):
    """A connection each of whose reads and writes ends at the deadline, so that a trickle cannot hold it open."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline rules
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, name: str) -> Any:
        return self._stream.get_extra_info(name)
