"""The vocabulary as readers walk it: topics in groups with counts, and a topic's neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from multaqa.features.news.api import published
from multaqa.foundation.people.api import Reader
from multaqa.foundation.taxonomy.api import Branch, Term, TermState, tree, wider_terms

UNLISTED_TOPS = frozenset({"constituencies"})
"""Top terms that sort people, not subjects."""


@dataclass(frozen=True)
class Subject:
    """A topic as a link: ``count`` is the number of articles on it and on all below it that the reader may read."""

    public_id: str
    label: str
    count: int
    narrower: tuple["Subject", ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """What stands round a topic: from the widest above it down to its parent, and what is directly below it."""

    wider: tuple[Subject, ...]
    narrower: tuple[Subject, ...]


def subjects(reader: Reader, *, language: str) -> list[Subject]:
    """The topics in use as a tree with counts; two queries."""
    on: dict[int, set[int]] = {}
    for article, term in published(reader).order_by().values_list("pk", "topics").exclude(topics=None):
        on.setdefault(term, set()).add(article)
    listed = [branch for branch in tree() if branch.term.code not in UNLISTED_TOPS]
    return [_subject(branch, on, language)[0] for branch in listed]


def tops(topics: Iterable[Branch], *, language: str) -> list[Subject]:
    """The widest topics of a tree, without counts."""
    return [_plain(branch.term, language) for branch in topics if branch.term.code not in UNLISTED_TOPS]


def neighbours_of(term: Term, under: Sequence[Term], *, language: str) -> Neighbours:
    """The wider and narrower topics of ``term``, in use; ``under`` is what ``taxonomy.api.below`` gave."""
    wider = [one for one in wider_terms(term) if one.state == TermState.ACTIVE]
    narrower = [one for one in under if one.parent_id == term.pk and one.state == TermState.ACTIVE]
    return Neighbours(
        wider=tuple(_plain(one, language) for one in reversed(wider)),
        narrower=tuple(_plain(one, language) for one in narrower),
    )


def _subject(branch: Branch, on: dict[int, set[int]], language: str) -> tuple[Subject, set[int]]:
    below = [_subject(one, on, language) for one in branch.branches]
    articles = on.get(branch.term.pk, set()).union(*(found for _, found in below))
    subject = Subject(
        public_id=branch.term.public_id,
        label=branch.term.label(language),
        count=len(articles),
        narrower=tuple(one for one, _ in below),
    )
    return subject, articles


def _plain(term: Term, language: str) -> Subject:
    return Subject(public_id=term.public_id, label=term.label(language), count=0)
