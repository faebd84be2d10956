"""The vocabulary as readers walk it: topics in groups with counts, and a topic's neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.cache import caches

from multaqa.features.news.api import articles_by_topic
from multaqa.foundation.people.api import Reader
from multaqa.foundation.taxonomy.api import Branch, ListedTerm, Term, TermState, listed_terms, tree, wider_terms
from multaqa.lib.labels import Labels, label_in

_KEPT: Final = 60  # seconds
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


@dataclass(frozen=True)
class Outline:
    """The vocabulary without its words about itself: the widest terms (public id, labels), and who is under whom.

    ``under`` gives for each public id itself and those of all terms below it.
    """

    tops: tuple[tuple[str, Labels], ...]
    under: Mapping[str, frozenset[str]]


def outline() -> Outline:
    """The vocabulary in outline, read again each minute: the same for everyone, and too dear for every first page."""
    found: Outline | None = caches["process"].get_or_set("web:outline", _outlined, _KEPT)
    return found or _outlined()


def subjects(reader: Reader, *, language: str) -> list[Subject]:
    """The topics in use as a tree with counts; two queries."""
    on, below = articles_by_topic(reader), listed_terms()
    listed = (top for top in below.get(None, ()) if top.code not in UNLISTED_TOPS)
    return [_subject(top, below, on, language)[0] for top in listed]


def tops(*, language: str) -> list[Subject]:
    """The widest topics, without counts."""
    return [Subject(public_id, label_in(labels, language), count=0) for public_id, labels in outline().tops]


def neighbours_of(term: Term, under: Sequence[Term], *, language: str) -> Neighbours:
    """The wider and narrower topics of ``term``, in use; ``under`` is what ``taxonomy.api.below`` gave."""
    wider = [one for one in wider_terms(term) if one.state == TermState.ACTIVE]
    narrower = [one for one in under if one.parent_id == term.pk and one.state == TermState.ACTIVE]
    return Neighbours(
        wider=tuple(_plain(one, language) for one in reversed(wider)),
        narrower=tuple(_plain(one, language) for one in narrower),
    )


def _subject(
    term: ListedTerm, listed: Mapping[int | None, Sequence[ListedTerm]], on: Mapping[int, set[int]], language: str
) -> tuple[Subject, set[int]]:
    """A term with all below it, and the articles that are on any of them."""
    below = [_subject(one, listed, on, language) for one in listed.get(term.pk, ())]
    articles = on.get(term.pk, set()).union(*(found for _, found in below))
    narrower = tuple(one for one, _ in below)
    return Subject(term.public_id, label_in(term.labels, language), len(articles), narrower), articles


def _outlined() -> Outline:
    branches = tree()
    listed = (branch.term for branch in branches if branch.term.code not in UNLISTED_TOPS)
    return Outline(
        tops=tuple((term.public_id, term.labels) for term in listed),
        under=dict(pair for branch in branches for pair in _with_all_below(branch)),
    )


def _with_all_below(branch: Branch) -> Iterator[tuple[str, frozenset[str]]]:
    """Each term of a branch with all that stands below it, the branch's own last."""
    below = [pair for narrower in branch.branches for pair in _with_all_below(narrower)]
    yield from below
    yield branch.term.public_id, frozenset({branch.term.public_id, *(public_id for public_id, _ in below)})


def _plain(term: Term, language: str) -> Subject:
    return Subject(public_id=term.public_id, label=term.label(language), count=0)
