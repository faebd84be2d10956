"""Why a file cannot be read: one reason each, worded and translated by whoever shows it."""

from enum import StrEnum


class Refusal(StrEnum):
    """The whole list of reasons for which a source is refused; nothing of a refused source is kept."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ARCHIVE = "archive"
    BINARY = "binary"
    ENCODING = "encoding"
    DAMAGED_TEXT = "damaged_text"
    BROKEN_FEED = "broken_feed"
    HOSTILE_FEED = "hostile_feed"
    NO_TEXT = "no_text"
    UNREADABLE = "unreadable"
    # What a fetcher may say (the same words as gateways.pages.FetchFault, held by a test).
    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    UNREACHABLE = "unreachable"
    REFUSED_THERE = "refused_there"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_SLOW = "too_slow"
    WRONG_TYPE = "wrong_type"
    BROKEN = "broken"
    SWITCHED_OFF = "switched_off"


class RefusedSourceError(ValueError):
    """A source that cannot be read; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
