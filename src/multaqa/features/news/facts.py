"""What happened to articles. Articles and people are named by public ids; no fact holds a text."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ArticleStarted(Fact):
    """Someone began an article, or an import saved one as a draft."""

    SAYS: ClassVar = _("%(by)s began %(thing)s in %(language)s.")

    article: str
    language: str
    imported: bool = False


@dataclass(frozen=True)
class TextWritten(Fact):
    """The text in one language was written; ``version`` is the number of what came of it."""

    SAYS: ClassVar = _("%(by)s wrote the text of %(thing)s in %(language)s, version %(version)s.")

    article: str
    language: str
    version: int
    fields: list[str]


@dataclass(frozen=True)
class DetailsWritten(Fact):
    """What stands beside the text was written: kind, source, speakers, topics, picture."""

    SAYS: ClassVar = _("%(by)s wrote the details of %(thing)s, version %(version)s.")

    article: str
    version: int
    fields: list[str]


@dataclass(frozen=True)
class VersionBroughtBack(Fact):
    """An old version was written anew as the newest: of the text in ``language``, or of the details when it is ""."""

    SAYS: ClassVar = _("%(by)s brought back version %(version)s of %(thing)s.")

    article: str
    language: str
    version: int


@dataclass(frozen=True)
class OriginalRelabelled(Fact):
    """The language of the original was set right; ``before`` and ``after`` are codes of languages."""

    SAYS: ClassVar = _("%(by)s set right the language of %(thing)s: %(after)s instead of %(before)s.")

    article: str
    before: str
    after: str


@dataclass(frozen=True)
class ArticleOffered(Fact):
    """A draft was offered to a second person."""

    SAYS: ClassVar = _("%(by)s offered %(thing)s to a second person.")

    article: str


@dataclass(frozen=True)
class ArticleReturned(Fact):
    """A draft was handed back to its writers, by the second person or because it was changed after clearing."""

    SAYS: ClassVar = _("%(thing)s was returned to its writers by %(by)s.")

    article: str
    reason: str


@dataclass(frozen=True)
class ArticleCleared(Fact):
    """A second person cleared a draft for publication."""

    SAYS: ClassVar = _("%(by)s cleared %(thing)s for publication.")

    article: str


@dataclass(frozen=True)
class ArticleScheduled(Fact):
    """A cleared article was given a moment (ISO 8601) at which to appear."""

    SAYS: ClassVar = _("%(by)s scheduled %(thing)s to appear on %(at)s.")

    article: str
    at: str


@dataclass(frozen=True)
class ScheduleEnded(Fact):
    """A scheduled article will not appear by itself."""

    SAYS: ClassVar = _("%(by)s took %(thing)s off the schedule.")

    article: str


@dataclass(frozen=True)
class PublishingRefused(Fact):
    """The moment came, but something was missing; the article waits as cleared."""

    SAYS: ClassVar = _("%(thing)s did not appear at its moment, for something was missing.")

    article: str
    missing: list[str]


@dataclass(frozen=True)
class ArticlePublished(Fact):
    """An article came before its audience, in its original language."""

    SAYS: ClassVar = _("%(by)s published %(thing)s in %(language)s.")

    article: str
    language: str


@dataclass(frozen=True)
class TranslationFinished(Fact):
    """A translation was finished: it is shown as soon as its article is."""

    SAYS: ClassVar = _("%(by)s finished the translation of %(thing)s into %(language)s.")

    article: str
    language: str


@dataclass(frozen=True)
class TranslationReopened(Fact):
    """A finished translation was taken off the page to be worked on."""

    SAYS: ClassVar = _("%(by)s reopened the translation of %(thing)s into %(language)s.")

    article: str
    language: str


@dataclass(frozen=True)
class ArticleCorrected(Fact):
    """A published article was corrected; the correction stands on its page."""

    SAYS: ClassVar = _("%(by)s corrected %(thing)s in %(language)s.")

    article: str
    correction: str
    language: str


@dataclass(frozen=True)
class NoteAttached(Fact):
    """A steward put a note beside a sentence."""

    SAYS: ClassVar = _("%(by)s attached an editor's note to %(thing)s in %(language)s.")

    article: str
    note: str
    language: str


@dataclass(frozen=True)
class NoteRemoved(Fact):
    """A steward took a note away again."""

    SAYS: ClassVar = _("%(by)s removed an editor's note from %(thing)s in %(language)s.")

    article: str
    note: str
    language: str


@dataclass(frozen=True)
class ArticleWithdrawn(Fact):
    """A published article was taken away; its address says so."""

    SAYS: ClassVar = _("%(by)s withdrew %(thing)s from publication.")

    article: str
    reason: str


@dataclass(frozen=True)
class ArticleRestored(Fact):
    """A withdrawn article came back before its audience."""

    SAYS: ClassVar = _("%(by)s brought %(thing)s back after its withdrawal.")

    article: str
