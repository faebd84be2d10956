"""Both fetchers behind one port, and the one that reaches the web against a hostile server."""

import ipaddress
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.gateways.pages.addresses import is_public, target_of
from multaqa.gateways.pages.api import (
    FetchedPage,
    FetchFault,
    FetchRefused,
    NoPages,
    PageFetcher,
    page_fetcher,
)
from multaqa.gateways.pages.tests.hostile import PAGE, HostileServer, hostile_server
from multaqa.gateways.pages.web import WebPages


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    with hostile_server() as running:
        yield running


def _here(_: object) -> bool:
    return True


def _fetcher(server: HostileServer, **limits: object) -> WebPages:
    settings = {"allows": _here, "ports": {server.port}, "most_seconds": 2.0, **limits}
    return WebPages(**settings)  # type: ignore[arg-type]  # the limits of one test


def _at(server: HostileServer, path: str, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.port}/{path}"


def _fault(fetcher: PageFetcher, address: str) -> FetchFault:
    with pytest.raises(FetchRefused) as refused:
        fetcher.fetch(address)
    return refused.value.fault


@pytest.fixture(params=["null", "web"])
def fetcher(request: pytest.FixtureRequest, server: HostileServer) -> tuple[PageFetcher, str]:
    address = _at(server, "page")
    if request.param == "web":
        return _fetcher(server), address
    usual = f"http://127.0.0.1/{address.rpartition('/')[2]}"
    return _Elsewhere(NoPages({usual: FetchedPage(usual, PAGE, "text/html", "windows-1256")}), server.port), address


class _Elsewhere:
    """The null twin, told the same addresses as the web's (it takes the usual ports only)."""

    def __init__(self, inner: NoPages, port: int) -> None:
        self._inner, self._port = inner, port

    def fetch(self, address: str) -> FetchedPage:
        return self._inner.fetch(address.replace(f":{self._port}", ""))


def test_fetcher_gives_the_page_with_its_declared_type(fetcher: tuple[PageFetcher, str]) -> None:
    page = fetcher[0].fetch(fetcher[1])
    assert (page.content, page.media_type, page.encoding) == (PAGE, "text/html", "windows-1256")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "page",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "https://user:word@example.org/",
        "http://a@b.example/",
        "http://example.org:22/",
        "http://example.org:8080/",
        "gopher://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://[::1",
        "http://exa mple.org/",
        "http://" + "a" * 3000,
    ],
)
def test_fetcher_refuses_what_is_no_address_of_a_page(fetcher: tuple[PageFetcher, str], address: str) -> None:
    assert _fault(fetcher[0], address) is FetchFault.BAD_ADDRESS


@given(st.text())
def test_targets_are_refused_or_sound(address: str) -> None:
    with suppress(FetchRefused):
        target = target_of(address)
        assert (target.url.scheme in {"http", "https"}, target.port in {80, 443}, target.url.userinfo) == (
            True,
            True,
            b"",
        )


def test_null_fetcher_says_that_fetching_is_switched_off() -> None:
    assert _fault(page_fetcher(switched_on=False), "https://example.org/") is FetchFault.SWITCHED_OFF


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "fec0::1",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_public_are_refused(number: str) -> None:
    assert is_public(ipaddress.ip_address(number)) is False
    fetcher = WebPages(resolve=lambda _host, _port: [number], most_seconds=1)
    assert _fault(fetcher, "http://innocent.example/") is FetchFault.PRIVATE_ADDRESS


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_allowed(number: str) -> None:
    assert is_public(ipaddress.ip_address(number)) is True


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_own_machine_is_refused_however_it_is_written(server: HostileServer, host: str) -> None:
    asked = len(server.paths)
    fetcher = WebPages(ports={server.port}, most_seconds=2)
    assert _fault(fetcher, _at(server, "page", host)) in {
        FetchFault.PRIVATE_ADDRESS,
        FetchFault.UNREACHABLE,
        FetchFault.BAD_ADDRESS,
    }
    assert len(server.paths) == asked


def test_host_with_one_private_address_among_public_ones_is_refused() -> None:
    fetcher = WebPages(resolve=lambda _host, _port: ["8.8.8.8", "10.0.0.7"])
    assert _fault(fetcher, "http://innocent.example/") is FetchFault.PRIVATE_ADDRESS


