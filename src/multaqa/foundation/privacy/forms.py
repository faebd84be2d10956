"""What people type about erasing: their password and a word; what officers type about others."""

from datetime import datetime, time
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.api import Person
from multaqa.foundation.privacy.queries import account_met
from multaqa.foundation.privacy.rules import LONGEST_HOLD
from multaqa.lib.fold import fold
from multaqa.ui.api import WrittenField


class ErasureForm(forms.Form):
    """Two proofs that it is meant: the password (where the account has one) and a word typed by hand."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    word = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, request: HttpRequest, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request, self._person = request, person
        self.fields["word"].label = gettext("To confirm, the word “%(word)s”") % {"word": self.wanted}
        if not person.has_usable_password():
            del self.fields["password"]

    @property
    def wanted(self) -> str:
        """The word that is to be typed, in the language of the page."""
        return pgettext("typed to confirm", "erase")

    def clean_password(self) -> str:
        """Refused when it is not her password; attempts are counted with those of signing in."""
        password: str = self.cleaned_data["password"]
        if not ratelimit.consume(self._request, action="reauthenticate", user=self._person):
            raise forms.ValidationError(gettext("Too many attempts in a short time. Please wait a moment."))
        if not self._person.check_password(password):
            raise forms.ValidationError(gettext("This is not the password of the account."))
        return password

    def clean_word(self) -> str:
        """Refused unless it is the word, whatever its case and marks."""
        word: str = self.cleaned_data["word"]
        if fold(word.strip()) != fold(self.wanted):
            raise forms.ValidationError(gettext("The word is “%(word)s”.") % {"word": self.wanted})
        return word


class CaseForm(forms.Form):
    """What an officer enters about an account, by its address; ``person`` becomes the one who signs in with it."""

    person = forms.EmailField(label=_("E-mail address of the account"))

    def __init__(self, *args: Any, officer: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._officer = officer

    def clean_person(self) -> Person:
        """The person; refused when there is none, and in the same words when she hides from the officer by name."""
        person = account_met(self.cleaned_data["person"], officer=self._officer)
        if person is None:
            raise forms.ValidationError(gettext("There is no account with this address."))
        return person


class ProposalForm(CaseForm):
    """A request that came outside the site."""

    request = WrittenField(
        label=_("How the request came, and how it was made sure who asks"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HoldForm(CaseForm):
    """A legal hold; its end is the end of a day in the officer's zone."""

    reason = WrittenField(
        label=_("Which law or order, of which authority, with its number"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
    is_told = forms.BooleanField(
        label=_("The person is told"),
        help_text=_("Left empty only where a law or an order forbids telling."),
        required=False,
        initial=True,
    )

    def clean_until(self) -> datetime:
        """The first moment after that day; refused when it has passed or lies more than a year ahead."""
        day = self.cleaned_data["until"]
        last = timezone.make_aware(datetime.combine(day, time.max))
        now = timezone.now()
        if not now < last <= now + LONGEST_HOLD:
            raise forms.ValidationError(gettext("The last day lies within a year from today."))
        return last
