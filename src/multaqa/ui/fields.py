"""Fields of forms that know what text is."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.lib.controls import disguises, tidy

_DECEIVES = _("The text holds unseen characters that cannot be kept: {characters}. Typing that place anew helps.")


class WrittenField(forms.CharField):
    """A text that people write: kept tidy (``lib.controls``), and refused with unseen characters that deceive.

    For every text that is kept; Django's own field is for tokens and passwords.
    """

    def to_python(self, value: Any) -> str:
        """The text, tidied."""
        return tidy(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        """Raise ValidationError for marks that turn the direction, tags, noncharacters and halves of letters."""
        super().validate(value)
        if found := ", ".join(disguises(value or "")[:5]):
            raise ValidationError(str(_DECEIVES).format(characters=found))
