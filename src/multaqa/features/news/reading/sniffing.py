"""What a file is, told by its first bytes and never by its name."""

import re
from enum import StrEnum
from typing import Final

from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError

MAX_BYTES: Final = 10 * 1024 * 1024


class SourceKind(StrEnum):
    """The kinds of source that can be read."""

    TEXT = "text"
    PAGE = "page"
    FEED = "feed"


_ARCHIVES: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
)
_BINARIES: Final = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"bplist00",
    b"SQLite format 3\x00", b"ID3", b"OggS", b"\x00\x00\x01\x00", b"wOF", b"\xca\xfe\xba\xbe", b"{\\rtf",
)  # fmt: skip
_FEED: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF|channel)[\s>]", re.IGNORECASE)
_PAGE_START: Final = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS: Final = re.compile(
    r"<(?:p|div|span|h[1-6]|a|br|ul|ol|li|table|article|section|meta|title|body)\b[^<>]*>", re.IGNORECASE
)
_UTF_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def refuse_unreadable(content: bytes) -> None:
    """Raise RefusedSourceError for what is no text: empty, too large, an archive (never opened), or binary."""
    if not content.strip(b" \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise RefusedSourceError(Refusal.EMPTY)
    if len(content) > MAX_BYTES:
        raise RefusedSourceError(Refusal.TOO_LARGE)
    if content.startswith(_ARCHIVES):
        raise RefusedSourceError(Refusal.ARCHIVE)
    if content.startswith(_BINARIES) or _looks_binary(content[:8192]):
        raise RefusedSourceError(Refusal.BINARY)


def kind_of(text: str) -> SourceKind:
    """The kind of a decoded source."""
    start = text[:4096]
    if not _PAGE_START.match(start) and _FEED.search(start) and start.lstrip("\ufeff \t\r\n").startswith("<"):
        return SourceKind.FEED
    if _PAGE_START.match(start) or len(_TAGS.findall(text[:20_000])) >= 3:
        return SourceKind.PAGE
    return SourceKind.TEXT


def _looks_binary(start: bytes) -> bool:
    if start.startswith(_UTF_MARKS):
        return False
    odd = sum(byte < 32 and byte not in b"\x00\t\n\r\f\v\x1b" for byte in start)
    zeros = start.count(0)
    one_sided = max(start[0::2].count(0), start[1::2].count(0)) >= zeros * 0.98 and zeros > len(start) * 0.04
    if zeros and one_sided and odd <= len(start) * 0.01:
        return False  # UTF-16 without a mark
    return odd + zeros > len(start) * 0.01
