"""What happened in conversations. No fact holds words, and none of a message says in which conversation it was sent.

Who was let into a conversation and when that ended stands in the entries of its sets (``access``).
"""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ConversationBegun(Fact):
    """A person began a conversation."""

    SAYS: ClassVar = _("%(by)s began a conversation.")

    conversation: str


@dataclass(frozen=True)
class MessageSent(Fact):
    """A message was sent."""

    SAYS: ClassVar = _("%(by)s sent a message.")

    message: str


@dataclass(frozen=True)
class MessageDeleted(Fact):
    """A message was deleted by its author."""

    SAYS: ClassVar = _("%(by)s deleted a message.")

    message: str


@dataclass(frozen=True)
class OldMessagesDeleted(Fact):
    """So many messages were deleted, for the network keeps them no longer."""

    SAYS: ClassVar = _("Messages whose time was over were deleted: %(count)s.")

    count: int


@dataclass(frozen=True)
class OpennessChosen(Fact):
    """A person chose who may begin to write to her."""

    SAYS: ClassVar = _("%(by)s chose who may begin to write to them.")

    who: str


@dataclass(frozen=True)
class KeepingSet(Fact):
    """It was set for how many months the network keeps messages."""

    SAYS: ClassVar = _("%(by)s set for how many months messages are kept: %(after)s instead of %(before)s.")

    before: int
    after: int
