"""What happened to polls. What people chose is no fact."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PollPut(Fact):
    """The author of a post put a poll under it."""

    SAYS: ClassVar = _("%(by)s put a poll under %(thing)s.")

    poll: str
    post: str


@dataclass(frozen=True)
class PollClosed(Fact):
    """The author of a poll closed it."""

    SAYS: ClassVar = _("%(by)s closed the poll under %(thing)s.")

    poll: str
    post: str
