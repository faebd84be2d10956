"""A question to experts as it is asked, and how often one person is asked."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.forms.threads import ThreadForm
from multaqa.features.community.models import QuestionRules, Urgency
from multaqa.features.community.scoring import MOST
from multaqa.foundation.access.api import Label
from multaqa.foundation.languages.api import CODES, name_of

_LABELS: Final = [(label.value, label.value) for label in Label if label != Label.RED]
"""Under TLP:RED nobody reads but whom the author names: a question cannot be put to anyone."""


class QuestionForm(ThreadForm):
    """A question: its title and text, what it is about, how soon and in which languages an answer is wanted, to whom.

    ``people`` are public ids of profiles; whether she may ask them is seen when it is put.
    """

    urgency = forms.ChoiceField(
        label=_("Answer wanted"), choices=Urgency.choices, initial=Urgency.DAYS, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you read answers"), widget=forms.CheckboxSelectMultiple
    )
    people = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    field_order = ("title", "source", "topics", "urgency", "languages", "label", "audience", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["file"]
        self.fields["title"].label = _("The question in one line")
        self.fields["source"].label = _("What it is about, and what you tried")
        self.fields["topics"].required = True
        self.fields["label"].choices = _LABELS  # type: ignore[attr-defined]  # the stubs know no choices
        self.fields["languages"].choices = [(code, name_of(code)) for code in CODES]  # type: ignore[attr-defined]  # the stubs know no choices

    def clean_people(self) -> list[str]:
        """The public ids, each once. Raises ValidationError for more than are asked at once."""
        people: Iterable[str] = self.cleaned_data["people"] or ()
        chosen = list(dict.fromkeys(people))
        if len(chosen) > MOST:
            raise ValidationError(_("A question is put to %(most)s people at most."), params={"most": MOST})
        return chosen


class RulesForm(forms.ModelForm[QuestionRules]):
    """How often one person is asked in a week."""

    most_a_week = forms.IntegerField(
        label=_("Questions to one person in seven days, at most"), min_value=1, max_value=50
    )

    class Meta:
        model = QuestionRules
        fields = ("most_a_week",)
