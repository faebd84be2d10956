"""How long each thing that people write may be, and which characters it may not hold."""

from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from multaqa.lib.controls import disguises

LONGEST: Final = {
    "title": 300,
    "lead": 2_000,
    "body": 100_000,
    "image_alt": 300,
    "image_credit": 200,
    "source_name": 200,
    "source_url": 1_000,
    "name": 150,
    "office": 300,
    "words": 2_000,
    "reason": 500,
}
"""In characters, by field."""

LONGEST_ADDRESS: Final = 2_000
"""In characters: of a page or feed that is read in."""
MOST_SPEAKERS: Final = 12
MOST_TOPICS: Final = 12


class RefusedText(ValueError):
    """Something written cannot be kept; ``problems`` maps field names to sentences for the writer."""

    def __init__(self, problems: dict[str, str | Promise]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = problems


def problem_in(text: str, *, longest: int) -> str | Promise:
    """What is wrong with a text, in one sentence; "" when nothing is."""
    if found := disguises(text):
        return format_lazy(
            _("The text holds unseen characters that cannot be kept: {characters}. Typing that place anew helps."),
            characters=", ".join(found[:5]),
        )
    if len(text) > longest:
        return ngettext_lazy(
            "The text may have %(longest)d character; it has more.",
            "The text may have %(longest)d characters; it has more.",
            longest,
        ) % {"longest": longest}
    return ""


def refuse_problems(values: dict[str, str]) -> None:
    """Raise RefusedText when a value is too long for its field or holds what cannot be kept."""
    problems = {name: problem_in(text, longest=LONGEST[name]) for name, text in values.items()}
    if found := {name: problem for name, problem in problems.items() if problem}:
        raise RefusedText(found)
