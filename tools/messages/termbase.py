"""The termbase: names and fixed phrases with their preferred and forbidden forms (`tools/termbase/*.toml`).

A form is a phrase; ``*`` stands for any letters, mostly endings («координационн* центр*», «государств*-член*»). Arabic
words may carry و ف ب ك ل and the article; case, accents and letter variants do not count.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from multaqa.lib.fold import fold

TERMBASE = Path(__file__).resolve().parents[1] / "termbase"
LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")
_ARABIC_PREFIX = "[وف]?[بكل]?(?:ال|ل)?"


class BadTermbase(Exception):
    """An entry of the termbase cannot be used; the text names it."""


@dataclass(frozen=True)
class TermEntry:
    """One idea: the English words that call for it, and what may and may not be said in each language."""

    name: str
    source: tuple[str, ...]
    preferred: dict[str, tuple[str, ...]]
    forbidden: dict[str, tuple[str, ...]]

    def is_called_for_by(self, english: str) -> bool:
        """True when the English text uses one of the words of this entry."""
        return any(_pattern(form, "en").search(fold(english)) for form in self.source)

    def is_kept_by(self, text: str, language: str) -> bool:
        """True when ``text`` uses a preferred form, or none is laid down for ``language``."""
        forms = self.preferred.get(language, ())
        return not forms or any(_pattern(form, language).search(fold(text)) for form in forms)

    def forbidden_in(self, text: str, language: str) -> Iterator[str]:
        """The forbidden forms that ``text`` uses."""
        folded = fold(text)
        return (form for form in self.forbidden.get(language, ()) if _pattern(form, language).search(folded))


def term_problems(english: str, text: str, language: str, *, excused: str = "") -> Iterator[str]:
    """What the termbase has against ``text`` as a rendering of ``english``; entries named in ``excused`` are silent."""
    english, text = _PLACEHOLDER.sub(" ", english), _PLACEHOLDER.sub(" ", text)
    for entry in termbase():
        if f"term {entry.name}:" in excused:
            continue
        for form in entry.forbidden_in(text, language):
            yield f"uses the forbidden form “{form}” (termbase: {entry.name})"
        if entry.is_called_for_by(english) and not entry.is_kept_by(text, language):
            wanted = " / ".join(entry.preferred[language])
            yield f"lacks the preferred form “{wanted}” (termbase: {entry.name})"


@cache
def termbase(folder: Path = TERMBASE) -> tuple[TermEntry, ...]:
    """The entries of all files of ``folder``, by file and place. Raises BadTermbase."""
    entries: list[TermEntry] = []
    for path in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            entries.append(_entry(f"{path.stem}.{name}", table))
    return tuple(entries)


def _entry(name: str, table: dict[str, object]) -> TermEntry:
    unknown = set(table) - {"source", "forbidden", "note", *LANGUAGES}
    forbidden = table.get("forbidden", {})
    if unknown or not isinstance(forbidden, dict) or set(forbidden) - set(LANGUAGES):
        raise BadTermbase(f"{name}: {sorted(unknown) or forbidden} is not understood.")
    return TermEntry(
        name=name,
        source=_forms(table.get("source", [])),
        preferred={code: _forms(table[code]) for code in LANGUAGES if code in table},
        forbidden={code: _forms(forms) for code, forms in forbidden.items()},
    )


def _forms(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list) else ()


@cache
def _pattern(form: str, language: str) -> re.Pattern[str]:
    if language == "zh-hans":
        return re.compile(re.escape(fold(form)))
    words = (_word_pattern(word, language) for word in form.split())
    return re.compile(r"(?<!\w)" + r"\s".join(words) + r"(?!\w)")


def _word_pattern(word: str, language: str) -> str:
    body = r"\w*".join(_stem_pattern(part, language) for part in fold(word).split("*"))
    return _ARABIC_PREFIX + body if language == "ar" else body


def _stem_pattern(stem: str, language: str) -> str:
    if language != "ar" or not stem:
        return re.escape(stem)
    bare = stem.removeprefix("ال") if len(stem) > 4 else stem
    # Ta marbuta becomes an ordinary ta before a suffix: «فئة», «فئتك».
    return re.escape(bare[:-1]) + "[هت]" if bare.endswith("ه") else re.escape(bare)
