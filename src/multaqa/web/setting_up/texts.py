"""The form of one text of the network in the languages of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.languages.api import language_choices, not_offered, offered_languages
from multaqa.foundation.people.api import may_send_as, sender_domain
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import Labels
from multaqa.ui.api import WrittenField

ROWS = {"name": 1, "purpose": 4, "acknowledgement": 3, "sender": 1}
LONGEST = {"name": 200, "purpose": 2000, "acknowledgement": 2000, "sender": 60}


class TextsForm(forms.Form):
    """One text, once for each language that is offered; of the name, the first language is required.

    ``initial`` is what is written now: what it says in languages that are not offered stays.
    """

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in language_choices():
            attributes: dict[str, Any] = {"lang": html_lang(code), "dir": "auto"}
            is_long = ROWS[part] > 1
            widget = forms.Textarea(attributes | {"rows": ROWS[part]}) if is_long else forms.TextInput(attributes)
            required = part == "name" and code == offered_languages()[0]
            self.fields[code] = WrittenField(label=name, widget=widget, required=required, max_length=LONGEST[part])

    def texts(self) -> Labels:
        """What was written, by language; languages left empty are left out. What has one line keeps to it."""
        written = {code: " ".join(text.split()) if self._is_line(code) else text for code, text in self._written()}
        return not_offered(self.initial) | written

    def _written(self) -> list[tuple[str, str]]:
        return [(code, self.cleaned_data[code]) for code, _name in language_choices() if self.cleaned_data[code]]

    def _is_line(self, code: str) -> bool:
        return isinstance(self.fields[code].widget, forms.TextInput)


class SenderForm(TextsForm):
    """From whom mail comes: its name in each language, and the address, under the domain that the operator set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, part="sender", **kwargs)
        self.fields["address"] = forms.EmailField(
            label=_("Address of the sender"),
            required=False,
            widget=forms.EmailInput({"dir": "ltr"}),
        )

    def clean_address(self) -> str:
        """The address. Raises ``ValidationError`` under a domain that may not be used."""
        address = str(self.cleaned_data["address"])
        if address and not may_send_as(address):
            said = _("The address ends in @%(domain)s: for this domain alone mail may be sent from here.")
            raise forms.ValidationError(said % {"domain": sender_domain()})
        return address

    def names(self) -> list[forms.BoundField]:
        """The fields of the name."""
        return [self[code] for code, _name in language_choices()]


class LanguagesForm(forms.Form):
    """Which of the installed languages readers are offered, and which of them comes first."""

    offered = forms.MultipleChoiceField(
        label=_("Languages that are offered"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("At least one language is offered.")},
    )
    first = forms.ChoiceField(
        label=_("First language"),
        help_text=_("Shown to whoever says nothing else; a name is needed in it."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """The first language is one that is offered."""
        values = super().clean() or {}
        if "offered" in values and values.get("first") not in [*values["offered"], None]:
            self.add_error("first", _("The first language is one of those that are offered."))
        return values
