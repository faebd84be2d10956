"""Words that staff write about admission."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from multaqa.features.membership.models import Constituency
from multaqa.foundation.languages.api import CODES, TextInLanguage, name_of
from multaqa.lib.bidi import html_lang
from multaqa.ui.api import WrittenField

LONGEST_BODY = 6_000
PARTS: Mapping[str, Promise] = {
    "welcome": pgettext_lazy("part of the admission page", "For whom the network is"),
    "asked": pgettext_lazy("part of the admission page", "What is asked, and why"),
    "vouching": pgettext_lazy("part of the admission page", "Who vouches"),
    "duration": pgettext_lazy("part of the admission page", "How long it takes"),
    "refusal": pgettext_lazy("part of the admission page", "Refusal and appeal"),
}


class TextForm(forms.Form):
    """The fields of a text in one language; the revisions say what the writer read."""

    def __init__(self, *args: Any, text: TextInLanguage, labels: Mapping[str, Any], **kwargs: Any) -> None:
        revisions = {f"{name}_revision": text.revisions.get(name, 0) for name in text.FIELDS}
        kwargs["initial"] = {name: getattr(text, name) or "" for name in text.FIELDS} | revisions
        super().__init__(*args, **kwargs)
        self._names = text.FIELDS
        for name in text.FIELDS:
            widget = forms.Textarea(attrs={"rows": 5, "dir": "auto", "lang": html_lang(text.language)})
            self.fields[name] = WrittenField(label=labels[name], max_length=LONGEST_BODY, required=False, widget=widget)
            self.fields[f"{name}_revision"] = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def texts(self) -> list[forms.BoundField]:
        """The fields in which words are written."""
        return [self[name] for name in self._names]

    @property
    def revisions(self) -> list[forms.BoundField]:
        """The hidden fields."""
        return [self[f"{name}_revision"] for name in self._names]

    @property
    def seen(self) -> dict[str, int]:
        """The revisions that the writer read."""
        return {name: self.cleaned_data[f"{name}_revision"] for name in self._names}

    @property
    def values(self) -> dict[str, str]:
        """What was written."""
        return {name: self.cleaned_data[name] for name in self._names}

    def let_win_over(self, theirs: TextInLanguage) -> None:
        """Say that someone else wrote meanwhile; sent again, this form's words replace ``theirs``."""
        self.add_error(None, _("Someone else has changed this text since it was opened. Saving again keeps yours."))
        revisions = {f"{name}_revision": str(theirs.revisions.get(name, 0)) for name in theirs.FIELDS}
        self.data = {**dict(self.data.items()), **revisions}


class ConstituencyForm(forms.Form):
    """What a constituency is called, and what its applicants need."""

    needs_government_nominator = forms.BooleanField(
        label=gettext_lazy("Needs a nominator of the authorities of that State"), required=False
    )
    is_at_risk = forms.BooleanField(
        label=gettext_lazy("Its people start unlisted, without photo and country"), required=False
    )
    is_open = forms.BooleanField(label=gettext_lazy("Takes applications"), required=False)

    def __init__(self, *args: Any, constituency: Constituency, **kwargs: Any) -> None:
        flags = ("needs_government_nominator", "is_at_risk", "is_open")
        said = {f"name_{code}": constituency.name.get(code, "") for code in CODES}
        kwargs["initial"] = said | {name: getattr(constituency, name) for name in flags}
        super().__init__(*args, **kwargs)
        for code in CODES:
            self.fields[f"name_{code}"] = WrittenField(
                label=_("Name, %(language)s") % {"language": name_of(code)},
                max_length=120,
                widget=forms.TextInput(attrs={"dir": "auto", "lang": html_lang(code)}),
            )
        self.order_fields([*(f"name_{code}" for code in CODES), *flags])

    @property
    def names(self) -> dict[str, str]:
        """The name in six languages."""
        return {code: self.cleaned_data[f"name_{code}"] for code in CODES}

    @property
    def flags(self) -> dict[str, bool]:
        """What its applicants need."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("name_")}
