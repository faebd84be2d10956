"""What was decided on applications, and what came of it. People and applications are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ApplicationDecided(Fact):
    """A reviewer decided (``verdict``: approve, refuse, more); it is carried out later and can be undone until then."""

    SAYS: ClassVar = _("%(by)s decided on the application of %(about)s.")

    application: str
    decision: str
    verdict: str
    hears_appeal: bool


@dataclass(frozen=True)
class DecisionUndone(Fact):
    """A decision was undone before it was carried out: by a person, or because it could not be carried out."""

    SAYS: ClassVar = _("%(by)s undid a decision on the application of %(about)s before it was carried out.")

    application: str
    decision: str


@dataclass(frozen=True)
class ApplicationRefused(Fact):
    """A refusal was carried out, and the applicant was told why."""

    SAYS: ClassVar = _("The application of %(about)s was refused.")

    application: str
    decision: str


@dataclass(frozen=True)
class MoreAsked(Fact):
    """An applicant was asked for more."""

    SAYS: ClassVar = _("More was asked of %(about)s about the application.")

    application: str
    decision: str


@dataclass(frozen=True)
class MoreAnswered(Fact):
    """An applicant answered what was asked of her; the application waits for a reviewer again."""

    SAYS: ClassVar = _("%(about)s answered what was asked about the application.")

    application: str
    decision: str


@dataclass(frozen=True)
class RefusalAppealed(Fact):
    """An applicant appealed against a refusal; another reviewer hears it."""

    SAYS: ClassVar = _("%(about)s appealed against the refusal of the application.")

    application: str
    decision: str
