"""Terms found by their names: suggestions while one types, searches of curators, guesses about a text."""

from typing import Final

from django.db.models import Q

from multaqa.foundation.taxonomy.guessing import KnownName, guess
from multaqa.foundation.taxonomy.models import State, Term, TermName
from multaqa.foundation.taxonomy.names import folded
from multaqa.lib.arabic import has_arabic
from multaqa.lib.prepared import Prepared, columns_of, object_of


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
    known = [KnownName(*name) for name in _NAMES.rows(languages=sorted({language, "en"}))]
    guesses = guess(text, language, known)[:limit]
    found = (object_of(Term, row) for row in _TERMS.rows(numbers=[one.term for one in guesses]))
    terms = {term.pk: term for term in found}
    return [(terms[one.term], one.weight) for one in guesses]


def search_terms(text: str, *, seen: Q, scheme: str = "", limit: int = 100) -> list[Term]:
    """Terms of any vocabulary and state, within ``seen`` (a policy's filter), that have a name with this text in it."""
    typed = folded(text)
    if not typed:
        return []
    terms = Term.objects.filter(seen, names__fold__contains=typed).distinct()
    if scheme:
        terms = terms.filter(scheme__slug=scheme)
    return list(terms.order_by("-suggests", "position", "pk")[:limit])


def merge_candidates(term: Term, text: str, limit: int = 30) -> list[Term]:
    """Terms in use of the same vocabulary whose names share ``text`` or a word of it, that ``term`` may merge into."""
    words = [word for word in folded(text).split() if len(word) > 1] or [folded(text)]
    shares = Q()
    for word in words:
        shares |= Q(names__fold__contains=word.removeprefix("ال"))
    terms = Term.objects.filter(shares, scheme=term.scheme, state=State.ACTIVE).exclude(pk=term.pk)
    return list(terms.distinct().order_by("position", "pk")[:limit])


_NAMES: Final = Prepared(
    lambda languages: TermName.objects.filter(
        term__state=State.ACTIVE, term__suggests=True, language__in=languages
    ).values_list("term_id", "language", "name")
)
_TERMS: Final = Prepared(lambda numbers: Term.objects.filter(pk__in=numbers).values_list(*columns_of(Term)))


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
