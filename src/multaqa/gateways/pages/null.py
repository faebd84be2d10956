"""A fetcher that reaches nothing but the pages it was given."""

from collections.abc import Mapping

from multaqa.gateways.pages.port import FetchedPage, FetchFault, FetchRefused


class NoPages:
    """Fetches from ``pages`` (by address) and says of everything else that fetching is switched off."""

    def __init__(self, pages: Mapping[str, FetchedPage] | None = None) -> None:
        self._pages = pages or {}

    def fetch(self, address: str) -> FetchedPage:
        """See PageFetcher."""
        from multaqa.gateways.pages.addresses import target_of  # only now, as in api.py: it brings a client of the web

        target_of(address)
        if address not in self._pages:
            raise FetchRefused(FetchFault.SWITCHED_OFF)
        return self._pages[address]
