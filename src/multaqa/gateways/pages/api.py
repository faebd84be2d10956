"""The door of the gateway to the public web."""

from multaqa.gateways.pages.null import NoPages
from multaqa.gateways.pages.port import FetchedPage, FetchFault, FetchRefused, PageFetcher

__all__ = ["FetchFault", "FetchRefused", "FetchedPage", "NoPages", "PageFetcher", "page_fetcher"]


def page_fetcher(*, switched_on: bool) -> PageFetcher:
    """The fetcher of this installation: of the web, or of nothing where fetching is switched off."""
    if not switched_on:
        return NoPages()
    from multaqa.gateways.pages.web import WebPages  # only now: a client of the web takes 15 MB of each process

    return WebPages()
