"""From whom somebody hides: an organisation by its name, a State by its own."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from multaqa.features.membership.models import LONGEST_ORGANISATION, Organisation
from multaqa.features.membership.policies import organisations_met_by
from multaqa.features.membership.queries.organisations import organisation_called
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import area_choices
from multaqa.ui.api import WrittenField


class HidingForm(forms.Form):
    """An organisation, a State's authorities, or both."""

    authorities = forms.ChoiceField(
        label=gettext_lazy("The authorities of a State"),
        help_text=gettext_lazy("Everyone who takes part for its government, now or later."),
        required=False,
    )
    organisation = WrittenField(
        label=gettext_lazy("An organisation"),
        help_text=gettext_lazy("Its name in any language. Everyone who has to do with it, now or later."),
        max_length=LONGEST_ORGANISATION,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, person: Person, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        states = [("", pgettext_lazy("authorities", "None")), *area_choices(language)]
        cast("forms.ChoiceField", self.fields["authorities"]).choices = states

    def clean_organisation(self) -> Organisation | None:
        """The organisation of this name. Raises ``ValidationError`` for one that she may not meet."""
        name = self.cleaned_data["organisation"]
        found = organisation_called(name, among=organisations_met_by(self._person)) if name else None
        if name and found is None:
            raise forms.ValidationError(_("The network knows no organisation of this name."))
        return found

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        values = super().clean() or {}
        if not self.errors and not values.get("authorities") and not values.get("organisation"):
            raise forms.ValidationError(_("Please name a State or an organisation."))
        return values
