"""The door of the gateway to the public web.

What reaches the web is imported only when it is used: a client of the web takes 15 MB of each process.
"""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING

from multaqa.gateways.pages.null import NoPages
from multaqa.gateways.pages.port import FetchedPage, FetchFault, FetchRefused, PageFetcher

if TYPE_CHECKING:
    from httpcore import NetworkBackend

__all__ = [
    "FetchFault",
    "FetchRefused",
    "FetchedPage",
    "NoPages",
    "PageFetcher",
    "checked_connections",
    "is_of_a_cloud",
    "is_public",
    "page_fetcher",
]


def page_fetcher(*, switched_on: bool) -> PageFetcher:
    """The fetcher of this installation: of the web, or of nothing where fetching is switched off."""
    if not switched_on:
        return NoPages()
    from multaqa.gateways.pages.web import WebPages

    return WebPages()


def checked_connections(*, allows: Callable[[IPv4Address | IPv6Address], bool], seconds: float) -> "NetworkBackend":
    """Connections for another gateway: to hosts all of whose addresses are allowed, to the very address checked.

    They end after so many ``seconds`` in all. What they refuse is a FetchRefused.
    """
    from multaqa.gateways.pages.connections import CheckedBackend, Deadline, system_addresses

    return CheckedBackend(resolve=system_addresses, allows=allows, deadline=Deadline(seconds))


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether a number belongs to the public web (``addresses.py``)."""
    from multaqa.gateways.pages import addresses

    return addresses.is_public(address)


def is_of_a_cloud(address: IPv4Address | IPv6Address) -> bool:
    """Whether a cloud offers metadata to its machines under a number."""
    from multaqa.gateways.pages import addresses

    return address in addresses.METADATA
