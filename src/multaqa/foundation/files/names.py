"""File names: what a stranger typed, made safe to show and to save."""

import re
import unicodedata

from multaqa.foundation.files.models import LONGEST_NAME

_AN_ENDING = re.compile(r"\.[A-Za-z0-9]{0,5}$")
_NOT_ALLOWED = set('/\\:*?"<>|')


def safe_name(name: str, *, ending: str) -> str:
    """The name without folders, controls and marks that turn the direction of writing, with the ending of its type.

    A direction mark (U+202E) can make "gpj.exe" read "exe.jpg"; so all format characters but joiners are dropped.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = _AN_ENDING.sub("", last)
    kept = "".join(character for character in stem if _is_kept(character))
    kept = " ".join(kept.split()).strip(". ")
    return f"{kept[: LONGEST_NAME - len(ending)].rstrip()}{ending}" if kept else f"file{ending}"


def _is_kept(character: str) -> bool:
    if character in "\u200c\u200d":  # Persian, Urdu and Indic words need them
        return True
    return character not in _NOT_ALLOWED and unicodedata.category(character)[0] != "C"
