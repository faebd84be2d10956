"""What happened to the way of mail."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class MailPaused(Fact):
    """Mail to a person's address came back for good so often that notices are no longer mailed to it."""

    person: str
