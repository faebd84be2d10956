"""The label of a thing (TLP 2.0), which caps its audience. What a reader may do under it is said by ``ui``'s mark."""

from django.db import models

from multaqa.foundation.access.keys import Reach


class Label(models.TextChoices):
    """The five marks of TLP 2.0 (FIRST, August 2022), in Latin capitals in every language."""

    CLEAR = "TLP:CLEAR", "TLP:CLEAR"
    GREEN = "TLP:GREEN", "TLP:GREEN"
    AMBER = "TLP:AMBER", "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"
    RED = "TLP:RED", "TLP:RED"


_WIDEST = {
    Label.CLEAR: Reach.PUBLIC,
    Label.GREEN: Reach.NETWORK,
    Label.AMBER: Reach.BODY,
    Label.AMBER_STRICT: Reach.BODY,
    Label.RED: Reach.PERSON,
}


NEEDS_VOUCHING = frozenset({Label.AMBER, Label.AMBER_STRICT, Label.RED})
"""What a person whose keys are frozen does not read."""


def widest(label: Label) -> Reach:
    """The widest reach that a label allows."""
    return _WIDEST[label]
