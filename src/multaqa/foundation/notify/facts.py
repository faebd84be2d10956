"""What happened to the way of mail."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class MailPaused(Fact):
    """Mail to a person's address came back for good so often that notices are no longer mailed to it."""

    SAYS: ClassVar = _("Notices are no longer mailed to %(about)s, for mail to the address came back.")

    person: str
