"""What happened to communities. They are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class CommunityFounded(Fact):
    """A community was founded, with this access."""

    SAYS: ClassVar = _("%(by)s founded a community: %(thing)s.")

    community: str
    access: str


@dataclass(frozen=True)
class CommunityWritten(Fact):
    """What a community says of itself was written anew; ``parts`` are the columns that changed."""

    SAYS: ClassVar = _("%(by)s wrote a community anew: %(thing)s.")

    community: str
    parts: list[str]


@dataclass(frozen=True)
class AccessSet(Fact):
    """A community was opened, listed or hidden."""

    SAYS: ClassVar = _("%(by)s changed how one comes into %(thing)s: from %(before)s to %(access)s.")

    community: str
    access: str
    before: str


@dataclass(frozen=True)
class CommunityArchived(Fact):
    """A community was archived: it is read, and nothing is written in it."""

    SAYS: ClassVar = _("%(by)s archived a community: %(thing)s.")

    community: str


@dataclass(frozen=True)
class CommunityReopened(Fact):
    """An archived community is written in again."""

    SAYS: ClassVar = _("%(by)s reopened an archived community: %(thing)s.")

    community: str
