"""The door of the gateway to the public web."""

from multaqa.gateways.pages.null import NoPages
from multaqa.gateways.pages.port import FetchedPage, FetchFault, FetchRefused, PageFetcher
from multaqa.gateways.pages.web import WebPages

__all__ = ["FetchFault", "FetchRefused", "FetchedPage", "NoPages", "PageFetcher", "WebPages", "page_fetcher"]


def page_fetcher(*, switched_on: bool) -> PageFetcher:
    """The fetcher of this installation: of the web, or of nothing where fetching is switched off."""
    return WebPages() if switched_on else NoPages()
