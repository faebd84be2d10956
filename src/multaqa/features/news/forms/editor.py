"""The editor's form: text, what it is, who spoke, source, topics."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands import DetailsEdit, TextEdit
from multaqa.features.news.details import Details, SpeakerEntry
from multaqa.features.news.forms.fields import (
    TextField,
    bound_labels,
    label_fields,
    label_values,
    labels_in,
)
from multaqa.features.news.limits import MOST_SPEAKERS, MOST_TOPICS
from multaqa.features.news.models import Kind
from multaqa.features.news.reading.language import language_by_script
from multaqa.foundation.languages.api import CODES, language_choices, name_of
from multaqa.ui.api import DayField

LEAD_HELP: Final = _("One or two sentences that say what it is about.")
TEXT_FIELDS: Final = ("title", "lead", "body")


class SpeakerForm(forms.Form):
    """One speaker; an empty one is left out."""

    def __init__(self, *args: Any, first: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = TextField(kind="name", label=_("Name"), help_text=_("In the speaker's own script."))
        self.fields["language"] = forms.ChoiceField(
            label=_("Script of the name"),
            choices=[("", _("As it is written")), *((code, name_of(code)) for code in CODES)],
            required=False,
        )
        self._first = first
        self.fields.update(label_fields("office", kind="office", first=first))

    def entry(self) -> SpeakerEntry | None:
        """The speaker, or None when nothing was filled in."""
        values = self.cleaned_data
        name, office = str(values.get("name") or "").strip(), labels_in(values, "office")
        if not name:
            return None
        language = values.get("language") or language_by_script(name, likely=self._first)
        return SpeakerEntry(name=name, language=language, office=office)

    def clean(self) -> dict[str, Any]:
        """Refuse an office without a name."""
        values = super().clean() or {}
        if labels_in(values, "office") and not str(values.get("name") or "").strip():
            self.add_error("name", _("Who held this office?"))
        return values

    def offices(self) -> list[forms.BoundField]:
        """The fields of the office in each language."""
        return bound_labels(self, "office")


SpeakerForms = forms.formset_factory(
    SpeakerForm, extra=1, max_num=MOST_SPEAKERS, absolute_max=MOST_SPEAKERS, validate_max=True
)


class ArticleForm(forms.Form):
    """The text of the original and what stands beside it, but for picture and readers."""

    text_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    details_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    keeps_title = forms.BooleanField(label=_("The proposed title is right"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.STORY, widget=forms.RadioSelect)
    source_url = forms.URLField(
        label=_("Link to the source"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    source_date = DayField(
        label=_("Published at the source on"),
        required=False,
        help_text=_("Only if the source says so; a day named in the text is not that day."),
    )
    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of the topics is not offered any more: please choose again.")},
    )

    def __init__(self, *args: Any, language: str, topics: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        self.fields["title"] = TextField(kind="title", language=language, label=_("Title"), rows=2)
        self.fields["lead"] = TextField(
            kind="lead",
            language=language,
            label=_("Lead"),
            rows=3,
            help_text=_("One or two sentences that say what it is about."),
        )
        self.fields["body"] = TextField(kind="body", language=language, label=_("Text"), rows=18)
        self.fields.update(label_fields("source_name", kind="source_name", first=language))
        cast("forms.MultipleChoiceField", self.fields["topics"]).choices = list(topics)

    def clean_topics(self) -> list[str]:
        """No more topics than a reader can make use of."""
        chosen: list[str] = self.cleaned_data["topics"]
        if len(chosen) > MOST_TOPICS:
            raise forms.ValidationError(
                _("At most %(most)d topics can be chosen."), params={"most": MOST_TOPICS}, code="too_many"
            )
        return chosen

    def source_names(self) -> list[forms.BoundField]:
        """The fields of the source's name, that of the original's language first."""
        return bound_labels(self, "source_name")

    def text_edit(self) -> TextEdit:
        """The text that was written, and the version it began from."""
        values = self.cleaned_data
        return TextEdit({name: values[name] for name in TEXT_FIELDS}, values["text_version"])

    def details_edit(self, speakers: Iterable[SpeakerEntry]) -> DetailsEdit:
        """The details that were filled in, and the version they began from."""
        values = self.cleaned_data
        details = Details(
            kind=Kind(values["kind"]),
            source_name=labels_in(values, "source_name"),
            source_url=values["source_url"],
            source_date=values["source_date"],
            topics=tuple(values["topics"]),
            speakers=tuple(speakers),
        )
        return DetailsEdit(details, values["details_version"])


class StartForm(forms.Form):
    """In which language a new article is written."""

    language = forms.ChoiceField(label=_("Language of the original"), choices=language_choices)


def initial_of(details: Mapping[str, Any], text: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows of stored values."""
    beside = {name: details.get(name) for name in ("kind", "source_url", "source_date", "topics")}
    beside |= label_values("source_name", details.get("source_name") or {})
    return beside | {name: text.get(name, "") for name in TEXT_FIELDS}


def initial_speakers(details: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the forms of speakers show of stored values."""
    return [
        {"name": speaker["name"], "language": speaker["language"]} | label_values("office", speaker["office"])
        for speaker in details.get("speakers") or []
    ]


def entries_of(forms_of_speakers: Iterable[Any]) -> list[SpeakerEntry]:
    """The speakers that were filled in."""
    return [entry for form in forms_of_speakers if (entry := form.entry())]
