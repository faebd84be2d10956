"""What a focal point chooses at her desk: whom she attests, and who acts beside or after her."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from multaqa.features.membership.forms.bodies import FocalPointForm


class AttestationForm(forms.Form):
    """Which of those who wait are attested; nobody is chosen beforehand."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Who still does this work"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose whom you attest.")},
    )

    def __init__(self, *args: Any, named: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["members"]).choices = list(named.items())


class DeputyForm(FocalPointForm):
    """Which of her people acts for the body too, or instead of her, and why."""

    hands_over = forms.BooleanField(
        label=gettext_lazy("I hand over, and act for it no longer"),
        help_text=gettext_lazy("Otherwise both of you act for it."),
        required=False,
    )
