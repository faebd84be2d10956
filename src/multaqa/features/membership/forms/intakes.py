"""Which list is brought in, and that what cannot be saved is left out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from multaqa.features.membership.intake.refusals import REFUSALS
from multaqa.features.membership.models import Intake
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.lib.sheets import MOST_BYTES, Refusal


class IntakeForm(forms.Form):
    """A file, what its rows are, and the language of letters."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What the rows are"), choices=Intake.Kind.choices, widget=forms.RadioSelect, initial="people"
    )
    upload = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV or XLSX, at most 5,000 rows and 10 MB. Titles of columns in any of the six languages."
        ),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letters, where a row names none"),
        choices=[(code, name_of(code)) for code in CODES],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"language": get_language() or "ar", "kind": "people"}
        super().__init__(*args, **kwargs)

    def clean_upload(self) -> UploadedFile[Any]:
        """Refuse a file that is too large before it is read."""
        upload: UploadedFile[Any] = self.cleaned_data["upload"]
        if (upload.size or 0) > MOST_BYTES:
            raise ValidationError(str(REFUSALS[Refusal.TOO_LARGE]))
        return upload


class SavingForm(forms.Form):
    """That rows are left out, where there are such."""

    leaves_out = forms.BooleanField(required=False)

    def __init__(self, *args: Any, left: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not left:
            del self.fields["leaves_out"]
            return
        self.fields["leaves_out"].label = _("These rows are left out")
        self.fields["leaves_out"].required = True
        message = _("Please agree that they are left out, or mend them in the file and bring it in again.")
        self.fields["leaves_out"].error_messages["required"] = message
