"""Why a person is reported to the officers."""

from django import forms
from django.utils.translation import gettext_lazy

from multaqa.foundation.conduct.api import LONGEST_REPORT, Reason
from multaqa.ui.api import WrittenField


class ReportPersonForm(forms.Form):
    """A reason, what happened, and whether its writer wants to stay unnamed to the person."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=Reason.choices, widget=forms.RadioSelect)
    words = WrittenField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("What, where and when; addresses of pages help."),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    is_unnamed = forms.BooleanField(
        label=gettext_lazy("My name is not to be given to this person"), required=False, initial=True
    )
