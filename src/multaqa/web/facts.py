"""What happened to the log itself, seen from outside it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class FactsExported(Fact):
    """Someone took facts out of the log as a file: how many, narrowed how (a query string), in which form and why.

    ``sha256`` is of the file that she was given.
    """

    SAYS: ClassVar = _("%(by)s exported facts from the log: %(count)s.")

    count: int
    query: str
    form: str
    reason: str
    sha256: str
