"""Reads of single terms: by id or code, their names, their history, what was proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched, pairwise
from typing import Any, Final

from django.db.models import QuerySet

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import Fact, facts_of
from multaqa.foundation.languages.api import name_of
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import LANGUAGES
from multaqa.lib.prepared import Given, Prepared, Row, columns_of, object_of

_ABOVE: Final = ("parent__", "parent__parent__", "parent__parent__parent__")


@dataclass(frozen=True)
class Event:
    """Something that happened to a term; ``fact`` is None when its words were erased."""

    at: datetime
    fact: Fact | None


@dataclass(frozen=True)
class NamesInLanguage:
    """What a term is called in one language, and how it is defined there; empty where it has nothing."""

    language: str
    label: str
    others: tuple[str, ...]
    definition: str

    @property
    def own_name(self) -> str:
        """The language's name in itself."""
        return name_of(self.language)

    @property
    def tag(self) -> str:
        """The value of HTML's ``lang``."""
        return html_lang(self.language)


def term_of(public_id: str) -> Term | None:
    """The term with this public id, whatever its state; None if there is none."""
    return next(map(_linked, _TERM.rows(public_id=public_id)), None)


def terms_of(public_ids: Iterable[str]) -> dict[str, Term]:
    """Terms by public id; for a merged term, the term that took its place."""
    found = Term.objects.filter(public_id__in=list(public_ids)).select_related("merged_into")
    return {term.public_id: current(term) for term in found}


def term_of_code(code: str, scheme: str = OURS) -> Term | None:
    """The term with this code, or the one that took its place; None if there is none."""
    term = Term.objects.filter(scheme__slug=scheme, code=code).select_related("merged_into").first()
    return current(term) if term else None


def current(term: Term) -> Term:
    """The term itself, or the one it was merged into (merging keeps that path one step long)."""
    return term.merged_into or term


def names_of(term: Term, language: str) -> list[str]:
    """The label of ``term`` in ``language``, then its synonyms there; empty when it has none."""
    names = term.names.filter(language=language).order_by("-preferred", "pk")
    return list(names.values_list("name", flat=True))


def names_by_language(term: Term) -> list[NamesInLanguage]:
    """The names of ``term`` in each of the six languages, in one query."""
    others: dict[str, list[str]] = {}
    for language, name in term.names.filter(preferred=False).order_by("pk").values_list("language", "name"):
        others.setdefault(language, []).append(name)
    return [
        NamesInLanguage(code, term.labels.get(code, ""), tuple(others.get(code, ())), term.definition.get(code, ""))
        for code in LANGUAGES
    ]


def history_of(term: Term) -> list[Event]:
    """What happened to ``term``, newest first."""
    return [Event(recorded.at, recorded.fact()) for recorded in reversed(facts_of(ref_of(term)))]


def proposals() -> QuerySet[Term]:
    """Terms waiting for a curator, oldest first, with who proposed them."""
    return Term.objects.filter(state=State.PROPOSED).select_related("proposed_by", "parent").order_by("created_at")


def _with_those_round_it(public_id: Given) -> QuerySet[Any, Any]:
    """The columns of a term, of what it was merged into, and of three terms above it."""
    columns = (f"{path}{name}" for path in ("", "merged_into__", *_ABOVE) for name in columns_of(Term))
    return Term.objects.filter(public_id=public_id).values_list(*columns)


def _linked(row: Row) -> Term:
    """The term of such a row, linked to the others of it."""
    columns = list(batched(row, len(columns_of(Term))))
    term = object_of(Term, columns[0])
    merged_into, *above = (object_of(Term, read) if read[0] else None for read in columns[1:])
    if merged_into is not None:
        term.merged_into = merged_into
    for narrower, wider in pairwise([term, *filter(None, above)]):
        narrower.parent = wider
    return term


_TERM: Final = Prepared(_with_those_round_it)
