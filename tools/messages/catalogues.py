"""One app's catalogue in one language: read, brought up to date with the source, written the same way every time.

Entries are sorted by text, on one line each, and name files without line numbers: two people who change different
strings meet no conflict.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from tools.messages.sources import SourceString
from tools.messages.typography import set_properly

FOLDERS = {"ar": "ar", "zh-hans": "zh_Hans", "en": "en", "fr": "fr", "ru": "ru", "es": "es"}
Key = tuple[str, str]
# Unicode CLDR's rules for whole numbers (its "many" of French and Spanish, for even millions, is left to "other").
# Babel's own list for catalogues is not used: for Arabic it takes 11 to 99 for the form of 100.
PLURALS = {
    "ar": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"),
    "zh-hans": (1, "0"),
    "en": (2, "n != 1"),
    "fr": (2, "n > 1"),
    "ru": (3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"),
    "es": (2, "n != 1"),
}


def path_of(app: Path, language: str) -> Path:
    """Where an app keeps its catalogue in ``language``."""
    return app / "locale" / FOLDERS[language] / "LC_MESSAGES" / "django.po"


def read(path: Path) -> polib.POFile:
    """The catalogue at ``path``; an empty one when there is none. Raises OSError for a broken file."""
    return polib.pofile(str(path), wrapwidth=0, encoding="utf-8") if path.exists() else polib.POFile(wrapwidth=0)


def plural_rule(language: str) -> tuple[int, str]:
    """How many plural forms ``language`` has, and the C expression that chooses one for ``n`` (CLDR, for integers)."""
    return PLURALS[language]


def bring_up_to_date(
    old: polib.POFile, strings: Iterable[SourceString], *, language: str, memory: Mapping[Key, polib.POEntry]
) -> polib.POFile:
    """A new catalogue with exactly ``strings``; translations are kept from ``old``, else taken from ``memory``."""
    fresh = polib.POFile(wrapwidth=0)
    fresh.header = "Kept by `make messages`: sorted by text, with names of files and no lines."
    fresh.metadata = _header(language)
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in old if not entry.obsolete}
    for string in strings:
        kept = known.get(string.key)
        if kept is None or not kept.translated():
            kept = memory.get(string.key, kept)
        fresh.append(_entry(string, kept, language))
    return fresh


def is_translated(entry: polib.POEntry) -> bool:
    """True when every form of ``entry`` has a text that nobody doubts."""
    return bool(entry.translated()) and all(entry.msgstr_plural.values())


def memory_of(catalogues: Iterable[polib.POFile]) -> dict[Key, polib.POEntry]:
    """Translations that any app already has: a string that moves to another app takes its translation along."""
    memory: dict[Key, polib.POEntry] = {}
    for catalogue in catalogues:
        for entry in catalogue:
            if is_translated(entry) and not entry.obsolete:
                memory.setdefault((entry.msgctxt or "", entry.msgid), entry)
    return memory


def _header(language: str) -> dict[str, str]:
    count, expression = plural_rule(language)
    return {
        "Language": FOLDERS[language],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={count}; plural=({expression});",
    }


def _entry(string: SourceString, kept: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=string.context or None,
        msgid=string.text,
        msgid_plural=string.plural,
        occurrences=[(file, "") for file in sorted(string.files)],
        comment="\n".join(sorted(string.comments)),
        tcomment=kept.tcomment if kept else "",
        flags=["fuzzy"] if kept and kept.fuzzy else [],
    )
    forms = [string.text, string.plural] if language == "en" else _forms(kept)
    if string.plural:
        count, _expression = plural_rule(language)
        forms = [*forms, *[""] * count][: max(count, len(forms))]
        entry.msgstr_plural = {number: set_properly(form, language, counted=True) for number, form in enumerate(forms)}
    else:
        entry.msgstr = set_properly(forms[0], language, counted=False) if forms else ""
    return entry


def _forms(kept: polib.POEntry | None) -> list[str]:
    if kept is None:
        return []
    if kept.msgstr_plural:
        return [kept.msgstr_plural[number] for number in sorted(kept.msgstr_plural)]
    return [kept.msgstr]
