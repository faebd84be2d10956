"""What members, focal points and staff choose and write about a membership."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.models import Member
from multaqa.features.membership.models.said import LONGEST_WORDS
from multaqa.features.membership.suspension_reasons import suspension_words
from multaqa.lib.bidi import html_lang
from multaqa.ui.api import DayField, WrittenField

_LONG = forms.Textarea(attrs={"rows": 5, "dir": "auto"})
_LONGEST_NOTE = 300


class LeavingForm(forms.Form):
    """A member has read what leaving means."""

    agrees = forms.BooleanField(label=_("I have read what ends and what remains"))


class PostForm(forms.Form):
    """From which day a member stands for her organisation no longer."""

    on = DayField(label=_("From which day"), help_text=_("Today, and the keys of the organisation close at once."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)

    @property
    def day(self) -> date:
        """The day that was chosen."""
        chosen: date = self.cleaned_data["on"]
        return chosen


class AppealForm(forms.Form):
    """What a suspended member says against it."""

    words = WrittenField(label=_("Why the suspension should be lifted"), widget=_LONG, max_length=LONGEST_WORDS)


class EndForm(forms.Form):
    """The last day of a membership, as staff set it."""

    last_day = DayField(label=_("Last day"))
    reason = WrittenField(label=_("Reason"), max_length=_LONGEST_NOTE)


class SuspensionForm(forms.Form):
    """Why a membership is suspended, in the words that the member reads."""

    use_required_attribute = False  # a browser would keep the buttons that begin the words from being pressed

    reason = WrittenField(label=_("What the member is told"), widget=_LONG, max_length=LONGEST_WORDS)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.fields["reason"].widget.attrs["lang"] = html_lang(member.person.language)

    def begin_with(self, code: str) -> None:
        """Put a reason below what was written so far, in the member's language."""
        written = self.data.get("reason", "").rstrip()
        reason = suspension_words(code, language=self.member.person.language)
        words = "\n\n".join(part for part in (written, reason) if part)
        self.data = {**dict(self.data.items()), "reason": words}


class HearingForm(forms.Form):
    """What is answered to an appeal."""

    words = WrittenField(label=_("What the member is told of the appeal"), widget=_LONG, max_length=LONGEST_WORDS)


class TermForm(forms.Form):
    """How long a membership lasts."""

    months = forms.IntegerField(label=_("Months"), min_value=3, max_value=60)
