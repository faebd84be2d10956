"""The forms of second factors: codes, passkeys, their names."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter as factor_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.codes import plain_code
from multaqa.foundation.people.commands.factors import NAME_LENGTH
from multaqa.foundation.people.forms.accounts import password_field
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.names import clean_name
from multaqa.foundation.people.proof import prove_by_code
from multaqa.ui.api import WrittenField


def code_field(help_text: Any = "") -> forms.CharField:
    """A one-time code, typed left to right in the digits of any keyboard; the browser may offer it."""
    attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "autofocus": True}
    return forms.CharField(
        label=_("Code"), max_length=40, help_text=help_text, widget=forms.TextInput(attrs=attributes)
    )


def passkey_name_field() -> WrittenField:
    """What a person calls a passkey."""
    return WrittenField(
        label=_("Name of the passkey"),
        max_length=NAME_LENGTH,
        help_text=_("Such as the device that keeps it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class FirstCodeForm(forms.Form):
    """The first code of an app that is being set up; the view asks the command whether it fits the secret."""

    code = code_field(_("The six digits that the app shows now."))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_code(self) -> str:
        """The code in plain digits. Raises ValidationError after too many attempts."""
        self.forget_attempts = check_rate_limit(self.person)
        return plain_code(self.cleaned_data["code"])

    def refuse(self) -> None:
        """Say that the code is not the app's."""
        self.add_error("code", factor_adapter().validation_error("incorrect_code"))


class CodeForm(forms.Form):
    """A code of the app, or a recovery code; it is used up when the form is valid."""

    code = code_field(_("The six digits that your app shows, or one of your recovery codes."))
    factor: Authenticator

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_code(self) -> str:
        """The code in plain digits. Raises ValidationError for one that is not good, and after too many attempts."""
        code = plain_code(self.cleaned_data["code"])
        factor = prove_by_code(person=self.person, code=code)
        if factor is None:
            raise factor_adapter().validation_error("incorrect_code")
        self.factor = factor
        return code


class PasswordForm(forms.Form):
    """The password once more."""

    password = password_field(_("Password"), new=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """The password. Raises ValidationError for another one, and after too many attempts."""
        forget_attempts = check_rate_limit(self.person)
        password = str(self.cleaned_data["password"])
        if not self.person.check_password(password):
            raise account_adapter().validation_error("incorrect_password")
        forget_attempts()
        return password


class CredentialForm(forms.Form):
    """What the browser brings from a passkey, as JSON."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class NewPasskeyForm(CredentialForm):
    """A new passkey and its name."""

    name = passkey_name_field()
    field_order = ("name", "credential")

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])


class PasskeyNameForm(forms.Form):
    """Another name for a passkey."""

    name = passkey_name_field()

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])
