"""Why something cannot be."""


class CannotBeDone(ValueError):
    """What was asked of a community or a thread cannot be; ``str()`` says why in the reader's language."""


class WrittenMeanwhile(CannotBeDone):
    """Somebody else wrote the same since it was opened; ``str()`` says so."""


class LeavesAlone(CannotBeDone):
    """A community would be left without a facilitator, and whoever does it has not said that she knows."""
