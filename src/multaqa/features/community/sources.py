"""What a post may say: its limits, and what is made harmless before it is kept."""

import re
import unicodedata
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from multaqa.lib.controls import revealed
from multaqa.lib.markdown import PERSON, references, render

LONGEST: Final = 50_000
"""Letters of a post: some thirty printed pages."""

LONGEST_TITLE: Final = 200
MOST_MENTIONS: Final = 10
"""People whom one post may call."""

DEEPEST_QUOTE: Final = 4
MOST_MARKS: Final = 5
"""Marks upon one letter: vocalised Arabic has three of them, Hebrew with cantillation five."""

_DEEP: Final = re.compile(rf"^((?:[ \t]{{0,3}}>[ \t]?){{{DEEPEST_QUOTE}}})[ \t>]*>", re.MULTILINE)
_QUOTE: Final = re.compile(r"(<blockquote\b[^>]*>|</blockquote>)")
_MARKS: Final = frozenset({"Mn", "Me"})


class RefusedPost(ValueError):
    """What was written cannot be kept; ``problems`` maps names of fields to sentences for the writer."""

    def __init__(self, problems: dict[str, str | Promise]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = problems


def harmless(source: str) -> str:
    """A text as it may be shown: deceiving characters named, piled marks and deep quotations cut down.

    Nothing else of what people write is changed. Safe to repeat.
    """
    return _DEEP.sub(r"\1", _without_piles(revealed(source)))


def rendered(source: str, *, language: str) -> str:
    """The HTML of a harmless text. Raises RefusedPost when there is none, too much of it, or it calls too many."""
    if problem := problem_in(source):
        raise RefusedPost({"source": problem})
    html = render(source, language=language)
    if len(mentioned(html)) > MOST_MENTIONS:
        raise RefusedPost({"source": _too_many_mentions()})
    return html


def quoted(source: str) -> str:
    """A text as a quotation, with an empty line after it for the answer; what it quotes itself is left out."""
    lines = [line for line in source.strip().splitlines() if not line.lstrip().startswith(">")]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"


def problem_in(source: str) -> str | Promise:
    """What is wrong with a text, in one sentence that says what to do; "" when nothing is."""
    if not source.strip():
        return _("A text is needed before this can be sent.")
    if len(source) > LONGEST:
        return _(
            "The text has %(length)d characters; at most %(longest)d can be sent. A long document can be attached as "
            "a file instead."
        ) % {"length": len(source), "longest": LONGEST}
    return ""


def without_quotes(html: str) -> str:
    """A rendered text without its quotations, however deep they are: what they quote is not there for a reader."""
    kept, depth = [], 0
    for part in _QUOTE.split(html):
        if part.startswith("<blockquote"):
            depth += 1
        elif part == "</blockquote>":
            depth -= 1
        elif not depth:
            kept.append(part)
    return "".join(kept)


def mentioned(html: str) -> list[str]:
    """The public ids of the people whom a rendered text calls, each once."""
    return [ref.partition(":")[2] for ref in references(html) if ref.startswith(f"{PERSON}:")]


def _too_many_mentions() -> str | Promise:
    return ngettext_lazy(
        "A post may mention %(most)d person; this one mentions more. Some mentions have to be taken out.",
        "A post may mention %(most)d people; this one mentions more. Some mentions have to be taken out.",
        MOST_MENTIONS,
    ) % {"most": MOST_MENTIONS}


def _without_piles(text: str) -> str:
    """The text without the marks that stand upon a letter beyond ``MOST_MARKS``."""
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter) in _MARKS else 0
        if run <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
