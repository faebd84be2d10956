"""What fetching a page gives, and why it may be refused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class FetchFault(StrEnum):
    """The whole list of reasons for which nothing is fetched."""

    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    UNREACHABLE = "unreachable"
    REFUSED_THERE = "refused_there"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    WRONG_TYPE = "wrong_type"
    BROKEN = "broken"
    SWITCHED_OFF = "switched_off"


class FetchRefused(Exception):
    """Nothing was fetched; ``fault`` says why."""

    def __init__(self, fault: FetchFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class FetchedPage:
    """What was fetched: ``address`` is the last one after redirects; type and encoding are as declared there."""

    address: str
    content: bytes
    media_type: str = ""
    encoding: str = ""


class PageFetcher(Protocol):
    """Fetches one page or feed of the public web."""

    def fetch(self, address: str) -> FetchedPage:
        """The page at ``address``. Raises FetchRefused, and nothing else."""
        ...
