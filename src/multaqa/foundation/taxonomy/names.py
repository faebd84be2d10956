"""How a term's names are kept: one preferred name in each language, synonyms beside it, each with its folded form."""

from collections.abc import Iterable, Mapping

from multaqa.foundation.taxonomy.models import Term, TermName
from multaqa.lib.fold import fold

LONGEST_NAME = 300


def tidy(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels that say something, with single spaces, cut at the longest name that is kept."""
    joined = {language: " ".join(label.split())[:LONGEST_NAME] for language, label in labels.items()}
    return {language: label for language, label in joined.items() if fold(label)}


def folded(name: str) -> str:
    """The form under which ``name`` is searched."""
    return fold(name)[:LONGEST_NAME]


def rewrite_names(term: Term, synonyms: Iterable[tuple[str, str]] = ()) -> None:
    """Write the names of ``term`` anew: its labels as preferred, and ``synonyms`` (language, name) besides."""
    TermName.objects.filter(term=term).delete()
    TermName.objects.bulk_create(names_for(term, synonyms))


def names_for(term: Term, synonyms: Iterable[tuple[str, str]]) -> list[TermName]:
    """The rows of ``term``'s names; a synonym that folds like a name it has already is left out."""
    rows = {(language, folded(label)): _row(term, language, label, preferred=True) for language, label in _labels(term)}
    for language, name in synonyms:
        if folded(name):
            rows.setdefault((language, folded(name)), _row(term, language, name, preferred=False))
    return list(rows.values())


def synonyms_of(term: Term) -> list[tuple[str, str]]:
    """(language, name) of every synonym, in the order they were added."""
    names = TermName.objects.filter(term=term, preferred=False).order_by("pk")
    return list(names.values_list("language", "name"))


def _labels(term: Term) -> Iterable[tuple[str, str]]:
    return tidy(term.labels).items()


def _row(term: Term, language: str, name: str, *, preferred: bool) -> TermName:
    return TermName(term=term, language=language, name=name[:LONGEST_NAME], fold=folded(name), preferred=preferred)
