"""Forms of the rules, the contacts, and of reports about people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.conduct.models import LONGEST_ANSWER, Outcome, VersionText
from multaqa.foundation.people.api import language_choices
from multaqa.ui.api import WrittenField

LONGEST_BODY = 60_000  # characters; the longest delivered text has a tenth of it


class AcceptanceForm(forms.Form):
    """A person agrees to what she was shown."""

    agrees = forms.BooleanField(
        label=_("I have read these documents and accept them"),
        error_messages={"required": _("Tick the box to accept, or sign out.")},
    )
    versions = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def clean_versions(self) -> list[int]:
        """The numbers of the rows that were shown."""
        shown = self.cleaned_data["versions"].split(".")
        if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in shown):
            raise forms.ValidationError(_("The page was not sent whole. Please open it again."))
        return [int(number) for number in shown]


class WordsForm(forms.Form):
    """The text of a draft in one language; ``body_revision`` and ``changes_revision`` say what the writer read."""

    changes = WrittenField(
        label=_("What changes, in two or three sentences"),
        help_text=_("Shown to each person above the text, so that nobody has to compare."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        required=False,
    )
    body = WrittenField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 24}), max_length=LONGEST_BODY)
    body_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    changes_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("changes", "body"):
            self.fields[name].widget.attrs |= {"lang": "zh-Hans" if language == "zh-hans" else language, "dir": "auto"}

    def let_win_over(self, theirs: VersionText) -> None:
        """Say that someone else wrote meanwhile; sent again, this form's words replace ``theirs``."""
        self.add_error(
            None,
            _(
                "Someone else has changed this text since you opened it. Nothing is lost: their text is shown below "
                "yours, and sending again keeps yours."
            ),
        )
        revisions = {f"{name}_revision": str(theirs.revisions.get(name, 0)) for name in ("body", "changes")}
        self.data = {**dict(self.data.items()), **revisions}

    @property
    def seen(self) -> dict[str, int]:
        """The revisions that the writer read."""
        return {name: self.cleaned_data[f"{name}_revision"] for name in ("body", "changes")}

    @property
    def values(self) -> dict[str, str]:
        """What she wrote."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n").strip() for name in ("body", "changes")}


class BeginningForm(forms.Form):
    """The language in which a new version is written first."""

    language = forms.ChoiceField(label=_("Language of the original"), choices=language_choices)


class ForceForm(forms.Form):
    """How a version comes into force."""

    asks = forms.BooleanField(
        label=_("Ask each person once to accept this version"),
        help_text=_("For a change that alters rights or duties; not for a corrected spelling."),
        required=False,
    )


class ContactsForm(forms.Form):
    """Whom to turn to."""

    general_email = forms.EmailField(label=_("Address for questions"), required=False)
    security_email = forms.EmailField(
        label=_("Address for reports of weaknesses"),
        help_text=_("Published in /.well-known/security.txt for those who find a weakness in this site."),
        required=False,
    )
    security_key = forms.URLField(
        label=_("Address of the key for sealed reports"), required=False, assume_scheme="https", max_length=500
    )
    post = WrittenField(
        label=_("Postal address"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=1000
    )


class ClosingForm(forms.Form):
    """What came of a report, and what its writer is answered."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect)
    answer = WrittenField(
        label=_("Answer to whoever reported"),
        help_text=_("Only the writer of the report reads it. It should say nothing confidential about the person."),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
