"""What a post says in one other language, as the read of a page of posts brings it along: no query of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import FilteredRelation, Q

from multaqa.foundation.languages.api import Status
from multaqa.foundation.people.api import Person
from multaqa.lib.prepared import Given, object_of

COLUMNS: Final = tuple(
    f"text__{name}"
    for name in ("language", "html", "translator_id", "translator__name", "by_machine", "is_stale", "disputed_at")
)


@dataclass(frozen=True)
class Translated:
    """A post in the reader's language, by a member or, ``by_machine``, drafted so and checked by her."""

    language: str
    html: str
    translator: Person | None
    by_machine: bool
    is_stale: bool
    is_disputed: bool


def text_in(language: Given) -> FilteredRelation:
    """The translation of a post into a language, if it is done: at most one."""
    return FilteredRelation("texts", condition=Q(texts__language=language, texts__status=Status.DONE))


def translated(columns: Sequence[Any], *, language: str) -> Translated | None:
    """What was read of it; None where there is none, or the post itself (in ``language``) is in it."""
    code, html, translator, name, by_machine, is_stale, disputed_at = columns
    if code in (None, language):
        return None
    person = object_of(Person, (translator, name), only=("id", "name")) if translator is not None else None
    return Translated(code, html, person, bool(by_machine), bool(is_stale), disputed_at is not None)
