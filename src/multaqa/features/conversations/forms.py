"""What people type in conversations, made into values."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.features.conversations.limits import FEWEST_MONTHS, MOST_MONTHS
from multaqa.features.conversations.models import Openness
from multaqa.features.conversations.sources import problem_in
from multaqa.foundation.conduct.api import Reason
from multaqa.foundation.files.api import UploadField
from multaqa.lib.controls import revealed
from multaqa.ui.api import WrittenField

LONGEST_REASON = 2_000
"""Letters of what a reporter says; the message that she reports comes below it."""


class SourceField(WrittenField):
    """The text of a message: deceiving characters are named, then it is refused only for what its writer can mend."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 4, "dir": "auto"}), required=False, strip=False, **options)

    def to_python(self, value: Any) -> str:
        """The text, with deceiving characters named instead of kept."""
        return super().to_python(revealed(value or ""))

    def validate(self, value: Any) -> None:
        """Raise ValidationError for none or too much of it."""
        super().validate(value)
        if problem := problem_in(value):
            raise ValidationError(str(problem), code="limits")


class MessageForm(forms.Form):
    """A message: its text, and a file."""

    source = SourceField(label=_("Message"))
    file = UploadField(label=_("File to attach"), required=False)


class OthersForm(forms.Form):
    """Whether those who are asked to take part read what was written before."""

    is_shared = forms.BooleanField(
        label=_("They may read what was written before, as far as I may"), required=False, initial=False
    )


class ReportForm(forms.Form):
    """Why a message is reported."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices, widget=forms.RadioSelect)
    words = WrittenField(
        label=_("What the officers should know beside the message"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    is_unnamed = forms.BooleanField(label=_("My name is not to be given to this person"), required=False, initial=True)


class OpennessForm(forms.Form):
    """Who may begin to write to a person."""

    who = forms.ChoiceField(label=_("Who may begin to write to me"), choices=Openness.Who, widget=forms.RadioSelect)


class KeepingForm(forms.Form):
    """For how many months messages are kept."""

    months = forms.IntegerField(label=_("Months"), min_value=FEWEST_MONTHS, max_value=MOST_MONTHS)
