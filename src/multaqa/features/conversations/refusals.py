"""Why something cannot be."""


class CannotBeSent(ValueError):
    """A message cannot be sent; ``str()`` tells its writer why, in her language."""
