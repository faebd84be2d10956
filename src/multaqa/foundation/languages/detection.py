"""Which of the six languages a text is in: by its script first, by its words where languages share a script."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import name

if TYPE_CHECKING:  # numpy comes with it: only who detects waits for it
    from py3langid.langid import LanguageIdentifier

_LANGUAGE_OF_SCRIPT = {"ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh-hans"}
_LATIN_LANGUAGES = ("en", "fr", "es")
_FEWEST_LETTERS = 2
_FEWEST_LATIN_LETTERS = 8
_LEADING_SHARE = 0.6
_SURE = 0.8
_SURELY_ANOTHER = 0.8
_ENOUGH_TEXT = 4000

_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|[\W\d_]+")
# Letters that Arabic and Russian do not have, and forms that simplified Chinese replaced: enough of them mean another
# language (Persian, Urdu, Ukrainian, Serbian, Kazakh, Japanese, …) or traditional Chinese.
_FOREIGN_LETTERS = {
    "ar": frozenset("پچژگکیےٹڈڑںھہۀەۆێڕڵ"),
    "ru": frozenset("іїєґўјљњћђџѓќѕәғқңөұүһ"),
    "zh-hans": frozenset(map(chr, range(0x3041, 0x3100)))  # Japanese, which has its own letters among Chinese ones
    | frozenset("們個這來會國學對過還時後從說經長開關點問間門見現實業發動員無與為應聯組織議護標險網絡專體際圍鄉"),
}
_FOREIGN_SHARE = 0.02


def detect(text: str) -> str | None:
    """The code of the language that most of a text is in; None when unsure or when it is none of the six."""
    letters, script, count = _leading_script(text)
    if script == "LATIN":
        return _by_words(letters) if count >= _FEWEST_LATIN_LETTERS else None
    return _by_letters(letters, _LANGUAGE_OF_SCRIPT.get(script), count)


def detect_by_script(text: str) -> str | None:
    """As ``detect``, but None for what is in Latin letters: at once, and without the model of languages."""
    letters, script, count = _leading_script(text)
    return _by_letters(letters, _LANGUAGE_OF_SCRIPT.get(script), count)


def _leading_script(text: str) -> tuple[str, str, int]:
    """The letters of a text, the script that leads clearly among them ("" for none), and how many are of it."""
    letters = _NOT_WORDS.sub(" ", text[:_ENOUGH_TEXT])
    scripts = Counter(_script(letter) for letter in letters if letter != " ")
    if scripts.total() < _FEWEST_LETTERS:
        return letters, "", 0
    script, count = scripts.most_common(1)[0]
    return letters, script if count >= _LEADING_SHARE * scripts.total() else "", count


def _by_letters(letters: str, language: str | None, count: int) -> str | None:
    """The language of a script, unless letters stand in the text that it does not have."""
    if language is None:
        return None
    foreign = sum(letter in _FOREIGN_LETTERS[language] for letter in letters.lower())
    return None if foreign > _FOREIGN_SHARE * count else language


def _by_words(letters: str) -> str | None:
    """English, French or Spanish, when one of them clearly leads and no other language leads all three."""
    ranks = dict(_identifier().rank(letters))
    best, share = max(ranks.items(), key=lambda item: item[1])
    if best not in _LATIN_LANGUAGES and share >= _SURELY_ANOTHER:
        return None
    ours = {language: ranks[language] for language in _LATIN_LANGUAGES}
    leader = max(ours, key=lambda language: ours[language])
    return leader if ours[leader] >= _SURE * sum(ours.values()) else None


@cache
def _script(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name."""
    return name(letter, "NONE").split(" ")[0].removesuffix("-COMPATIBILITY")


@cache
def _identifier() -> LanguageIdentifier:
    """The language model, read on first use: it takes a second and 100 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
