"""What happened to profiles: that a member wrote hers, and to whom she shows it. What they say is not repeated."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ProfileWritten(Fact):
    """A member wrote her profile; ``parts`` are those that changed."""

    SAYS: ClassVar = _("%(by)s wrote the own profile.")

    member: str
    parts: list[str]


@dataclass(frozen=True)
class ProfileShown(Fact):
    """A member chose to whom her profile is shown; ``parts`` are those of which that changed."""

    SAYS: ClassVar = _("%(by)s chose anew to whom the own profile is shown.")

    member: str
    parts: list[str]
