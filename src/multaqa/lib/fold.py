"""Text made comparable: what people type and what is stored meet in one folded form, on every database.

Source: Unicode Standard Annex #15 (NFKD) and full case folding; Arabic letters as search engines commonly unify them.
"""

import re
import unicodedata

_UNIFIED = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ء": "", "ـ": ""}
_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"}
_SHORT_I = "и\u0306"
_SPACES = re.compile(r"\s+")
_INVISIBLE = {"Mn", "Me", "Cf", "Cc", "Cs"}
_ARTICLE = re.compile(r"^(?:ال)(?=\w{2})")
_SORTED_CHARACTERS = 60


def fold(text: str) -> str:
    """The comparable form of ``text``: no case, accents, vowel marks, tatweel, letter variants or Eastern digits.

    Arabic alef, ya, ta marbuta and hamza become one form each; runs of white space become one space; folding twice
    changes nothing.
    """
    return _SPACES.sub(" ", _fold_letters(text)).strip()


def fold_with_positions(text: str) -> tuple[str, list[int]]:
    """The folded letters of ``text``, and for each of them the position in ``text`` it came from.

    White space is kept as it is, so that a match in the folded text can be shown in the original.
    """
    pieces: list[str] = []
    positions: list[int] = []
    for position, character in enumerate(text):
        piece = " " if character.isspace() else _fold_letters(character)
        pieces.append(piece)
        positions.extend([position] * len(piece))
    return "".join(pieces), positions


def sort_key(text: str) -> str:
    """A key of Latin digits and letters that sorts names the same on every database, whatever its collation.

    Arabic names sort without their article, «ñ» after «n», Chinese by the GB 2312 order (by sound for the 3,755 common
    characters). At most 60 characters of the name count; the key has at most 400 characters.
    """
    name = _ARTICLE.sub("", fold(text.replace("ñ", "n~").replace("Ñ", "n~")))
    return "".join(map(_rank, name[:_SORTED_CHARACTERS])).encode().hex()[:400]


def _fold_letters(text: str) -> str:
    if text.isascii():
        return text.casefold().translate(_FORMS)
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", letters.replace(_SHORT_I, "й").translate(_FORMS))


class _Forms(dict[int, str]):
    """What a decomposed letter becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter.isdecimal():
            form = str(unicodedata.decimal(letter))
        elif unicodedata.category(letter) in _INVISIBLE and not letter.isspace():
            form = ""
        else:
            form = _UNIFIED.get(letter, _MARKS.get(letter, letter))
        self[code] = form
        return form


_FORMS = _Forms()


def _rank(letter: str) -> str:
    if not "\u4e00" <= letter <= "\u9fff":
        return letter
    try:
        row, cell = letter.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return chr(0x4E00 + 94 * 94 + ord(letter) - 0x4E00)
    return chr(0x4E00 + (row - 0xA1) * 94 + cell - 0xA1)
