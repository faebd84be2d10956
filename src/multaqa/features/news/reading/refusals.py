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


class RefusedSourceError(ValueError):
    """A source that cannot be read; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
