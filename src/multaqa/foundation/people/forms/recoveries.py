"""Forms of recovery: who lost her factors, and what officers say of how they verified her."""

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.forms.accounts import email_field
from multaqa.ui.api import WrittenField


def verification_field() -> WrittenField:
    """Why, and how she was verified, in an officer's own words."""
    return WrittenField(
        label=_("Reason, and how the identity was verified"),
        max_length=2000,
        help_text=_("For example by a call to a number known before, or in person with a document."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class RecoveryRequestForm(forms.Form):
    """The address of the account."""

    email = email_field()


class FirstVerificationForm(forms.Form):
    """What the first officer says."""

    email = email_field()
    words = verification_field()


class VerificationForm(forms.Form):
    """What an officer says of somebody who is named already."""

    words = verification_field()
