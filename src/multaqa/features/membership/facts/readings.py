"""What happened to the reading of profiles: it was stopped, and let go on."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ReadingStopped(Fact):
    """An account was shown so many profiles in a day that it is shown none until a steward lets it go on."""

    SAYS: ClassVar = _("%(about)s was shown %(profiles)s profiles in a day and is shown no more for now.")

    stop: str
    profiles: int


@dataclass(frozen=True)
class ReadingLetGoOn(Fact):
    """A steward let an account read profiles again, for a reason."""

    SAYS: ClassVar = _("%(by)s let %(about)s read profiles again.")

    stop: str
    reason: str
