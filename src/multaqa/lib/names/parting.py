"""A person's name taken apart into words that can be compared, whatever stands between and before them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from multaqa.lib.names.sounding import is_arabic, is_han

TITLES: Final = frozenset(["dr", "prof", "mr", "mrs", "ms", "sir", "eng", "ing", "jr", "sr", "ii", "iii", "iv"])
ARTICLES: Final = frozenset(["al", "el", "ul", "il", "ad", "as", "ar", "ash", "az", "an", "ed"])
PARTICLES: Final = frozenset(
    [
        "bin",
        "ibn",
        "bint",
        "ben",
        "ould",
        "wuld",
        "de",
        "la",
        "las",
        "los",
        "del",
        "du",
        "des",
        "d",
        "l",
        "le",
        "von",
        "der",
        "zu",
        "van",
        "den",
        "y",
        "e",
    ]
)
DESCENT: Final = frozenset(("بن", "ابن", "بنت", "ولد"))
SERVANT: Final = frozenset(["abd", "abdul", "abdel", "abdal", "abdur", "abdol"])
TWO_CHARACTERS: Final = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "东方",
        "南宫",
        "司徒",
    ]
)
LONGEST: Final = 8  # words that are looked at; what stands beyond says nothing more
_BREAKS: Final = re.compile(r"[\s,،;·・/‌\-‐‑–—]+")
_INSIDE: Final = re.compile(r"['’‘ʼ`´]")
_JOINED_ARTICLE: Final = re.compile(r"^(?:ال)(?=\w{2})")
_ARTICLE_BEFORE: Final = re.compile(r"^[ae]l(?=[a-z]{4})")
_JOINED_SERVANT: Final = re.compile(r"^(abd)[aeiou][lr](?=[a-z]{3})")


def words_of(name: str) -> list[str]:
    """The words of a name in order, in lower case, without titles, articles and marks; initials keep their dot."""
    said = _INSIDE.sub("", unicodedata.normalize("NFKC", name).casefold().replace(".", ". "))
    words = [word for word in _BREAKS.split(said) if any(map(str.isalpha, word))]
    named = [word for word in words if word.strip(".") not in TITLES]
    return list(_joined(list(_characters(named))))[:LONGEST]


def readings(name: str) -> list[tuple[str, ...]]:
    """The ways to read a name: without its particles, these joined to what follows, joined articles taken off."""
    words = words_of(name)
    bare = tuple(word for word in words if word not in PARTICLES and word not in DESCENT) or tuple(words)
    return list(dict.fromkeys([bare, tuple(_glued(words)), tuple(_ARTICLE_BEFORE.sub("", word) for word in bare)]))


def contractions(name: str) -> list[tuple[str, ...]]:
    """The ways to read a name with two words that stand side by side as one."""
    return [
        (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
        for words in readings(name)
        for place in range(len(words) - 1)
    ]


def is_initial(word: str) -> bool:
    """Whether a word is a letter with a dot, or one letter alone."""
    return (word.endswith(".") and len(word) <= 3) or (len(word) == 1 and not is_han(word))


def _characters(words: list[str]) -> Iterator[str]:
    """Chinese names in one piece become family name and given name."""
    for word in words:
        if is_han(word) and len(word) > 1 and len(words) == 1:
            cut = 2 if word[:2] in TWO_CHARACTERS and len(word) > 2 else 1
            yield from (word[:cut], word[cut:])
        else:
            yield word


def _joined(words: list[str]) -> Iterator[str]:
    """Words without articles; «عبد» and what it belongs to are one word."""
    servant = ""
    for word in words:
        plain = _plain(word)
        if not plain:
            continue
        if servant:
            yield servant + plain
            servant = ""
        elif plain in SERVANT or plain == "عبد":
            servant = "عبد" if is_arabic(plain) else "abd"
        else:
            yield plain
    if servant:
        yield servant


def _plain(word: str) -> str:
    if word in ARTICLES:
        return ""
    if is_arabic(word):
        word = _JOINED_ARTICLE.sub("", word)
        return "عبد" + word.removeprefix("عبدال") if word.startswith("عبدال") else word
    return _JOINED_SERVANT.sub(r"\1", word)


def _glued(words: list[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if word in PARTICLES:
            before += word
        else:
            yield before + word
            before = ""
    if before:
        yield before
