"""Words people type when they apply, one form for each step."""

from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from multaqa.features.membership.commands import SaidName, SaidPlace
from multaqa.features.membership.models import (
    LONGEST_FUNCTION,
    LONGEST_NAME,
    LONGEST_ORGANISATION,
    LONGEST_TYPED,
    LONGEST_WORDS,
    MOST_TERMS,
    Capacity,
    Constituency,
    Level,
)
from multaqa.features.membership.spoken_languages import OTHER_LANGUAGES
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Network
from multaqa.foundation.taxonomy.api import Term, area_choices, kept_choices, terms_of
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.labels import label_in
from multaqa.ui.api import FilteredChoices, WrittenField

_SHORT = forms.TextInput(attrs={"dir": "auto"})


class NamesForm(forms.Form):
    """The applicant's name in her own script and in Latin letters."""

    form_of_address = WrittenField(
        label=gettext_lazy("Form of address"),
        help_text=gettext_lazy("As you wish to be addressed, such as Dr or Colonel."),
        max_length=60,
        required=False,
        widget=_SHORT,
    )
    given = WrittenField(label=gettext_lazy("Given names, in your own script"), max_length=LONGEST_NAME, widget=_SHORT)
    family = WrittenField(
        label=gettext_lazy("Family name, in your own script"), max_length=LONGEST_NAME, required=False, widget=_SHORT
    )
    family_first = forms.BooleanField(
        label=gettext_lazy("The family name stands before the given names"), required=False
    )
    latin_given = WrittenField(
        label=gettext_lazy("Given names, in Latin letters"),
        help_text=gettext_lazy("As in your passport. Empty if your own script is Latin."),
        max_length=LONGEST_NAME,
        required=False,
        widget=_SHORT,
    )
    latin_family = WrittenField(
        label=gettext_lazy("Family name, in Latin letters"), max_length=LONGEST_NAME, required=False, widget=_SHORT
    )

    def clean(self) -> dict[str, Any]:
        """A name holds a letter, in each script in which one is given."""
        values = super().clean() or {}
        for name in ("given", "family", "latin_given", "latin_family"):
            if values.get(name) and not any(letter.isalpha() for letter in values[name]):
                self.add_error(name, _("A name holds at least one letter."))
        return values

    @property
    def names(self) -> list[SaidName]:
        """Her names, her own script first."""
        values = self.cleaned_data
        own = SaidName(**{name: values[name] for name in ("given", "family", "family_first", "form_of_address")})
        latin = SaidName(given=values["latin_given"], family=values["latin_family"])
        return [own, latin] if latin.given or latin.family else [own]


class ConstituencyField(forms.ModelChoiceField[Constituency]):
    """One of the network's open constituencies, each by its name in the active language."""

    def label_from_instance(self, obj: Constituency) -> str:
        """The name."""
        return label_in(obj.name, get_language() or "ar")


class PlaceForm(forms.Form):
    """For whom and as what she takes part."""

    constituency = ConstituencyField(
        label=gettext_lazy("Constituency"), queryset=Constituency.objects.none(), to_field_name="code"
    )
    capacity = forms.ChoiceField(
        label=gettext_lazy("In whose name"), choices=Capacity.choices, widget=forms.RadioSelect
    )
    organisation = WrittenField(
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("Its full name. If the network does not know it, it is proposed."),
        max_length=LONGEST_ORGANISATION,
        required=False,
        widget=_SHORT,
    )
    website = WrittenField(
        label=gettext_lazy("Website of the organisation"),
        max_length=300,
        required=False,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        validators=[URLValidator(schemes=["http", "https"])],
    )
    function = WrittenField(
        label=gettext_lazy("Function there"), max_length=LONGEST_FUNCTION, required=False, widget=_SHORT
    )
    area = forms.ChoiceField(label=gettext_lazy("Country or area"), required=False)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "ar"
        constituency = cast("forms.ModelChoiceField[Constituency]", self.fields["constituency"])
        constituency.queryset = Constituency.objects.filter(network=network, is_open=True)
        areas = [("", pgettext_lazy("country or area", "Not given")), *area_choices(language)]
        cast("forms.ChoiceField", self.fields["area"]).choices = areas

    def clean(self) -> dict[str, Any]:
        """Who does not take part in a personal capacity names an organisation; a State's expert names the State."""
        values = super().clean() or {}
        if values.get("capacity") in (Capacity.STATE, Capacity.ORGANISATION) and not values.get("organisation"):
            self.add_error("organisation", _("Please name the organisation, or choose the personal capacity."))
        constituency = values.get("constituency")
        if constituency and constituency.needs_government_nominator and not values.get("area"):
            self.add_error("area", _("Whoever stands for a State names the country."))
        return values

    @property
    def place(self) -> SaidPlace:
        """What was said."""
        values = dict(self.cleaned_data)
        language, function = get_language() or "ar", values.pop("function")
        values["capacity"] = Capacity(values["capacity"])
        return SaidPlace(**values, function={language: function} if function else {})


