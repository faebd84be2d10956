"""What the log records about itself."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.kinds import Fact


@dataclass(frozen=True)
class PayloadsErased(Fact):
    """The words of these facts (row numbers) were erased; their digests stay in the chain."""

    SAYS: ClassVar = _("The words of some facts were erased; their digests stay in the chain.")

    facts: list[int]
