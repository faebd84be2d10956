"""Labels that suffered on their way: mended where the writing is certain, refused where it is not."""

import re
import unicodedata

LONGEST_LABEL = 300
_SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh-hans": "CJK"}
_MOJIBAKE = re.compile(r"[ÂÃØÙÐÑ][\u0080-\u00bf]|â€|\ufffd|\?{3,}")
_MARKUP = re.compile(r"</?\w+[^>]*>|&(?:#\d+|[a-zA-Z]+);")
_TATWEEL = "\u0640"


def mended(label: str) -> str:
    """``label`` without invisible characters, tatweel, presentation forms and needless spaces."""
    plain = (
        unicodedata.normalize("NFKC", label) if _has_presentation_forms(label) else unicodedata.normalize("NFC", label)
    )
    shown = (letter for letter in plain if unicodedata.category(letter) != "Cf" and letter != _TATWEEL)
    return " ".join("".join(shown).split())


def damage_of(label: str, language: str, *, also_in_latin: bool = False) -> str:
    """What is wrong beyond mending with a mended ``label``, in a few words; empty when nothing is.

    Arabic, Chinese and Russian labels must use their script, unless ``also_in_latin`` says that the same name stands
    in Latin elsewhere ("COVID-19").
    """
    if len(label) > LONGEST_LABEL:
        return "is too long"
    if _MOJIBAKE.search(label) or any(unicodedata.category(letter) in {"Cc", "Cn", "Co", "Cs"} for letter in label):
        return "holds broken characters"
    if _MARKUP.search(label):
        return "holds markup"
    if not any(letter.isalnum() for letter in label):
        return "is empty"
    script = _SCRIPTS.get(language)
    if script and not also_in_latin and not any(script in unicodedata.name(letter, "") for letter in label):
        return "is not in the script of its language"
    return ""


def _has_presentation_forms(label: str) -> bool:
    return any("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefe" for letter in label)
