"""By what a reader narrows the list of news."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.models import Kind
from multaqa.foundation.languages.api import language_choices
from multaqa.foundation.taxonomy.api import KeptChoices, kept_choices


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


@dataclass(frozen=True)
class Offered:
    """All that the fields offer: terms, languages (code, own name) and years; it is the same for every reader."""

    topics: KeptChoices
    languages: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


def offered(years: tuple[int, ...]) -> Offered:
    """What is offered now in the active language, with these years."""
    return Offered(kept_choices(get_language() or "en"), tuple(language_choices()), years)


class FacetsForm(forms.Form):
    """Topic, kind, language and year; a value that is no choice narrows nothing."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    language = forms.ChoiceField(label=_("Available in"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(str(year), str(year)) for year in offered.years]
        self.fields["topic"].choices = [("", _("All topics")), *offered.topics]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["language"].choices = [("", _("Any language")), *offered.languages]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["year"].choices = [("", _("All years")), *years]  # type: ignore[attr-defined]  # a ChoiceField

    def narrowing(self) -> Narrowing:
        """What was chosen."""
        self.full_clean()
        return Narrowing(**{name: value for name, value in self.cleaned_data.items() if value})
