"""What a nominator answers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.features.membership.commands import SHORTEST_KNOWING, Answer
from multaqa.features.membership.models import LONGEST_TYPED, LONGEST_WORDS
from multaqa.lib.digits import to_western
from multaqa.ui.api import WrittenField

_LONGEST_LIFE = 100


class YearField(forms.IntegerField):
    """A year, in any digits."""

    def to_python(self, value: Any) -> Any:
        """The year that was typed."""
        return super().to_python(to_western(value) if isinstance(value, str) else value)


class AnswerForm(forms.Form):
    """How a nominator knows the applicant, and since when."""

    knows_how = WrittenField(
        label=gettext_lazy("How do you know the applicant?"),
        help_text=gettext_lazy("What you know yourself: where you worked together, what you saw. Reviewers read it."),
        min_length=SHORTEST_KNOWING,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    knows_since = YearField(
        label=gettext_lazy("Since which year?"), widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6})
    )

    def clean_knows_since(self) -> int:
        """A year of this life."""
        year = int(self.cleaned_data["knows_since"])
        if not timezone.now().year - _LONGEST_LIFE <= year <= timezone.now().year:
            raise forms.ValidationError(_("Please give the year in four digits."))
        return year

    @property
    def answer(self) -> Answer:
        """What was answered."""
        return Answer(**self.cleaned_data)


class LinkAnswerForm(AnswerForm):
    """The same from an organisation, with who answers for it."""

    name = WrittenField(
        label=gettext_lazy("Your name and function"),
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    field_order = ("name", "knows_how", "knows_since")
