"""Typing habits put right without asking: spaces that must not break, and the punctuation of each script.

Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale (French); GB/T 15834 (Chinese).
"""

import re

_NO_BREAK_SPACE = "\u00a0"
_HAN = r"[\u4e00-\u9fff」』）》”]"
_COUNT = re.compile(r"(%\(\w+\)[sd]|%[sd]|\{\w*\}) (?=\w)")
_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "ar": (
        (
            re.compile("\u0627\u064b|\u064b\u0627"),
            "\u0627",
        ),  # United Nations texts leave out the sign of nunation on alef
        (re.compile(r"(?<=[\u0621-\u064a]),"), "،"),
        (re.compile(r"(?<=[\u0621-\u064a]);"), "؛"),
        (re.compile(r"(?<=[\u0621-\u064a])\?"), "؟"),
    ),
    "zh-hans": (
        (re.compile(rf"(?<={_HAN}), ?"), "，"),
        (re.compile(rf"(?<={_HAN}); ?"), "；"),
        (re.compile(rf"(?<={_HAN})\?"), "？"),
        (re.compile(rf"(?<={_HAN})!"), "！"),
        (re.compile(rf"(?<={_HAN}): ?"), "："),
        (re.compile(rf"(?<={_HAN})\.(?=\s|$)"), "。"),
    ),
    "fr": (
        (re.compile(r"(?<=\w)'(?=\w)"), "’"),
        (re.compile(r"(?<=[\w)»%’]) ?([?!;:])(?=\s|$)"), _NO_BREAK_SPACE + r"\1"),
        (re.compile(r"« ?"), "«" + _NO_BREAK_SPACE),
        (re.compile(r"(?<!«) ?»"), _NO_BREAK_SPACE + "»"),
        (re.compile(rf"{_NO_BREAK_SPACE}+"), _NO_BREAK_SPACE),
    ),
}


def set_properly(text: str, language: str, *, counted: bool) -> str:
    """``text`` with the spaces and marks of its language; in ``counted`` forms a number stays with its noun."""
    if counted:
        text = _COUNT.sub(rf"\1{_NO_BREAK_SPACE}", text)
    for pattern, replacement in _RULES.get(language, ()):
        text = pattern.sub(replacement, text)
    return text
