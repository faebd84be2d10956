"""What happened to applications. People, applications and nominations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ApplicationBegun(Fact):
    """A person began to apply."""

    SAYS: ClassVar = _("%(about)s began an application to the network.")

    application: str


@dataclass(frozen=True)
class ApplicationSent(Fact):
    """An applicant sent her application, with her consent; ``signals`` are the kinds of what stood out then."""

    SAYS: ClassVar = _("%(about)s sent an application to the network.")

    application: str
    signals: list[str]


@dataclass(frozen=True)
class ApplicationWithdrawn(Fact):
    """An applicant took her application back."""

    SAYS: ClassVar = _("%(about)s withdrew the application to the network.")

    application: str


@dataclass(frozen=True)
class NominatorAsked(Fact):
    """Somebody was asked to vouch: ``nominator`` is a member's public id, or ``contact`` that of an address held."""

    SAYS: ClassVar = _("A nominator was asked to vouch for %(about)s.")

    application: str
    nomination: str
    nominator: str
    contact: str


@dataclass(frozen=True)
class NominationConfirmed(Fact):
    """A nominator vouched for an applicant, and said how she knows her."""

    SAYS: ClassVar = _("%(by)s vouched for %(about)s.")

    application: str
    nomination: str
    contact: str


@dataclass(frozen=True)
class NominationDeclined(Fact):
    """Somebody who was asked to vouch for an applicant does not."""

    SAYS: ClassVar = _("%(by)s did not vouch for %(about)s.")

    application: str
    nomination: str
    contact: str


@dataclass(frozen=True)
class ApplicationVouched(Fact):
    """An application has all the vouching that it needs, and waits for a reviewer."""

    SAYS: ClassVar = _("The application of %(about)s has been vouched for and waits for a reviewer.")

    application: str
