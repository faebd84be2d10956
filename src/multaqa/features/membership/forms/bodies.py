"""What staff choose and write about organisations."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from multaqa.features.membership.addresses import BadAddress, tidy_address, tidy_domain
from multaqa.features.membership.commands import Body
from multaqa.features.membership.forms.applying import ConstituencyField
from multaqa.features.membership.models import LONGEST_ORGANISATION, LONGEST_REASON, Constituency, Contact, Organisation
from multaqa.features.membership.queries.members import constituencies_of
from multaqa.features.membership.queries.staff_bodies import BodySieve
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import area_choices
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import label_in
from multaqa.ui.api import WrittenField

_SHORT = forms.TextInput(attrs={"dir": "auto"})
_STATES = [(state.value, state.value) for state in Organisation.State]


class BodySieveForm(forms.Form):
    """Which organisations are listed; what is not known is as if it had not been chosen."""

    state = forms.ChoiceField(choices=_STATES, required=False, widget=forms.HiddenInput)
    words = WrittenField(label=gettext_lazy("Name, in any language"), max_length=100, required=False, widget=_SHORT)
    constituency = forms.ChoiceField(label=gettext_lazy("Constituency"), required=False)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = get_language() or "ar"
        named = [(one.code, label_in(one.name, here)) for one in constituencies_of(network)]
        cast("forms.ChoiceField", self.fields["constituency"]).choices = [("", _("All")), *named]

    @property
    def sieve(self) -> BodySieve:
        """What was chosen, as far as it is known."""
        self.is_valid()
        chosen = self.cleaned_data
        state = Organisation.State(chosen.get("state") or Organisation.State.KNOWN)
        return BodySieve(state=state, words=chosen.get("words", ""), constituency=chosen.get("constituency", ""))


class BodyForm(forms.Form):
    """An organisation: its names in six languages, at least one of them, and where it stands."""

    acronym = WrittenField(label=gettext_lazy("Acronym"), max_length=30, required=False, widget=_SHORT)
    constituency = ConstituencyField(
        label=gettext_lazy("Constituency"), queryset=Constituency.objects.none(), to_field_name="code"
    )
    area = forms.ChoiceField(label=gettext_lazy("Country or area"), required=False)
    website = WrittenField(
        label=gettext_lazy("Website of the organisation"),
        max_length=300,
        required=False,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        validators=[URLValidator(schemes=["http", "https"])],
    )
    keeps_former = forms.BooleanField(
        label=gettext_lazy("The names that it bore so far still lead to it"),
        help_text=gettext_lazy("Not chosen, names that were wrong lead to it no longer."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, network: Network, organisation: Organisation | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _written(organisation) if organisation else {}
        super().__init__(*args, **kwargs)
        for code in CODES:
            widget = forms.TextInput(attrs={"dir": "auto", "lang": html_lang(code)})
            label = _("Name, %(language)s") % {"language": name_of(code)}
            self.fields[f"name_{code}"] = WrittenField(
                label=label, max_length=LONGEST_ORGANISATION, required=False, widget=widget
            )
        areas = [("", pgettext_lazy("country or area", "Not given")), *area_choices(get_language() or "ar")]
        cast("forms.ChoiceField", self.fields["area"]).choices = areas
        constituency = cast("forms.ModelChoiceField[Constituency]", self.fields["constituency"])
        constituency.queryset = constituencies_of(network)
        if organisation is None:
            del self.fields["keeps_former"]
        self.order_fields([f"name_{code}" for code in CODES])

    def clean(self) -> dict[str, Any]:
        """A name in one language at least."""
        values = super().clean() or {}
        if not self.errors and not any(values.get(f"name_{code}") for code in CODES):
            self.add_error(f"name_{get_language() or 'ar'}", _("Please give its name in one language at least."))
        return values

    @property
    def body(self) -> Body:
        """What was written."""
        values = self.cleaned_data
        names = {code: values[f"name_{code}"] for code in CODES if values[f"name_{code}"]}
        rest: Mapping[str, Any] = {name: values[name] for name in ("acronym", "constituency", "area", "website")}
        return Body(names=names, **rest)


class ContactForm(forms.Form):
    """An address or a domain that staff found out, and how."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=Contact.Kind.choices, widget=forms.RadioSelect, initial="address"
    )
    value = WrittenField(
        label=gettext_lazy("Mail address, or domain"),
        help_text=gettext_lazy("Such as office@harbour.example, or harbour.example."),
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    how = WrittenField(
        label=gettext_lazy("How it was found out"),
        help_text=gettext_lazy("Its own website, a letter, a telephone call: never what an applicant gave."),
        max_length=LONGEST_REASON,
        widget=_SHORT,
    )

    def clean(self) -> dict[str, Any]:
        """An address is one, a domain is one."""
        values = super().clean() or {}
        if values.get("value") and values.get("kind"):
            tidy = tidy_domain if values["kind"] == Contact.Kind.DOMAIN else tidy_address
            try:
                values["value"] = tidy(values["value"])
            except BadAddress as bad:
                self.add_error("value", str(bad))
        return values


class ReasonForm(forms.Form):
    """Why something is done; it stands in the log."""

    reason = WrittenField(label=gettext_lazy("Reason"), max_length=LONGEST_REASON, widget=_SHORT)


class FocalPointForm(ReasonForm):
    """Which member of an organisation acts for it, and who said so."""

    person = forms.ChoiceField(label=gettext_lazy("Member"))

    def __init__(self, *args: Any, people: Mapping[Person, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {person.public_id: person for person in people}
        named = [(person.public_id, name) for person, name in people.items()]
        cast("forms.ChoiceField", self.fields["person"]).choices = named
        self.order_fields(["person", "reason"])

    @property
    def chosen(self) -> Person:
        """The member who was chosen."""
        return self._people[self.cleaned_data["person"]]


def _written(organisation: Organisation) -> dict[str, Any]:
    names = {f"name_{code}": organisation.name.get(code, "") for code in CODES}
    rest = {name: getattr(organisation, name) for name in ("acronym", "area", "website")}
    return {**names, **rest, "constituency": organisation.constituency.code, "keeps_former": True}
