"""Forms of confidential reports and of who reads them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import has_capability
from multaqa.foundation.people.queries import person_of_address
from multaqa.ui.api import WrittenField


class ReportForm(forms.Form):
    """What happened, and how the writer may be reached if not at her account's address."""

    words = WrittenField(
        label=_("What happened"),
        max_length=10_000,
        help_text=_("As much or as little as you wish. Who, what, when; and what you fear may come."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    contact = WrittenField(
        label=_("How to reach you safely (optional)"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class ReportReadersForm(forms.Form):
    """The two officers who read reports, by the addresses of their accounts."""

    first = forms.EmailField(label=_("First officer: e-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))
    second = forms.EmailField(label=_("Second officer: e-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))

    def clean_first(self) -> Person:
        """The officer. Raises ``ValidationError`` for whoever is none."""
        return _officer(self.cleaned_data["first"])

    def clean_second(self) -> Person:
        """The officer. Raises ``ValidationError`` for whoever is none."""
        return _officer(self.cleaned_data["second"])

    def clean(self) -> dict[str, Any]:
        """Both. Raises ``ValidationError`` when they are one and the same."""
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            raise forms.ValidationError(_("Two different officers are needed."))
        return cleaned


def _officer(email: str) -> Person:
    person = person_of_address(email)
    if not has_capability(person, Capability.SAFEGUARD) or person is None:
        raise forms.ValidationError(_("This is not the address of an officer."))
    return person
