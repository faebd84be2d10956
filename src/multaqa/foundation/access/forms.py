"""What officers fill in to protect a person."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.api import Person, person_of_address
from multaqa.ui.api import WrittenField

ACTS: Final = (
    ("lock", _("Lock the account: sessions, links and password end at once")),
    ("unlock", _("Open a locked account again")),
    ("hide", _("Hide the person: name and profile leave every page, sessions end")),
    ("show", _("Show a hidden person again")),
)


class SafeguardingForm(forms.Form):
    """One act on one person, named by the e-mail address of her account, with its reason."""

    email = forms.EmailField(
        label=_("E-mail address of the account"), widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"})
    )
    act = forms.ChoiceField(label=_("What is done"), choices=ACTS, widget=forms.RadioSelect)
    reason = WrittenField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("It goes into the log and is seen by auditors."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by

    def clean_email(self) -> Person:
        """The person whose account this is. Raises ``ValidationError`` for no account and for one's own."""
        person = person_of_address(self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(_("No account has this address."))
        if person == self._by:
            raise forms.ValidationError(_("For your own account, use its settings."))
        return person


class VouchingForm(forms.Form):
    """How the person was verified."""

    person = forms.CharField(widget=forms.HiddenInput)
    verified_how = WrittenField(
        label=_("How the identity was verified"),
        max_length=2000,
        help_text=_("For example by a call to a number known before, or in person with a document."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
