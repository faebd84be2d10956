"""The form of who comes through a provider and has no account here."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language

from multaqa.foundation.people.attempts import Stranger
from multaqa.foundation.people.commands import sealed_provider_sign_up
from multaqa.foundation.people.forms.accounts import email_field, name_field, site_of
from multaqa.foundation.people.limits import is_within
from multaqa.foundation.people.names import clean_name
from multaqa.foundation.people.tasks import answer_wish_for_account


class StrangerForm(forms.Form):
    """A name, and an address unless the provider has given one: that one is not hers to change here.

    As with any sign-up, no answer tells whether the address has an account (``commands/asked.py``).
    """

    name = name_field()
    email = email_field()

    def __init__(self, *args: Any, stranger: Stranger, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = stranger.name
        self._stranger = stranger
        if stranger.email:
            del self.fields["email"]

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])

    def wish(self, request: HttpRequest) -> None:
        """Lay the wish for an account down."""
        email = self._stranger.email or self.cleaned_data["email"]
        sealed = sealed_provider_sign_up(
            email,
            name=self.cleaned_data["name"],
            provider=self._stranger.provider,
            subject=self._stranger.subject,
            language=get_language() or "ar",
            site=site_of(request),
        )
        if is_within(request, "wish", of=email):
            answer_wish_for_account.enqueue(sealed)
