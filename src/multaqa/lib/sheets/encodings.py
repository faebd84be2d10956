"""In which encoding the bytes of a table are: by its mark, by its zeros, as UTF-8, else by which reading has words.

A table has names and no sentences, so it is not the commonest words of a language that tell, but whether its letters
make words of one script, with capitals where words have them.
Source: Unicode Standard, section 23.8 (marks of byte order).
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from multaqa.lib.sheets.refusals import Refusal, RefusedSheetError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES: Final = ("cp1252", "cp1256", "cp1251", "gb18030")
_SAMPLE: Final = 200_000  # bytes looked at to judge a reading
_PIECE: Final = 65_536
_MAKES_SENSE: Final = 0.75  # share of words that are sound, below which no reading is believed
_WORD: Final = re.compile(r"[^\W\d_\u3400-\u9fff]+|[\u3400-\u9fff]+")
_SOUND: Final = (
    re.compile(r"[\u0621-\u065f\u0670\u067e\u0686\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06cc\u06d2\u200c]+"),
    re.compile(r"[\u0410-\u042f\u0401-\u040f\u0490]?[\u0430-\u044f\u0451-\u045f\u0491]*"),
    re.compile(r"[\u0410-\u042f\u0401-\u040f\u0490]+"),
)
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_LATIN_SMALL: Final = re.compile(r"[A-ZÀ-ÖØ-ÞŒŠŽŸ]?[a-zß-öø-ÿœšž]*|[A-ZÀ-ÖØ-ÞŒŠŽŸ]+")
# What no text in a one-byte encoding holds, but a text read in the wrong one does.
_ODD: Final = re.compile(r"[\u0080-\u009f\ue000-\uf8ff¤¦§¨©¬®¯±²³µ¶¸¹¼½¾×÷†‡‰ƒˆ˜\ufffd\u2500-\u259f]")


def encoding_of(content: bytes) -> str:
    """The name of the codec that reads ``content``. Raises RefusedSheetError: ENCODING when none makes sense of it."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "") or _by_zeros(content)
    if marked:
        return _whole(content, marked)
    if _reads(content, "utf-8"):
        return "utf-8"
    ranked = [(_sense(content, name), -place, name) for place, name in enumerate(_CANDIDATES) if _reads(content, name)]
    best, _place, name = max(ranked, default=(0.0, 0, ""))
    if best < _MAKES_SENSE:
        raise RefusedSheetError(Refusal.ENCODING)
    return name


def _whole(content: bytes, name: str) -> str:
    if not _reads(content, name):
        raise RefusedSheetError(Refusal.DAMAGED)
    return name


def _by_zeros(content: bytes) -> str:
    """UTF-16 without a mark: the commas, digits and line breaks of a table leave every second byte empty."""
    sample = content[:4_000]
    if len(content) % 2 or sample.count(0) < len(sample) * 0.01:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _reads(content: bytes, name: str) -> bool:
    """Whether all of it can be read so; a piece at a time, so that no second copy of a large file is made."""
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _sense(content: bytes, name: str) -> float:
    """The share of words with letters beyond ASCII that are words of one script, less what no text holds."""
    text = content[:_SAMPLE].decode(name, errors="ignore")
    words = list(_foreign(text))
    if not words:
        return 0.0
    return sum(map(_soundness, words)) / len(words) - len(_ODD.findall(text)) / len(words)


def _foreign(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if not word.isascii())


def _soundness(word: str) -> float:
    if "\u3400" <= word[0] <= "\u9fff":
        return sum(map(_is_common, word)) / len(word)
    if any(pattern.fullmatch(word) for pattern in _SOUND):
        return 1.0 if len(word) > 1 or _ARABIC.match(word) is None else 0.5
    if not _LATIN_SMALL.fullmatch(word):
        return 0.0
    own = sum(letter.isascii() for letter in word)
    return 1.0 if own * 2 >= len(word) else 0.2


def _is_common(letter: str) -> bool:
    """Whether a Chinese character is one of the 3,755 commonest (GB 2312-80, level 1)."""
    try:
        row = letter.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= row <= 0xD7
