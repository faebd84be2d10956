"""Why something cannot be."""


class CannotEnter(ValueError):
    """Somebody cannot become a member as was asked; ``str()`` says why in the reader's language."""


class CannotBeChanged(ValueError):
    """What was asked of an application, a nomination or an organisation cannot be; ``str()`` says why."""


class DecidedMeanwhile(ValueError):
    """Somebody else decided on an application, or it moved on, since it was opened; ``str()`` says what happened."""
