"""What happened to terms and vocabularies."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class TermProposed(Fact):
    """Someone proposed a term; ``labels`` are the names she gave."""

    term: str
    labels: dict[str, str]


@dataclass(frozen=True)
class TermApproved(Fact):
    """A proposed or retired term became active."""

    term: str


@dataclass(frozen=True)
class TermRenamed(Fact):
    """A term has other labels; the ones before stay as synonyms."""

    term: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class TermMoved(Fact):
    """A term stands under another wider term (a public id; empty at the top)."""

    term: str
    under: str


@dataclass(frozen=True)
class TermsMerged(Fact):
    """``term`` gave its names, narrower terms and references to ``into``."""

    term: str
    into: str


@dataclass(frozen=True)
class TermRetired(Fact):
    """A term is offered no more; what refers to it keeps it."""

    term: str


@dataclass(frozen=True)
class SynonymsChanged(Fact):
    """The synonyms of a term in one language were written anew."""

    term: str
    language: str
    added: list[str]
    dropped: list[str]


@dataclass(frozen=True)
class VocabularyLoaded(Fact):
    """A vocabulary was read from a file: how many terms were new, changed, as before, retired.

    ``kept`` names the terms (codes) that had been changed here and were left so.
    """

    scheme: str
    added: int
    changed: int
    unchanged: int
    kept: list[str]
    retired: int
