"""By what a reader narrows the list of news."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.models import Kind
from multaqa.foundation.languages.api import language_choices
from multaqa.foundation.taxonomy.api import KeptChoices


@dataclass(frozen=True)
class Narrowing:
    """What a reader chose; empty values narrow nothing. ``topic`` is a term's public id."""

    topic: str = ""
    kind: str = ""
    language: str = ""
    year: int | None = None

    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return self == Narrowing()


class FacetsForm(forms.Form):
    """Topic, kind, language and year; a value that is no choice narrows nothing."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    language = forms.ChoiceField(
        label=_("Available in"),
        required=False,
        choices=lambda: [("", _("Any language")), *language_choices()],
    )
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, topics: KeptChoices, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(year), str(year)) for year in years]
        self.fields["topic"].choices = [("", _("All topics")), *topics]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["year"].choices = [("", _("All years")), *known]  # type: ignore[attr-defined]  # a ChoiceField

    def narrowing(self) -> Narrowing:
        """What was chosen."""
        self.full_clean()
        return Narrowing(**{name: value for name, value in self.cleaned_data.items() if value})
