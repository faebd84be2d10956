"""Reads of whole vocabularies: trees, levels, choices, what stands above and below a term."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.core.cache import caches
from django.db.models import QuerySet

from multaqa.foundation.taxonomy.models import Scheme, State, Term, TermName
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.lib.labels import Labels, label_in
from multaqa.lib.prepared import Given, Prepared

type Choice = tuple[str, str]
type KeptChoices = tuple[tuple[str, tuple[Choice, ...]], ...]
_KEPT: Final = 60  # seconds
_BELOW = """
WITH RECURSIVE below(id) AS (
    SELECT id FROM taxonomy_term WHERE id = %s
    UNION
    SELECT term.id FROM taxonomy_term term JOIN below ON term.parent_id = below.id OR term.merged_into_id = below.id
)
SELECT term.* FROM taxonomy_term term JOIN below ON term.id = below.id ORDER BY term.position, term.id
"""


@dataclass(frozen=True)
class Branch:
    """A term in a tree, and the branches under it."""

    term: Term
    branches: tuple["Branch", ...]


class ListedTerm(NamedTuple):
    """Of a term in use what lists of a whole vocabulary show; ``parent`` is a row number."""

    pk: int
    parent: int | None
    public_id: str
    code: str
    labels: Labels
    suggests: bool


def active_terms(scheme: str | Given = OURS) -> QuerySet[Term]:
    """The terms in use of a vocabulary, in its own order."""
    return Term.objects.filter(scheme__slug=scheme, state=State.ACTIVE).order_by("position", "pk")


def tree(scheme: str = OURS) -> tuple[Branch, ...]:
    """The terms in use of a vocabulary as a tree, in one query; a term whose parent is not in use stands at the top."""
    return _grown(active_terms(scheme))


def listed_terms(scheme: str = OURS) -> dict[int | None, list[ListedTerm]]:
    """The terms in use of a vocabulary in its own order, by the one above them, in one query.

    Under None stand those at the top, and those whose parent is not in use.
    """
    listed = [ListedTerm(*row) for row in _LISTED.rows(scheme=scheme)]
    known = {term.pk for term in listed}
    below: dict[int | None, list[ListedTerm]] = {}
    for term in listed:
        below.setdefault(term.parent if term.parent in known else None, []).append(term)
    return below


def choices(language: str) -> list[tuple[str, list[Choice]]]:
    """Our terms for a form: (label of a top term, [(public id, label with its depth shown by dashes)])."""
    below = listed_terms()
    return [(label_in(top.labels, language), list(_choices_in(top, below, language))) for top in below.get(None, ())]


def kept_choices(language: str) -> KeptChoices:
    """``choices``, read again each minute: for pages that only offer them, the same to everyone."""
    found: KeptChoices | None = caches["process"].get_or_set(
        f"taxonomy:choices:{language}",
        lambda: tuple((label, tuple(group)) for label, group in choices(language)),
        _KEPT,
    )
    return found or ()


def kept_names(language: str) -> Mapping[str, str]:
    """By what words else people look for the terms that forms offer: public id → all names in ``language``.

    Read again each minute.
    """
    key = f"taxonomy:names:{language}"
    found: dict[str, str] = caches["process"].get_or_set(key, lambda: _names(language), _KEPT) or {}
    return found


def tree_choices(language: str, *, without: Term) -> list[Choice]:
    """Where a term may stand: every term of ours and every heading, but the term itself and those below it."""
    return [choice for top in tree() for choice in _indented(top, language, without=without, depth=0)]


def level(scheme: str, *, under: Term | None) -> QuerySet[Term]:
    """The terms in use directly below a term of a vocabulary, or at its top."""
    return active_terms(scheme).filter(parent=under)


def wider_terms(term: Term) -> list[Term]:
    """The terms above ``term``, nearest first (one query for each level; trees are a few levels deep)."""
    found: list[Term] = []
    while term.parent is not None and term.parent not in found:
        term = term.parent
        found.append(term)
    return found


def narrower_terms(term: Term) -> QuerySet[Term]:
    """The terms directly below ``term`` that are not retired."""
    return Term.objects.filter(parent=term).exclude(state=State.RETIRED).order_by("position", "pk")


def below(term: Term) -> list[Term]:
    """The term, all terms under it at any level, and those merged into any of them; one query (SQL:1999, recursive)."""
    return list(Term.objects.raw(_BELOW, [term.pk]))  # nosemgrep: sql-by-hand - a recursive query; one parameter


def with_narrower(term: Term) -> set[int]:
    """Row numbers of the term, of all terms below it, and of those merged into any of them; one query."""
    return {one.pk for one in below(term)}


def schemes() -> QuerySet[Scheme]:
    """Every vocabulary, ours first."""
    return Scheme.objects.order_by("pk")


def _grown(terms: Iterable[Term]) -> tuple[Branch, ...]:
    listed = list(terms)
    known = {term.pk for term in listed}
    below: dict[int | None, list[Term]] = {}
    for term in listed:
        below.setdefault(term.parent_id if term.parent_id in known else None, []).append(term)

    def grown(parent: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(term, grown(term.pk)) for term in below.get(parent, []))

    return grown(None)


def _names(language: str) -> dict[str, str]:
    offered = TermName.objects.filter(
        term__scheme__slug=OURS, term__state=State.ACTIVE, term__suggests=True, language=language
    ).order_by("term", "-preferred", "pk")
    names: dict[str, list[str]] = {}
    for public_id, name in offered.values_list("term__public_id", "name"):
        names.setdefault(public_id, []).append(name)
    return {public_id: " ".join(found) for public_id, found in names.items()}


def _choices_in(
    term: ListedTerm, below: Mapping[int | None, Sequence[ListedTerm]], language: str, *, depth: int = 0
) -> Iterator[Choice]:
    if term.suggests:
        yield term.public_id, "— " * depth + label_in(term.labels, language)
        depth += 1
    for narrower in below.get(term.pk, ()):
        yield from _choices_in(narrower, below, language, depth=depth)


def _indented(branch: Branch, language: str, *, without: Term, depth: int) -> Iterator[Choice]:
    if branch.term.pk != without.pk:
        yield branch.term.public_id, "— " * depth + branch.term.label(language)
        for narrower in branch.branches:
            yield from _indented(narrower, language, without=without, depth=depth + 1)


_LISTED: Final = Prepared(lambda scheme: active_terms(scheme).values_list(*ListedTerm._fields))
