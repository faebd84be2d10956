"""Reads of the vocabulary: trees, terms by name, what a term stands for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from multaqa.foundation.taxonomy.guessing import KnownName, guess
from multaqa.foundation.taxonomy.models import Scheme, State, Term, TermName
from multaqa.foundation.taxonomy.names import folded
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.lib.arabic import has_arabic

type Choice = tuple[str, str]


@dataclass(frozen=True)
class Branch:
    """A term in a tree, and the branches under it."""

    term: Term
    branches: tuple["Branch", ...]


def active_terms(scheme: str = OURS) -> QuerySet[Term]:
    """The terms in use of a vocabulary, in its own order."""
    return Term.objects.filter(scheme__slug=scheme, state=State.ACTIVE).order_by("position", "pk")


def tree(scheme: str = OURS) -> tuple[Branch, ...]:
    """The terms in use of a vocabulary as a tree, in one query; a term whose parent is not in use stands at the top."""
    terms = list(active_terms(scheme))
    known = {term.pk for term in terms}
    below: dict[int | None, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent_id if term.parent_id in known else None, []).append(term)

    def grown(parent: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(term, grown(term.pk)) for term in below.get(parent, []))

    return grown(None)


def choices(language: str) -> list[tuple[str, list[Choice]]]:
    """Our terms for a form: (label of a top term, [(public id, label with its depth shown by dashes)])."""
    return [(top.term.label(language), list(_choices_in(top, language, depth=0))) for top in tree()]


def term_of(public_id: str) -> Term | None:
    """The term with this public id, whatever its state; None if there is none."""
    return Term.objects.filter(public_id=public_id).select_related("merged_into", "parent").first()


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


def with_narrower(term: Term) -> set[int]:
    """Row numbers of the term, of all terms below it, and of those merged into any of them.

    One query for each level of the tree.
    """
    found: set[int] = set()
    level = {term.pk}
    while level:
        found |= level
        next_level = Term.objects.filter(Q(parent__in=level) | Q(merged_into__in=level)).exclude(pk__in=found)
        level = set(next_level.values_list("pk", flat=True))
    return found


def suggest(text: str, language: str, limit: int = 10) -> list[Term]:
    """Terms in use that are offered for what was typed so far, best first: its names in ``language`` before others.

    A name that begins with the text comes before one of which a later word does. Loaded vocabularies stay out.
    """
    typed = folded(text)
    if not typed:
        return []
    offered = TermName.objects.filter(term__state=State.ACTIVE, term__suggests=True).select_related("term")
    names = offered.filter(_begun_with(typed, language))
    ranked = sorted(names, key=lambda name: _rank(name, typed, language))
    return list({name.term_id: name.term for name in ranked}.values())[:limit]


def guess_terms(text: str, language: str, limit: int = 8) -> list[tuple[Term, float]]:
    """What ``text`` seems to be about: terms that are offered, each with a weight between 0 and 1, heaviest first."""
    names = TermName.objects.filter(term__state=State.ACTIVE, term__suggests=True, language__in={language, "en"})
    known = [KnownName(name.term_id, name.language, name.name) for name in names]
    guesses = guess(text, language, known)[:limit]
    terms = Term.objects.in_bulk([one.term for one in guesses])
    return [(terms[one.term], one.weight) for one in guesses]


def names_of(term: Term, language: str) -> list[str]:
    """The label of ``term`` in ``language``, then its synonyms there; empty when it has none."""
    names = term.names.filter(language=language).order_by("-preferred", "pk")
    return list(names.values_list("name", flat=True))


def search_terms(text: str, *, seen: Q, scheme: str = "", limit: int = 100) -> list[Term]:
    """Terms of any vocabulary and state, within ``seen`` (a policy's filter), that have a name with this text in it."""
    typed = folded(text)
    if not typed:
        return []
    terms = Term.objects.filter(seen, names__fold__contains=typed).distinct()
    if scheme:
        terms = terms.filter(scheme__slug=scheme)
    return list(terms.order_by("-suggests", "position", "pk")[:limit])


def proposals() -> QuerySet[Term]:
    """Terms waiting for a curator, oldest first, with who proposed them."""
    return Term.objects.filter(state=State.PROPOSED).select_related("proposed_by", "parent").order_by("created_at")


def schemes() -> QuerySet[Scheme]:
    """Every vocabulary, ours first."""
    return Scheme.objects.order_by("pk")


def with_names(terms: QuerySet[Term]) -> QuerySet[Term]:
    """The same terms with all their names at hand."""
    return terms.prefetch_related(Prefetch("names", TermName.objects.order_by("-preferred", "pk")))


def _choices_in(branch: Branch, language: str, *, depth: int) -> Iterable[Choice]:
    if branch.term.suggests:
        yield branch.term.public_id, "— " * depth + branch.term.label(language)
        depth += 1
    for narrower in branch.branches:
        yield from _choices_in(narrower, language, depth=depth)


def _begun_with(typed: str, language: str) -> Q:
    """Names of which a word begins so; in Arabic behind its article too, in Chinese names that hold the characters."""
    if language == "zh-hans":
        return Q(fold__contains=typed)
    begins = Q(fold__startswith=typed) | Q(fold__contains=f" {typed}")
    if has_arabic(typed):
        begins |= Q(fold__startswith=f"ال{typed}") | Q(fold__contains=f" ال{typed}")
    return begins


def _rank(name: TermName, typed: str, language: str) -> tuple[bool, bool, bool, int, int]:
    return (
        name.language != language,
        not name.fold.removeprefix("ال").startswith(typed.removeprefix("ال")),
        not name.preferred,
        len(name.fold),
        name.term.position,
    )
