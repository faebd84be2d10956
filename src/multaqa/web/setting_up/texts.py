"""The form of one text of the network in the languages of the site."""

from typing import Any

from django import forms
from django.conf import settings

from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import Labels
from multaqa.ui.api import WrittenField

ROWS = {"name": 1, "purpose": 4, "acknowledgement": 3, "sender": 1}
LONGEST = {"name": 200, "purpose": 2000, "acknowledgement": 2000, "sender": 60}


class TextsForm(forms.Form):
    """One text, once for each language of the site; of the name, the site's first language is required."""

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            attributes: dict[str, Any] = {"lang": html_lang(code), "dir": "auto"}
            is_long = ROWS[part] > 1
            widget = forms.Textarea(attributes | {"rows": ROWS[part]}) if is_long else forms.TextInput(attributes)
            required = part == "name" and code == settings.LANGUAGE_CODE
            self.fields[code] = WrittenField(label=name, widget=widget, required=required, max_length=LONGEST[part])

    def texts(self) -> Labels:
        """What was written, by language; languages left empty are left out. What has one line keeps to it."""
        return {code: " ".join(text.split()) if self._is_line(code) else text for code, text in self._written()}

    def _written(self) -> list[tuple[str, str]]:
        return [(code, self.cleaned_data[code]) for code in self.fields if self.cleaned_data[code]]

    def _is_line(self, code: str) -> bool:
        return isinstance(self.fields[code].widget, forms.TextInput)