class ExpertiseForm(forms.Form):
    """Her subjects, and the languages she works in."""

    terms = forms.MultipleChoiceField(label=gettext_lazy("Expertise"), widget=FilteredChoices, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "ar"
        cast("forms.MultipleChoiceField", self.fields["terms"]).choices = kept_choices(language)
        levels = [("", pgettext_lazy("level of a language", "Not used")), *Level.choices]
        for code in CODES:
            self.fields[f"level_{code}"] = forms.TypedChoiceField(
                label=name_of(code), choices=levels, coerce=int, required=False
            )
        names = locale_of(language).languages
        others = sorted(((code, names.get(code, code)) for code in OTHER_LANGUAGES), key=lambda one: one[1])
        for number in (1, 2):
            self.fields[f"other_{number}"] = forms.ChoiceField(
                label=gettext_lazy("Another language"),
                choices=[("", pgettext_lazy("another language", "None")), *others],
                required=False,
            )
            self.fields[f"other_level_{number}"] = forms.TypedChoiceField(
                label=gettext_lazy("How well"), choices=levels, coerce=int, required=False
            )

    @property
    def languages_asked(self) -> list[forms.BoundField]:
        """The fields of languages, each followed by its level where it has one."""
        return [bound for bound in self if bound.name != "terms"]

    def clean_terms(self) -> list[str]:
        """Not everything at once: who names all subjects is found by nobody."""
        chosen = list(self.cleaned_data["terms"])
        if len(chosen) > MOST_TERMS:
            raise forms.ValidationError(
                _("At most %(most)s subjects: those you are asked about.") % {"most": MOST_TERMS}
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        """At least one working language."""
        values = super().clean() or {}
        if not self.errors and not self.languages:
            self.add_error(None, _("Please choose at least one language and how well you work in it."))
        return values

    @property
    def languages(self) -> dict[str, Level]:
        """Code of a language → how well she works in it."""
        values = self.cleaned_data
        chosen = {code: values.get(f"level_{code}") for code in CODES}
        chosen |= {values.get(f"other_{n}") or "": values.get(f"other_level_{n}") for n in (1, 2)}
        return {code: Level(level) for code, level in chosen.items() if code and level}

    @property
    def chosen(self) -> list[Term]:
        """The terms."""
        return list(terms_of(self.cleaned_data["terms"]).values())


class PurposeForm(forms.Form):
    """What she joins for, what she can help with, and what she needs."""

    purpose = WrittenField(
        label=gettext_lazy("Why do you wish to join?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    offers = WrittenField(
        label=gettext_lazy("I can help with"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    needs = WrittenField(
        label=gettext_lazy("I need help with"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class NominatorsForm(forms.Form):
    """Who is to vouch: the organisation, and up to two people by name and address."""

    asks_organisation = forms.BooleanField(
        label=gettext_lazy("My organisation vouches for me"),
        help_text=gettext_lazy("It is asked through the contacts that the network holds of it."),
        required=False,
    )
    name_1 = WrittenField(
        label=gettext_lazy("Name of a nominator"), max_length=LONGEST_TYPED, required=False, widget=_SHORT
    )
    address_1 = forms.EmailField(
        label=gettext_lazy("Institutional e-mail address of this nominator"),
        help_text=gettext_lazy("Nobody is written to unless the network held this address before."),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    name_2 = WrittenField(
        label=gettext_lazy("Name of a second nominator"), max_length=LONGEST_TYPED, required=False, widget=_SHORT
    )
    address_2 = forms.EmailField(
        label=gettext_lazy("Institutional e-mail address of the second nominator"),
        help_text=gettext_lazy("Needed if the first one joined the network lately."),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )

    def __init__(self, *args: Any, may_ask_organisation: bool, is_invited: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_invited = is_invited
        if not may_ask_organisation:
            del self.fields["asks_organisation"]

    def clean(self) -> dict[str, Any]:
        """A name goes with an address, and somebody is to vouch."""
        values = super().clean() or {}
        for number in (1, 2):
            if values.get(f"name_{number}") and not values.get(f"address_{number}") and not self.errors:
                self.add_error(f"address_{number}", _("Please give the address too."))
        if not self.errors and not values.get("asks_organisation") and not self.typed and not self.is_invited:
            self.add_error(None, _("Please name a nominator, or let your organisation be asked."))
        return values

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Names and addresses as they were typed."""
        values = self.cleaned_data
        pairs = [(values.get(f"name_{n}", ""), values.get(f"address_{n}", "")) for n in (1, 2)]
        return [(name, address) for name, address in pairs if address]


class SendingForm(forms.Form):
    """Consent, without which nothing is sent."""

    consents = forms.BooleanField(
        label=gettext_lazy("What I wrote may be read by those asked to vouch and by reviewers"),
        error_messages={"required": gettext_lazy("Without consent the application cannot be sent.")},
    )
