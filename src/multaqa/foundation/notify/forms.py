"""Words people type about mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.kinds import kinds
from multaqa.foundation.people.api import language_choices


class MailChoicesForm(forms.Form):
    """One tick for each kind of notice that goes out by mail."""

    def __init__(self, *args: Any, choices: dict[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = {_field(name): name for name in choices}
        for field, name in self._kinds.items():
            self.fields[field] = forms.BooleanField(
                label=str(kinds()[name].label), required=False, initial=choices[name]
            )

    def choices(self) -> dict[str, bool]:
        """For each kind whether it is wanted."""
        return {name: self.cleaned_data[field] for field, name in self._kinds.items()}


class TestMailForm(forms.Form):
    """In which language the test is to be sent."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices)


def _field(kind: str) -> str:
    return kind.replace(".", "-")
