"""Bytes to text: the encoding is found from marks, from what was declared, and from whether the words make sense."""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from multaqa.features.news.reading.function_words import COMMON_HAN
from multaqa.features.news.reading.language import word_share
from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these labels to mean (WHATWG Encoding Standard, section 4.2).
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-gbk": "gb18030",
    "unicode": "utf-16",
}
_CANDIDATES: Final = ("cp1252", "cp1256", "cp1251", "gb18030", "koi8-r", "big5", "iso-8859-6", "iso-8859-5", "cp866")
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_MARKUP: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_WORD: Final = re.compile(r"[^\W\d_]+")
# Latin and other letters side by side: a wrong decoding makes them of every accent.
_MIXED: Final = re.compile(r"[a-zA-Z][\u0370-\u1fff\u3000-\ud7ff]|[\u0370-\u1fff\u3000-\ud7ff][a-zA-Z]")
_SAMPLE: Final = 60_000  # characters looked at to judge a decoding
_MAKES_SENSE: Final = 0.06  # share of function words below which no text of the six languages falls


@dataclass(frozen=True)
class Decoded:
    """Text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes, *, declared: str = "") -> Decoded:
    """``content`` as text; ``declared`` is what its carrier said of the encoding.

    Raises RefusedSourceError: ENCODING when no reading makes sense, DAMAGED_TEXT when letters were already lost.
    """
    decoded = _by_mark(content) or _by_zeros(content) or _as_utf8(content)
    if decoded is None:
        decoded = _by_sense(content, [declared, *declared_in(content)])
    decoded = _undo_double(decoded)
    if decoded.text.count("\ufffd") > len(decoded.text) * 0.002:
        raise RefusedSourceError(Refusal.DAMAGED_TEXT)
    return decoded


def declared_in(content: bytes) -> list[str]:
    """The encodings that the first lines of a page or feed name, in their order."""
    return [found.decode("ascii") for found in _DECLARED.findall(content[:4096])]


def sense(text: str) -> float:
    """How much a text looks like one of the six languages: the share of its commonest words, less what is odd."""
    plain = _MARKUP.sub(" ", text[:_SAMPLE])
    words = _WORD.findall(plain.lower())
    if not words:
        return 0.0
    foreign = [word for word in words if not word.isascii()] or words
    by_script = max(word_share(foreign, language) for language in ("ar", "ru"))
    by_latin = max(word_share(words, language) for language in ("en", "fr", "es"))
    han = [letter for letter in plain if "\u3400" <= letter <= "\u9fff"]
    by_han = sum(letter in COMMON_HAN for letter in han) / (3 * len(plain)) if han else 0.0
    return max(by_script, by_latin, by_han) - 3 * _oddity(plain) - 2 * len(_MIXED.findall(plain)) / len(words)


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding) or _refuse(Refusal.DAMAGED_TEXT)
    return None


def _by_zeros(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte of plain letters or spaces is the same high byte."""
    if len(content) % 2 or len(content) < 8:
        return None
    sample = content[:4000]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) > len(high) * 0.1 and set(high) <= {0, 4, 6, 0x20, 0x30, 0xFF, *range(0x4E, 0xA0)}:
            return _strictly(content, encoding)
    return None


def _as_utf8(content: bytes) -> Decoded | None:
    """UTF-8, also when the file was cut in the middle of its last letter."""
    whole = _strictly(content, "utf-8")
    if whole is not None:
        return whole
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return Decoded(decoder.decode(content, final=False), "utf-8")
    except UnicodeDecodeError:
        _refuse_if_mostly_utf8(content)
        return None


def _refuse_if_mostly_utf8(content: bytes) -> None:
    text = content.decode("utf-8", errors="replace")
    foreign = sum(not letter.isascii() for letter in text)
    if foreign and text.count("\ufffd") < foreign * 0.2:
        raise RefusedSourceError(Refusal.DAMAGED_TEXT)


def _by_sense(content: bytes, declared: Iterable[str]) -> Decoded:
    named = [label for label in map(_known_label, declared) if label]
    readings: dict[str, tuple[float, Decoded]] = {}
    for encoding in [*named, *_CANDIDATES]:
        decoded = _strictly(content, encoding)
        if decoded is not None and encoding not in readings:
            bonus = 1.1 if encoding in named else 1.0
            readings[encoding] = (sense(decoded.text) * bonus, decoded)
    best = max(readings.values(), key=lambda reading: reading[0], default=None)
    if best is None or best[0] < _MAKES_SENSE:
        raise RefusedSourceError(Refusal.ENCODING)
    return best[1]


def _known_label(label: str) -> str:
    name = label.strip().lower()
    try:
        return codecs.lookup(_LABELS.get(name, name)).name if name else ""
    except (LookupError, ValueError):
        return ""


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError, AssertionError, TypeError):
        return None
    return Decoded(text, encoding) if isinstance(text, str) else None


def _undo_double(decoded: Decoded) -> Decoded:
    """Text that was UTF-8, taken for Windows-1252 or 1256 once, and saved again as UTF-8."""
    if not re.search(r"[ÃØÙÐÑâ][\u0080-\u2122]", decoded.text[:_SAMPLE]):
        return decoded
    for encoding in ("cp1252", "cp1251", "cp1256"):
        undone = _strictly(_encode_loosely(decoded.text, encoding), "utf-8")
        if undone is not None and sense(undone.text) > max(_MAKES_SENSE, 1.5 * sense(decoded.text)):
            return Decoded(undone.text, f"utf-8 as {encoding}")
    return decoded


def _encode_loosely(text: str, encoding: str) -> bytes:
    """``text`` in a one-byte encoding; letters it lacks below 256 keep their number, as browsers do."""
    parts = []
    for letter in text:
        try:
            parts.append(letter.encode(encoding))
        except UnicodeEncodeError:
            parts.append(bytes([ord(letter)]) if ord(letter) < 256 else letter.encode())
    return b"".join(parts)


def _oddity(text: str) -> float:
    """The share of letters that no sound text has: control codes, private and unassigned ones, line drawings."""
    odd = sum(
        unicodedata.category(letter) in {"Co", "Cn", "Cs"}
        or (unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f\v")
        or "\u2500" <= letter <= "\u259f"
        for letter in text
    )
    return odd / len(text)


def _refuse(refusal: Refusal) -> Decoded:
    raise RefusedSourceError(refusal)
