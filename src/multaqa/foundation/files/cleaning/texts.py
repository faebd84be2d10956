"""Plain text: kept as UTF-8 without a byte order mark."""

from multaqa.foundation.files.cleaning.outcome import Cleaned


def clean_text(content: bytes) -> Cleaned:
    """The same text in UTF-8; UTF-16 is converted."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if marked else "utf-8-sig")
    return Cleaned(media_type="text/plain", content=text.encode())
