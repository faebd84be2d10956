"""Why an account may read profiles again."""

from django import forms
from django.utils.translation import gettext_lazy

from multaqa.ui.api import WrittenField


class LettingForm(forms.Form):
    """The reason, which goes into the log."""

    reason = WrittenField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For example what the person said when asked. It goes into the log."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
