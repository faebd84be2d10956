"""Who took figures of the members away."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class StatisticsExported(Fact):
    """Somebody took the figures of a network's members as a file; small counts were withheld in it too."""

    SAYS: ClassVar = _("%(by)s exported the statistics of the members.")

    network: str
    sha256: str
