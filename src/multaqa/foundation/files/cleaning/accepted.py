"""The types that are accepted, told from a file's first bytes and insides, never from its name."""

from dataclasses import dataclass
from typing import Literal

from multaqa.foundation.files.cleaning.outcome import Reason, Refused

Kind = Literal["image", "document"]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class MediaType:
    """An accepted type: its name (RFC 6838), the ending of its files' names, and what it is to people."""

    name: str
    ending: str
    kind: Kind


ACCEPTED = {
    known.name: known
    for known in (
        MediaType("image/jpeg", ".jpg", "image"),
        MediaType("image/png", ".png", "image"),
        MediaType("image/webp", ".webp", "image"),
        MediaType("image/gif", ".gif", "image"),
        MediaType("application/pdf", ".pdf", "document"),
        MediaType(WORD, ".docx", "document"),
        MediaType(SHEET, ".xlsx", "document"),
        MediaType(SLIDES, ".pptx", "document"),
        MediaType(OPEN_TEXT, ".odt", "document"),
        MediaType("text/plain", ".txt", "document"),
    )
}
ZIP = "application/zip"
_NOT_TEXT = set(range(32)) - {9, 10, 12, 13}


def first_guess(content: bytes) -> str:
    """The type that the first bytes tell, ``application/zip`` for what must be unpacked to know more.

    Raises Refused for nothing, for other binary files, and for text that is neither UTF-8 nor marked UTF-16.
    """
    if not content.strip():
        raise Refused(Reason.EMPTY)
    return _told_by_magic(content) or _text(content)


def _told_by_magic(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    return ZIP if content.startswith(b"PK\x03\x04") else None


def _text(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and _NOT_TEXT & set(content):
        raise Refused(Reason.NOT_ACCEPTED)
    try:
        content.decode("utf-16" if marked else "utf-8")
    except UnicodeDecodeError as error:
        raise Refused(Reason.NOT_UTF8) from error
    return "text/plain"
