"""What happened to terms and vocabularies."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class TermProposed(Fact):
    """Someone proposed a term; ``labels`` are the names she gave."""

    SAYS: ClassVar = _("%(by)s proposed %(thing)s.")

    term: str
    labels: dict[str, str]


@dataclass(frozen=True)
class TermApproved(Fact):
    """A proposed or retired term became active."""

    SAYS: ClassVar = _("%(by)s approved %(thing)s.")

    term: str


@dataclass(frozen=True)
class TermRenamed(Fact):
    """A term has other labels; the ones before stay as synonyms."""

    SAYS: ClassVar = _("%(by)s renamed %(thing)s.")

    term: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class TermMoved(Fact):
    """A term stands under another wider term (a public id; empty at the top)."""

    SAYS: ClassVar = _("%(by)s moved %(thing)s to another place in the vocabulary.")

    term: str
    under: str


@dataclass(frozen=True)
class TermsMerged(Fact):
    """``term`` gave its names, narrower terms and references to ``into``."""

    SAYS: ClassVar = _("%(by)s merged %(thing)s into another topic.")

    term: str
    into: str


@dataclass(frozen=True)
class TermRetired(Fact):
    """A term is offered no more; what refers to it keeps it."""

    SAYS: ClassVar = _("%(by)s retired %(thing)s from the vocabulary.")

    term: str


@dataclass(frozen=True)
class SynonymsChanged(Fact):
    """The synonyms of a term in one language were written anew."""

    SAYS: ClassVar = _("%(by)s changed the synonyms of %(thing)s in %(language)s.")

    term: str
    language: str
    added: list[str]
    dropped: list[str]


@dataclass(frozen=True)
class VocabularyLoaded(Fact):
    """A vocabulary was read from a file: how many terms were new, changed, as before, retired.

    ``kept`` names the terms (codes) that had been changed here and were left so.
    """

    SAYS: ClassVar = _("%(by)s loaded the vocabulary %(scheme)s.")

    scheme: str
    added: int
    changed: int
    unchanged: int
    kept: list[str]
    retired: int
