"""What happened to translations of posts. Posts are named by public ids; no fact holds words."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PostTranslated(Fact):
    """A post stands in another language, or a translation was mended; ``by_machine``: it began as a machine's draft."""

    SAYS: ClassVar = _("%(by)s translated %(thing)s into another language (%(language)s).")

    post: str
    language: str
    by_machine: bool = False


@dataclass(frozen=True)
class TranslationDrafted(Fact):
    """A machine drafted a translation: the words of the post were sent to the service at ``host``."""

    SAYS: ClassVar = _("%(by)s had %(thing)s translated by a machine (%(language)s); its words were sent to %(host)s.")

    post: str
    language: str
    host: str


@dataclass(frozen=True)
class TranslationWithdrawn(Fact):
    """A translation, or a draft of one, was taken away."""

    SAYS: ClassVar = _("%(by)s withdrew a translation of %(thing)s (%(language)s).")

    post: str
    language: str


@dataclass(frozen=True)
class TranslationDisputed(Fact):
    """A reader said that a translation is wrong: the original stands in front until it is mended or answered."""

    SAYS: ClassVar = _("%(by)s disputed a translation of %(thing)s (%(language)s).")

    post: str
    language: str


@dataclass(frozen=True)
class DisputeAnswered(Fact):
    """A facilitator looked at what was disputed and left the translation as it is."""

    SAYS: ClassVar = _("%(by)s kept a disputed translation of %(thing)s (%(language)s) as it is.")

    post: str
    language: str
