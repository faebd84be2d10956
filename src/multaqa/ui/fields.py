"""Fields of forms that know what text is, and days as people write them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.lib.controls import disguises, tidy
from multaqa.lib.dates import parse_date_words
from multaqa.lib.digits import to_western

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


class DayField(forms.DateField):
    """A day: from the browser's calendar, or written out in any of the six languages, with any digits."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {  # noqa: RUF012  (as Django declares it)
        "invalid": _("This is no complete day. Examples: 2022-02-15, 15 February 2022.")
    }

    def to_python(self, value: Any) -> date | None:
        """The day that was typed. Raises ValidationError."""
        typed = to_western(value).strip() if isinstance(value, str) else value
        try:
            return super().to_python(typed)
        except ValidationError:
            found = parse_date_words(typed)
            if found is None:
                raise
            return found
