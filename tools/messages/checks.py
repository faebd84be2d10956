"""What makes a translation unfit whatever its subject: gaps, broken placeholders, wrong plurals, English left in."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from gettext import c2py

import polib

from tools.messages.catalogues import plural_rule

_PERCENT = re.compile(r"%(?:\((\w+)\))?([%sdfr])")
_LONE_PERCENT = re.compile(r"%(?![(sdfr])")
_BRACE = re.compile(r"\{(\w*)\}")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_LETTERS = re.compile(r"[^\W\d_]")
_END_MARKS = {".": ".", "。": ".", "?": "?", "؟": "?", "？": "?", ":": ":", "：": ":", "!": "!", "！": "!", "…": "…"}
_SAME_ALLOWED = 20


def problems_of(entry: polib.POEntry, language: str) -> Iterator[str]:
    """What is wrong with ``entry`` of a catalogue in ``language``, one sentence each."""
    if entry.obsolete:
        yield "is obsolete: no source asks for it"
        return
    if entry.fuzzy:
        yield "is fuzzy: confirm the translation and take the mark away"
    yield from _wrong_forms(entry, language)
    for number, source, form in forms_of(entry, language):
        if not form.strip():
            yield "is missing" if number is None else f"is missing its plural form {number}"
            continue
        yield from _broken_placeholders(source, form, is_exact=number is not None and _is_exact(language, number))
        yield from _different_marks(source, form)
        if language != "en" and form == source and _is_left_in_english(entry, form):
            yield f"equals its English source: translate it or add the comment “same: why” ({form!r})"


def forms_of(entry: polib.POEntry, language: str) -> Iterator[tuple[int | None, str, str]]:
    """Each form of ``entry``: its plural number (None when it has no plural), the English it renders, its text."""
    if not entry.msgid_plural:
        yield None, entry.msgid, entry.msgstr
        return
    singular = _plural_choice(language)(1)
    for number, form in sorted(entry.msgstr_plural.items()):
        is_english_singular = language in {"en", "es"} and number == singular
        yield number, entry.msgid if is_english_singular else entry.msgid_plural, form


def _wrong_forms(entry: polib.POEntry, language: str) -> Iterator[str]:
    count, _expression = plural_rule(language)
    if entry.msgid_plural and sorted(entry.msgstr_plural) != list(range(count)):
        yield f"has {len(entry.msgstr_plural)} plural forms where {language} has {count}"


def _broken_placeholders(source: str, form: str, *, is_exact: bool) -> Iterator[str]:
    wanted, given = _placeholders(source), _placeholders(form)
    may_be_left_out = 1 if is_exact else 0  # «يومان» needs no number
    if given - wanted or (wanted - given).total() > may_be_left_out:
        yield f"has other placeholders than its source: {_listed(given)} instead of {_listed(wanted)}"
    if _PERCENT.search(source) and _LONE_PERCENT.search(form.replace("%%", "")):
        yield "has a lone % beside placeholders: write %%"


def _placeholders(text: str) -> Counter[str]:
    """The distinct named placeholders, and the positional ones with their number."""
    percent = Counter(match.group() for match in _PERCENT.finditer(text) if match.group(2) != "%")
    named = Counter({name: 1 if "(" in name else count for name, count in percent.items()})
    return named + Counter({f"{{{name}}}" for name in _BRACE.findall(text)})


def _listed(names: Counter[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _different_marks(source: str, form: str) -> Iterator[str]:
    if Counter(_TAG.findall(source)) != Counter(_TAG.findall(form)):
        yield "has other HTML tags than its source"
    if _end_mark(source) != _end_mark(form):
        yield f"ends otherwise than its source ({source[-1:]!r}, {form[-1:]!r})"
    is_separator = not any(map(str.isalnum, source))  # «، » and “、” are spaced each in its way
    if not is_separator and (source[:1].isspace(), source[-1:].isspace()) != (
        form[:1].isspace(),
        form[-1:].isspace(),
    ):
        yield "has other spaces at its ends than its source"


def _end_mark(text: str) -> str:
    return _END_MARKS.get(text.rstrip()[-1:], "")


def _is_left_in_english(entry: polib.POEntry, form: str) -> bool:
    words = _BRACE.sub("", _PERCENT.sub("", _TAG.sub("", form)))
    return len(_LETTERS.findall(words)) > _SAME_ALLOWED and not (entry.tcomment or "").startswith("same: ")


@cache
def _plural_choice(language: str) -> Callable[[int], int]:
    _count, expression = plural_rule(language)
    choice: Callable[[int], int] = c2py(expression)
    return choice


@cache
def _is_exact(language: str, number: int) -> bool:
    """True when the form serves one number only, as Arabic's dual does; Russian's first serves 1, 21, 31…"""
    choose = _plural_choice(language)
    return sum(choose(n) == number for n in range(1001)) == 1
