"""Forms of the settings pages."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.forms.accounts import name_field
from multaqa.foundation.people.forms.widgets import LongSelect
from multaqa.foundation.people.models import Digits, Theme
from multaqa.foundation.people.names import clean_name
from multaqa.foundation.people.spoken import first_language, language_choices
from multaqa.foundation.people.time_zones import zone_choices
from multaqa.ui.api import WrittenField


class ReadingForm(forms.Form):
    """How a visitor reads."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices, widget=LongSelect)
    digits = forms.ChoiceField(
        label=_("Digits"),
        choices=Digits.choices,
        help_text=_("For our numbers and dates in Arabic pages."),
        widget=LongSelect,
    )
    theme = forms.ChoiceField(label=_("Colours"), choices=Theme.choices, widget=forms.RadioSelect)


class PersonalReadingForm(ReadingForm):
    """How a person with an account reads."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: zone_choices(get_language() or "ar"),
        help_text=_("For times on pages."),
        widget=LongSelect,
    )
    field_order = ("language", "time_zone", "digits", "theme")


class AppearanceForm(forms.Form):
    """One choice made from the frame of any page; what is absent stays."""

    language = forms.ChoiceField(choices=language_choices, required=False)
    digits = forms.ChoiceField(choices=Digits.choices, required=False)
    theme = forms.ChoiceField(choices=Theme.choices, required=False)


class NameForm(forms.Form):
    """The name a person is called by."""

    name = name_field()

    def clean_name(self) -> str:
        """The name without invisible marks."""
        return clean_name(self.cleaned_data["name"])


class NetworkForm(forms.Form):
    """What a network is called, what it is for and whom it thanks, in each of the languages that are offered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in language_choices():
            for part, label, rows in _PARTS:
                self.fields[f"{part}_{code}"] = _text_field(label, code=code, rows=rows)

    def labels(self, part: str) -> dict[str, str]:
        """The texts of one part by language, without the empty ones."""
        texts = {code: self.cleaned_data[f"{part}_{code}"] for code, _name in language_choices()}
        return {code: text for code, text in texts.items() if text}

    def by_language(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The fields grouped for the page: code, name of the language, its fields."""
        return [
            (code, name, [self[f"{part}_{code}"] for part, _label, _rows in _PARTS])
            for code, name in language_choices()
        ]


_PARTS = (
    ("name", pgettext_lazy("of a network", "Name"), 1),
    ("purpose", _("Purpose"), 4),
    ("acknowledgement", _("Acknowledgement"), 3),
)


def _text_field(label: Any, *, code: str, rows: int) -> WrittenField:
    attributes: dict[str, Any] = {"lang": "zh-Hans" if code == "zh-hans" else code, "dir": "auto"}
    widget = forms.Textarea(attrs=attributes | {"rows": rows}) if rows > 1 else forms.TextInput(attrs=attributes)
    required = rows == 1 and code == first_language()
    return WrittenField(label=label, widget=widget, required=required, max_length=200 if rows == 1 else 2000)
