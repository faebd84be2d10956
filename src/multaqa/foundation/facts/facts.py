"""What the log records about itself."""

from dataclasses import dataclass

from multaqa.foundation.facts.kinds import Fact


@dataclass(frozen=True)
class PayloadsErased(Fact):
    """The words of these facts (row numbers) were erased; their digests stay in the chain."""

    facts: list[int]
