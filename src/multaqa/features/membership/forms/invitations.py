"""Whom somebody invites, for which organisation, and in which language the letter is."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.validators import validate_email
from django.utils.translation import get_language, gettext_lazy

from multaqa.features.membership.models import Organisation
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.lib.labels import label_in


class InvitationForm(forms.Form):
    """One address, one organisation, one language."""

    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation"))
    address = forms.EmailField(
        label=gettext_lazy("Mail address of the person"),
        help_text=gettext_lazy("The invitation counts for this address alone."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"), choices=[(code, name_of(code)) for code in CODES]
    )

    def __init__(self, *args: Any, bodies: Sequence[Organisation], **kwargs: Any) -> None:
        here = get_language() or "ar"
        kwargs["initial"] = {"language": here}
        super().__init__(*args, **kwargs)
        self._bodies = {body.public_id: body for body in bodies}
        named = [(body.public_id, label_in(body.name, here)) for body in bodies]
        cast("forms.ChoiceField", self.fields["organisation"]).choices = named

    def clean_address(self) -> str:
        """Raises ValidationError for one in quotation marks: the standard has them, and nobody is written to there."""
        given: str = self.cleaned_data["address"]
        if '"' in given:
            raise forms.ValidationError(validate_email.message, code="invalid")
        return given

    @property
    def body(self) -> Organisation:
        """The organisation that was chosen."""
        return self._bodies[self.cleaned_data["organisation"]]
