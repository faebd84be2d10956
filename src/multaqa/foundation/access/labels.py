"""The label of a thing (TLP 2.0): what a reader may do with it next, and how wide an audience it allows."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

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
_MEANINGS = {
    Label.CLEAR: _("No limits on disclosure"),
    Label.GREEN: _("Within the communities concerned, not to be published in channels open to all"),
    Label.AMBER: _("Within the recipient's organisation and its clients, on a need-to-know basis"),
    Label.AMBER_STRICT: _("Within the recipient's organisation only, on a need-to-know basis"),
    Label.RED: _("For the named recipients only, not to be disclosed to anyone else"),
}


def widest(label: Label) -> Reach:
    """The widest reach that a label allows."""
    return _WIDEST[label]


def meaning_of(label: Label | str) -> str:
    """What a reader may do with a thing under this label, in the active language."""
    return gettext(_MEANINGS[Label(label)])
