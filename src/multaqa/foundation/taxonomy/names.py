"""How a term's names are kept: one preferred name in each language, synonyms beside it, each with its folded form."""

from collections.abc import Iterable, Mapping

from multaqa.foundation.taxonomy.models import Term, TermName
from multaqa.lib.fold import fold

LONGEST_NAME = 300


def tidy(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels that say something, with single spaces, cut at the longest name that is kept."""
    joined = {language: " ".join(label.split())[:LONGEST_NAME] for language, label in labels.items()}
    return {language: label for language, label in joined.items() if any(map(str.isalnum, label))}


def folded(name: str) -> str:
    """The form under which ``name`` is searched."""
    return fold(name)[:LONGEST_NAME]


def rewrite_names(term: Term, synonyms: Iterable[tuple[str, str]] = ()) -> None:
    """Write the names of ``term`` anew: its labels as preferred, and ``synonyms`` (language, name) besides."""
    TermName.objects.filter(term=term).delete()
    TermName.objects.bulk_create(names_for(term, synonyms))


def names_for(term: Term, synonyms: Iterable[tuple[str, str]]) -> list[TermName]:
    """The rows of ``term``'s names, its labels preferred."""
    labels = tidy(term.labels)
    return [
        TermName(term=term, language=language, name=name, fold=form, preferred=labels.get(language) == name)
        for (language, form), name in distinct_names(labels, synonyms).items()
    ]


def distinct_names(labels: Mapping[str, str], synonyms: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names by language and folded form, labels first; a synonym that folds like a name before it is left out."""
    names = {(language, folded(label)): label for language, label in labels.items()}
    for language, name in synonyms:
        form = folded(name)
        if form:
            names.setdefault((language, form), name[:LONGEST_NAME])
    return names


def synonyms_of(term: Term) -> list[tuple[str, str]]:
    """(language, name) of every synonym, in the order they were added."""
    names = TermName.objects.filter(term=term, preferred=False).order_by("pk")
    return list(names.values_list("language", "name"))
