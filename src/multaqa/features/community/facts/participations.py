"""What happened to who belongs to a community. Communities and participations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PersonJoined(Fact):
    """Somebody joined an open community."""

    SAYS: ClassVar = _("%(about)s joined %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class JoiningAsked(Fact):
    """Somebody asks to join a community."""

    SAYS: ClassVar = _("%(about)s asked to join %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class JoiningTakenBack(Fact):
    """Somebody who had asked to join a community asks no longer."""

    SAYS: ClassVar = _("%(about)s no longer asks to join %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class JoiningAdmitted(Fact):
    """Somebody who had asked to join a community was admitted to it."""

    SAYS: ClassVar = _("%(by)s admitted %(about)s to %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class JoiningRefused(Fact):
    """Somebody who had asked to join a community was refused, and told this reason."""

    SAYS: ClassVar = _("%(by)s did not admit %(about)s to %(thing)s.")

    community: str
    participation: str
    reason: str


@dataclass(frozen=True)
class PersonBroughtIn(Fact):
    """A facilitator brought somebody into a community."""

    SAYS: ClassVar = _("%(by)s brought %(about)s into %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class PersonLeft(Fact):
    """Somebody left a community."""

    SAYS: ClassVar = _("%(about)s left %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class BelongingEnded(Fact):
    """Somebody ceased to belong to a community, because her membership of the network ended or was suspended."""

    SAYS: ClassVar = _("%(about)s no longer belongs to %(thing)s: the membership of the network does not hold.")

    community: str
    participation: str


@dataclass(frozen=True)
class PersonPutOut(Fact):
    """Somebody was put out of a community, and told this reason."""

    SAYS: ClassVar = _("%(by)s put %(about)s out of %(thing)s.")

    community: str
    participation: str
    reason: str


@dataclass(frozen=True)
class FacilitatorNamed(Fact):
    """Somebody facilitates a community from now on."""

    SAYS: ClassVar = _("%(by)s named %(about)s as facilitator of %(thing)s.")

    community: str
    participation: str


@dataclass(frozen=True)
class FacilitatorReleased(Fact):
    """Somebody facilitates a community no longer, and still belongs to it."""

    SAYS: ClassVar = _("%(by)s ended the task of %(about)s as facilitator of %(thing)s.")

    community: str
    participation: str
