"""What happened to articles. Articles and people are named by public ids; no fact holds a text."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ArticleStarted(Fact):
    """Someone began an article, or an import saved one as a draft."""

    article: str
    language: str
    imported: bool = False


@dataclass(frozen=True)
class TextWritten(Fact):
    """The text in one language was written; ``version`` is the number of what came of it."""

    article: str
    language: str
    version: int
    fields: list[str]


@dataclass(frozen=True)
class DetailsWritten(Fact):
    """What stands beside the text was written: kind, source, speakers, topics, picture."""

    article: str
    version: int
    fields: list[str]


@dataclass(frozen=True)
class ArticleOffered(Fact):
    """A draft was offered to a second person."""

    article: str


@dataclass(frozen=True)
class ArticleReturned(Fact):
    """A draft was handed back to its writers, by the second person or because it was changed after clearing."""

    article: str
    reason: str


@dataclass(frozen=True)
class ArticleCleared(Fact):
    """A second person cleared a draft for publication."""

    article: str


@dataclass(frozen=True)
class ArticleScheduled(Fact):
    """A cleared article was given a moment (ISO 8601) at which to appear."""

    article: str
    at: str


@dataclass(frozen=True)
class ScheduleEnded(Fact):
    """A scheduled article will not appear by itself."""

    article: str


@dataclass(frozen=True)
class PublishingRefused(Fact):
    """The moment came, but something was missing; the article waits as cleared."""

    article: str
    missing: list[str]


@dataclass(frozen=True)
class ArticlePublished(Fact):
    """An article came before its audience, in its original language."""

    article: str
    language: str


@dataclass(frozen=True)
class TranslationFinished(Fact):
    """A translation was finished: it is shown as soon as its article is."""

    article: str
    language: str


@dataclass(frozen=True)
class TranslationReopened(Fact):
    """A finished translation was taken off the page to be worked on."""

    article: str
    language: str


@dataclass(frozen=True)
class ArticleCorrected(Fact):
    """A published article was corrected; the correction stands on its page."""

    article: str
    correction: str
    language: str


@dataclass(frozen=True)
class NoteAttached(Fact):
    """A steward put a note beside a sentence."""

    article: str
    note: str
    language: str


@dataclass(frozen=True)
class NoteRemoved(Fact):
    """A steward took a note away again."""

    article: str
    note: str
    language: str


@dataclass(frozen=True)
class ArticleWithdrawn(Fact):
    """A published article was taken away; its address says so."""

    article: str
    reason: str


@dataclass(frozen=True)
class ArticleRestored(Fact):
    """A withdrawn article came back before its audience."""

    article: str
