"""Pictures inside documents: their metadata is cut out of the file, the picture itself is left as it is."""

import struct
from collections.abc import Iterator

# JPEG (ITU-T T.81, annex B): application segments 1 (Exif, XMP), 13 (IPTC) and the rest but 0, 2 (colour) and 14.
_JPEG_DROPPED = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
# PNG (W3C Recommendation, third edition): what shows the picture, colour and transparency included.
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"bKGD"}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def without_metadata(content: bytes) -> bytes:
    """A JPEG or PNG without Exif, XMP, IPTC, comments and texts; anything else, or a damaged picture, unchanged."""
    try:
        if content.startswith(b"\xff\xd8\xff"):
            return b"".join(_jpeg_parts(content))
        if content.startswith(_PNG_SIGNATURE):
            return b"".join(_png_parts(content))
    except (struct.error, IndexError, ValueError):
        pass  # readers make of a damaged picture what they can, and so do we
    return content


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    place = 2
    while True:
        marker, place = _jpeg_marker(content, place)
        if marker in {_JPEG_SCAN, _JPEG_END}:
            yield content[place - 2 : _jpeg_end(content)]
            return
        (length,) = struct.unpack_from(">H", content, place)
        if length < 2 or place + length > len(content):
            raise ValueError("a segment ends outside the file")
        if marker not in _JPEG_DROPPED:
            yield content[place - 2 : place + length]
        place += length


def _jpeg_marker(content: bytes, place: int) -> tuple[int, int]:
    if content[place] != 0xFF:
        raise ValueError("no marker where one should be")
    while content[place] == 0xFF:
        place += 1
    return content[place], place + 1


def _jpeg_end(content: bytes) -> int:
    end = content.rfind(b"\xff\xd9")
    return end + 2 if end > 0 else len(content)


def _png_parts(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    place = 8
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        if place + 12 + length > len(content):
            raise ValueError("a chunk ends outside the file")
        if kind in _PNG_KEPT:
            yield content[place : place + 12 + length]
        place += 12 + length
        if kind == b"IEND":
            return
