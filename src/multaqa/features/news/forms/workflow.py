"""Short forms of the newsroom: reasons, moments, readers, corrections, notes, translations."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands import TextEdit
from multaqa.features.news.forms.fields import TextField, bound_labels, label_fields, labels_in
from multaqa.foundation.access.api import Label
from multaqa.foundation.files.api import File, UploadField
from multaqa.foundation.languages.api import language_choices
from multaqa.lib.digits import to_western
from multaqa.lib.labels import Labels


class ReasonForm(forms.Form):
    """Why something is handed back or taken away; the newsroom reads it in the history."""

    reason = TextField(kind="reason", label=_("Reason"), rows=3, help_text=_("The newsroom reads this in the history."))


class OriginalLanguageForm(forms.Form):
    """In which language the original was written, among those in which there are no words yet."""

    language = forms.ChoiceField(label=_("Language of the original"))

    def __init__(self, *args: Any, taken: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = [(code, name) for code, name in language_choices() if code not in taken]
        cast("forms.ChoiceField", self.fields["language"]).choices = free


class MomentField(forms.DateTimeField):
    """A day and hour in the writer's time zone, in any digits."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> Any:
        """The moment that was typed."""
        return super().to_python(to_western(value) if isinstance(value, str) else value)


class PublicationForm(forms.Form):
    """Now, or at a moment."""

    NOW: Final = "now"
    LATER: Final = "later"
    when = forms.ChoiceField(
        label=_("When"), choices=[(NOW, _("Now")), (LATER, _("At a set time"))], initial=NOW, widget=forms.RadioSelect
    )
    at = MomentField(label=_("Day and hour"), required=False)

    def clean(self) -> dict[str, Any]:
        """A set time needs one."""
        values = super().clean() or {}
        if values.get("when") == self.LATER and not values.get("at") and "at" not in self.errors:
            self.add_error("at", _("When should it appear?"))
        return values


class ReadersForm(forms.Form):
    """Who may read an article, and what they may do with it next."""

    audience = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect)
    label = forms.ChoiceField(label=_("Label"), widget=forms.RadioSelect, choices=[(each, each) for each in Label])

    def __init__(self, *args: Any, audiences: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["audience"]).choices = list(audiences)


class WordsForm(forms.Form):
    """A few sentences in one language at least, in the writer's first."""

    def __init__(self, *args: Any, first: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(label_fields("words", kind="words", first=first, rows=3))

    def clean(self) -> dict[str, Any]:
        """Some words there must be."""
        values = super().clean() or {}
        if not self.errors and not labels_in(values, "words"):
            self.add_error(None, _("Words are needed in at least one language."))
        return values

    def words(self) -> Labels:
        """The words by language."""
        return labels_in(self.cleaned_data, "words")

    def fields_of_words(self) -> list[forms.BoundField]:
        """The fields of the words, the writer's language first."""
        return bound_labels(self, "words")


class NoteForm(WordsForm):
    """An editor's note: which sentence, and what to say beside it."""

    def __init__(self, *args: Any, sentences: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(sentence, sentence) for sentence in dict.fromkeys(sentences)]
        quote = forms.ChoiceField(label=_("Sentence"), choices=choices, widget=forms.RadioSelect)
        part = TextField(
            kind="words",
            label=_("Only these words of it"),
            help_text=_("Copied from the sentence, where the note is about a part of it."),
        )
        self.fields = {"quote": quote, "part": part, **self.fields}

    def clean(self) -> dict[str, Any]:
        """A part has to stand in its sentence."""
        values = super().clean() or {}
        part = " ".join(str(values.get("part") or "").split())
        if part and part not in " ".join(str(values.get("quote") or part).split()):
            self.add_error("part", _("These words do not stand in the sentence that was chosen."))
        return values | {"part": part}

    def noted(self) -> str:
        """The words that the note is about: the sentence, or a part of it."""
        return str(self.cleaned_data["part"] or self.cleaned_data["quote"])


class TextForm(forms.Form):
    """The text of an article in one language: a translation, or what a correction makes of it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, language: str, has_image: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = TextField(kind="title", language=language, label=_("Title"), rows=2)
        self.fields["lead"] = TextField(kind="lead", language=language, label=_("Lead"), rows=3)
        self.fields["body"] = TextField(kind="body", language=language, label=_("Text"), rows=18)
        if has_image:
            self.fields["image_alt"] = TextField(
                kind="image_alt", language=language, label=_("What the picture shows"), rows=2
            )

    def text_edit(self) -> TextEdit:
        """The text that was written, and the version it began from."""
        values: Mapping[str, Any] = self.cleaned_data
        texts = {name: value for name, value in values.items() if name != "version" and not name.startswith("words_")}
        return TextEdit(texts, values["version"])


class CorrectionForm(TextForm, WordsForm):
    """What was wrong and is right from now on, and the words that say so on the page."""


class PictureForm(forms.Form):
    """A picture, what it shows, and whose it is; the file may stay away when there is one already."""

    def __init__(self, *args: Any, language: str, has: File | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = UploadField(
            accepted={"image"}, label=_("Another picture") if has else _("Picture"), required=has is None
        )
        self.fields["alt"] = TextField(
            kind="image_alt",
            language=language,
            rows=2,
            required=True,
            label=_("What the picture shows"),
            help_text=_("Read aloud to those who cannot see it, in the language of the original."),
        )
        self.fields["credit"] = TextField(
            kind="image_credit", required=True, label=_("Credit"), help_text=_("Whose picture it is.")
        )
