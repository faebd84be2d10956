"""What reviewers choose and write, and what applicants answer."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.models import Application, Decision
from multaqa.features.membership.models.said import LONGEST_WORDS
from multaqa.features.membership.queries.members import constituencies_of
from multaqa.features.membership.queries.queue import Pile, Sieve
from multaqa.features.membership.reasons import words_of
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Network
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import label_in
from multaqa.ui.api import WrittenField

_PILES = [(pile.value, pile.value) for pile in Pile]
_LONG = forms.Textarea(attrs={"rows": 6, "dir": "auto"})


class SieveForm(forms.Form):
    """Which applications of the queue are shown; what is not known is as if it had not been chosen."""

    pile = forms.ChoiceField(choices=_PILES, required=False, widget=forms.HiddenInput)
    constituency = forms.ChoiceField(label=_("Constituency"), required=False)
    language = forms.ChoiceField(label=_("Language of the application"), required=False)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = get_language() or "ar"
        named = [(one.code, label_in(one.name, here)) for one in constituencies_of(network)]
        self.fields["constituency"].choices = [("", _("All")), *named]  # type: ignore[attr-defined]  # a ChoiceField
        spoken = [(code, name_of(code)) for code in CODES]
        self.fields["language"].choices = [("", _("All")), *spoken]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def sieve(self) -> Sieve:
        """What was chosen, as far as it is known."""
        self.is_valid()
        chosen = self.cleaned_data
        pile = Pile(chosen.get("pile") or Pile.WAITING)
        return Sieve(pile=pile, constituency=chosen.get("constituency", ""), language=chosen.get("language", ""))


class DecisionForm(forms.Form):
    """A decision on one application: its kind is the button, its words are for the applicant in her language."""

    words = WrittenField(label=_("What the applicant is told"), widget=_LONG, max_length=LONGEST_WORDS, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.application = application
        self.fields["words"].widget.attrs["lang"] = html_lang(application.language)

    @property
    def kind(self) -> Decision.Kind | None:
        """Which button was pressed; None for none that decides."""
        pressed = self.data.get("kind", "")
        return Decision.Kind(pressed) if pressed in Decision.Kind.values else None

    def begin_with(self, code: str) -> None:
        """Put a reason below what was written so far."""
        written, reason = self.data.get("words", "").rstrip(), words_of(code, language=self.application.language)
        words = "\n\n".join(part for part in (written, reason) if part)
        self.data = {**dict(self.data.items()), "words": words}

    def let_pass(self, seen: str) -> None:
        """Take the application as it is now: what was written stays, and can be sent again."""
        self.data = {**dict(self.data.items()), "seen": seen}


class ReplyForm(forms.Form):
    """What an applicant answers or appeals with."""

    words = WrittenField(label=_("Your answer"), widget=_LONG, max_length=LONGEST_WORDS)
