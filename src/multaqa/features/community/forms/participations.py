"""What is said when somebody asks to join, is refused, is put out."""

from django import forms
from django.utils.translation import gettext_lazy

from multaqa.features.community.models import WORDS_LENGTH
from multaqa.ui.api import WrittenField

_LINES = {"rows": 4, "dir": "auto"}


class AskingForm(forms.Form):
    """What somebody says who asks to join."""

    words = WrittenField(
        label=gettext_lazy("Why you would like to join"),
        help_text=gettext_lazy("The facilitators of the community read it."),
        widget=forms.Textarea(attrs=_LINES),
        max_length=WORDS_LENGTH,
        required=False,
    )


class ReasonForm(forms.Form):
    """Why somebody is refused or put out; she is told it."""

    reason = WrittenField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The person is told it in these words."),
        widget=forms.Textarea(attrs=_LINES),
        max_length=WORDS_LENGTH,
    )
