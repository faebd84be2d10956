"""What happened to memberships after admission. People, members and organisations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class TermChanged(Fact):
    """How long a membership lasts from now on was changed, in months."""

    SAYS: ClassVar = _("%(by)s changed how long a membership lasts: %(months)s months.")

    months: int


@dataclass(frozen=True)
class MemberAttested(Fact):
    """Somebody attested that a member still does the work for which she was admitted; ``until`` is when it ends now."""

    SAYS: ClassVar = _("%(by)s attested the membership of %(about)s; it ends: %(until)s.")

    member: str
    until: str


@dataclass(frozen=True)
class EndSet(Fact):
    """Staff set when a membership ends (``until``)."""

    SAYS: ClassVar = _("%(by)s set when the membership of %(about)s ends: %(until)s. Reason: %(reason)s.")

    member: str
    until: str
    reason: str


@dataclass(frozen=True)
class MembershipEnded(Fact):
    """A membership came to its end date; all its keys closed, and what she wrote remains."""

    SAYS: ClassVar = _("The membership of %(about)s ended: nobody had attested it in time.")

    member: str


@dataclass(frozen=True)
class MemberLeft(Fact):
    """A member left of her own accord; all her keys closed, and what she wrote remains."""

    SAYS: ClassVar = _("%(about)s left the network.")

    member: str


@dataclass(frozen=True)
class MemberSuspended(Fact):
    """A membership was suspended; ``for_hours`` is 0 where staff did it, else it lapses unless they confirm it."""

    SAYS: ClassVar = _("%(by)s suspended the membership of %(about)s.")

    member: str
    suspension: str
    for_hours: int


@dataclass(frozen=True)
class SuspensionConfirmed(Fact):
    """Staff confirmed what a focal point had suspended; it lasts until somebody lifts it."""

    SAYS: ClassVar = _("%(by)s confirmed the suspension of %(about)s.")

    member: str
    suspension: str


@dataclass(frozen=True)
class SuspensionLifted(Fact):
    """A suspension was lifted; the member holds what her membership gives her by now."""

    SAYS: ClassVar = _("%(by)s lifted the suspension of %(about)s.")

    member: str
    suspension: str


@dataclass(frozen=True)
class SuspensionLapsed(Fact):
    """A focal point's suspension was not confirmed in time and lifted itself."""

    SAYS: ClassVar = _("The suspension of %(about)s lapsed: nobody had confirmed it in time.")

    member: str
    suspension: str


@dataclass(frozen=True)
class SuspensionAppealed(Fact):
    """A suspended member appealed; somebody else hears it."""

    SAYS: ClassVar = _("%(about)s appealed against the suspension of the membership.")

    member: str
    suspension: str


@dataclass(frozen=True)
class AppealAnswered(Fact):
    """An appeal against a suspension was heard by somebody who had no part in it; ``lifted`` says with what result."""

    SAYS: ClassVar = _("%(by)s heard the appeal of %(about)s against the suspension of the membership.")

    member: str
    suspension: str
    lifted: bool


@dataclass(frozen=True)
class LeavingPostSet(Fact):
    """It was recorded on which day a member leaves her organisation; an empty day takes it back."""

    SAYS: ClassVar = _("%(by)s recorded that %(about)s leaves the organisation: %(on)s.")

    member: str
    organisation: str
    on: str


@dataclass(frozen=True)
class PostLeft(Fact):
    """A member left her organisation: its key closed that day, and she waits to be vouched for by another body."""

    SAYS: ClassVar = _("%(about)s left the organisation for which the membership had been given.")

    member: str
    organisation: str


@dataclass(frozen=True)
class PostTaken(Fact):
    """A member who was vouched for anew takes part for another body."""

    SAYS: ClassVar = _("%(by)s decided that %(about)s takes part for another body from now on.")

    member: str
    organisation: str
    constituency: str
    application: str
