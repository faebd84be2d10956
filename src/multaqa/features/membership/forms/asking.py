"""Whom a reviewer has asked to vouch."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.addresses import BadAddress, tidy_address
from multaqa.features.membership.models import Application, Nomination
from multaqa.ui.api import WrittenField


class AskingForm(forms.Form):
    """The address of a member's account, or one that is held of an organisation; nothing is sent to any other."""

    address = WrittenField(
        label=_("Mail address of another nominator"),
        help_text=_("Of a member's account, or one that the network held before. No other address is written to."),
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        kwargs["auto_id"] = "asking-%s"  # the page holds the form of a decision too
        super().__init__(*args, **kwargs)
        named = application.nominations.filter(state=Nomination.State.NAMED).order_by("pk")
        self._named = {one.public_id: one for one in named}
        if self._named:
            typed = [(public_id, one.typed_name or one.typed_address) for public_id, one in self._named.items()]
            self.fields["in_place_of"] = forms.ChoiceField(
                label=_("In the place of"), choices=[("", _("Nobody: besides those named")), *typed], required=False
            )

    def clean_address(self) -> str:
        """The address in the form in which addresses are kept."""
        try:
            return tidy_address(self.cleaned_data["address"])
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def replaced(self) -> Nomination | None:
        """The nomination of somebody whom the network did not find, in whose place another is asked."""
        return self._named.get(self.cleaned_data.get("in_place_of", ""))
