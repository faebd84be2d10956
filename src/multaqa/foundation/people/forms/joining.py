"""An account opened where the address is known already: by a letter, or at the first start of an installation."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.forms.accounts import PASSWORD_HELP, email_field, name_field, password_field
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.names import clean_name


class JoiningForm(forms.Form):
    """A name and a password, for the account of ``email``."""

    name = name_field()
    password = password_field(_("Password"), new=True, help_text=PASSWORD_HELP)

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])

    def clean_password(self) -> str:
        """The password, if it is good enough beside name and address. Raises ``ValidationError``."""
        email = self.cleaned_data.get("email", self._email)
        of = Person(name=self.cleaned_data.get("name", ""), email=email)
        return str(get_adapter().clean_password(self.cleaned_data["password"], user=of))


class FirstAccountForm(JoiningForm):
    """The account of the first steward: her address as well."""

    email = email_field()
    field_order = ("name", "email", "password")

    def clean_email(self) -> str:
        """The address in lower case."""
        return str(self.cleaned_data["email"]).lower()
