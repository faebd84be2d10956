"""Who was reminded. People, applications and nominations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class NominatorReminded(Fact):
    """Somebody who had been asked to vouch and had not answered was asked again."""

    SAYS: ClassVar = _("A nominator was reminded of vouching for %(about)s.")

    application: str
    nomination: str
