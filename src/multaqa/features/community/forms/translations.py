"""What people write about languages: a translation, why one is wrong, in which language a post is, how they read."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.forms.threads import SourceField
from multaqa.features.community.models import REASON_LENGTH, Post
from multaqa.features.community.queries.translations import differences_from
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Person
from multaqa.lib.rendition import Difference
from multaqa.ui.api import WrittenField


class TranslationForm(forms.Form):
    """A translation; what differs from the original is shown once, and kept differences are saved.

    ``seen_original`` and ``seen`` are the revisions of the post and of the translation from which its writer began;
    ``shown`` tells which differences she has been shown.
    """

    body = SourceField(label=_("Translation"))
    seen_original = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, post: Post, language: str, reader: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._post, self._language, self._reader = post, language, reader
        self.found: Sequence[Difference] = ()

    def ask_about_differences(self) -> bool:
        """Whether differences are found that its writer has not been shown: they are in ``found`` then.

        Answering the same differences by sending the form again is enough.
        """
        self.found = differences_from(self._post, self.cleaned_data["body"], self._language, reader=self._reader)
        said = "\n".join(f"{one.kind}\t{one.original}\t{one.translation}" for one in self.found)
        digest = hashlib.sha256(said.encode()).hexdigest()[:16] if self.found else ""
        if digest == self.cleaned_data["shown"]:
            return False
        self.data = {**dict(self.data.items()), "shown": digest}
        return bool(self.found)


class DisputeForm(forms.Form):
    """Why a translation is wrong."""

    reason = WrittenField(
        label=_("What is wrong with it"), max_length=REASON_LENGTH, widget=forms.Textarea({"rows": 3, "dir": "auto"})
    )


class LanguageForm(forms.Form):
    """In which language a post is."""

    language = forms.ChoiceField(label=_("Language of the text"), choices=[(code, name_of(code)) for code in CODES])


class ReadingForm(forms.Form):
    """How a person reads what others wrote in another language."""

    in_mine = forms.BooleanField(label=_("Posts are shown in my language where they are translated"), required=False)
