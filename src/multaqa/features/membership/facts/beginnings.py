"""What newly admitted members settled."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class FirstStepSettled(Fact):
    """A member settled a step of the first ten minutes without doing it: ``how`` is "skipped" or "right"."""

    SAYS: ClassVar = _("%(about)s settled a first step after admission.")

    member: str
    step: str
    how: str
