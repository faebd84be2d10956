"""What counts as a name: any script, no addresses, nothing that disturbs the text around it."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_ADDRESS = re.compile(r"[@<>/\\]|www\.", re.IGNORECASE)
_JOINERS = "\u200c\u200d"  # part of Persian, Urdu and Indic spelling


def clean_name(name: str) -> str:
    """``name`` in NFC with single spaces; invisible marks are taken out.

    Raises ``ValidationError`` if no letter is left, or if it holds an address of a page or of e-mail.
    """
    visible = "".join(letter for letter in unicodedata.normalize("NFC", name) if not _is_hidden(letter))
    cleaned = " ".join(visible.split())
    if not any(letter.isalpha() for letter in cleaned):
        raise ValidationError(_("A name holds at least one letter."))
    if _ADDRESS.search(cleaned):
        raise ValidationError(_("A name holds no addresses and none of the signs @ < > / \\."))
    return cleaned


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Cn"} and letter not in _JOINERS + "\t\n\r "