def test_connection_goes_to_the_checked_address_although_the_name_changes(server: HostileServer) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    checked: list[str] = []

    def allows(address: object) -> bool:
        checked.append(str(address))
        return str(address) == "127.0.0.1"

    page = _fetcher(server, resolve=lambda _host, _port: next(answers), allows=allows).fetch(
        _at(server, "page", "rebinding.example")
    )
    assert (page.content, checked) == (PAGE, ["127.0.0.1"])


def test_redirect_is_followed_and_its_address_told(server: HostileServer) -> None:
    assert _fetcher(server).fetch(_at(server, "to?/page")).address == _at(server, "page")


@pytest.mark.parametrize(
    ("there", "fault"),
    [
        ("http://10.0.0.7/", FetchFault.BAD_ADDRESS),
        ("file:///etc/passwd", FetchFault.BAD_ADDRESS),
        ("http://me:word@127.0.0.1/", FetchFault.BAD_ADDRESS),
    ],
)
def test_redirect_to_what_may_not_be_asked_is_refused(server: HostileServer, there: str, fault: FetchFault) -> None:
    assert _fault(_fetcher(server), _at(server, f"to?{there}")) is fault


def test_redirect_to_a_private_address_is_refused_before_it_is_asked(server: HostileServer) -> None:
    def resolve(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"] if host == "outside.example" else ["127.0.0.9"]

    fetcher = _fetcher(server, resolve=resolve, allows=lambda address: str(address) == "127.0.0.1")
    asked = len(server.paths)
    inside = f"http://inside.example:{server.port}/page"
    assert _fault(fetcher, _at(server, f"to?{inside}", "outside.example")) is FetchFault.PRIVATE_ADDRESS
    assert server.paths[asked:] == [f"/to?{inside}"]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("loop", FetchFault.TOO_MANY_REDIRECTS),
        ("nowhere", FetchFault.BROKEN),
        ("declared-large", FetchFault.TOO_LARGE),
        ("odd-packing", FetchFault.WRONG_TYPE),
        ("broken-packing", FetchFault.BROKEN),
        ("picture", FetchFault.WRONG_TYPE),
        ("error", FetchFault.REFUSED_THERE),
        ("missing", FetchFault.REFUSED_THERE),
        ("nonsense", FetchFault.BROKEN),
        ("cut-off", FetchFault.BROKEN),
    ],
)
def test_misbehaviour_has_one_fault_each(server: HostileServer, path: str, fault: FetchFault) -> None:
    assert _fault(_fetcher(server), _at(server, path)) is fault


@pytest.mark.parametrize("path", ["trickle", "trickled-headers", "silence"])
def test_slow_answers_end_at_the_deadline(server: HostileServer, path: str) -> None:
    began = time.monotonic()
    assert _fault(_fetcher(server, most_seconds=0.4), _at(server, path)) is FetchFault.TOO_SLOW
    assert time.monotonic() - began < 1.5


def test_slow_resolver_ends_at_the_deadline(server: HostileServer) -> None:
    def resolve(_host: str, _port: int) -> Sequence[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    assert _fault(_fetcher(server, resolve=resolve, most_seconds=0.2), _at(server, "page")) is FetchFault.TOO_SLOW


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_oversized_answers_are_stopped_at_the_limit(server: HostileServer, path: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _fault(_fetcher(server, most_bytes=300_000, most_seconds=10), _at(server, path)) is FetchFault.TOO_LARGE
    if path == "endless":  # the bomb itself is packed by this process
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000


def test_packed_answers_are_unpacked(server: HostileServer) -> None:
    assert _fetcher(server).fetch(_at(server, "packed")).content == PAGE


def test_unreachable_host_is_told(server: HostileServer) -> None:
    def fails(_host: str, _port: int) -> Sequence[str]:
        raise OSError("no such host")

    assert _fault(_fetcher(server, resolve=fails), _at(server, "page")) is FetchFault.UNREACHABLE
    assert _fault(partial(WebPages, allows=_here, ports={9})(), "http://127.0.0.1:9/") is FetchFault.UNREACHABLE
