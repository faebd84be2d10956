"""What cleaning ends in: a cleaned file, or the reason why it is refused."""

from dataclasses import dataclass
from enum import StrEnum

REFUSED_CODE = 3
"""What the cleaning process exits with when it refuses a file."""

SQUARE_EDGE, SMALL_SQUARE_EDGE = 384, 96
"""How large a square is kept, and its smaller copy, which stands beside names in lists; in pixels."""


class Reason(StrEnum):
    """Why a file is refused; the sentence a person reads is in ``sentences.py``."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_ACCEPTED = "not accepted"
    UNREADABLE = "unreadable"
    TOO_HEAVY = "too heavy"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    NOT_UTF8 = "not utf-8"


class Refused(Exception):
    """The file cannot be made safe; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A smaller copy of an image, as WebP; width and height in pixels."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A file as it is kept: its media type, its bytes, and for images the size in pixels and smaller copies."""

    media_type: str
    content: bytes
    width: int | None = None
    height: int | None = None
    variants: tuple[Variant, ...] = ()
