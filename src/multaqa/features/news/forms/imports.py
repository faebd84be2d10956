"""What is to be imported, and what was decided about each entry of a preview."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.commands.imports import GivenSource
from multaqa.features.news.import_sentences import ORIGINS, PROPOSALS, refused_in_words
from multaqa.features.news.importing import Choice
from multaqa.features.news.limits import LONGEST, LONGEST_ADDRESS
from multaqa.features.news.models import Kind
from multaqa.features.news.reading.api import MAX_BYTES, Entry, Refusal
from multaqa.foundation.languages.api import language_choices
from multaqa.foundation.taxonomy.api import suggest
from multaqa.ui.api import WrittenField

MOST_SOURCES = 20


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, none larger than can be read; ``clean`` gives a list."""

    widget = ManyFilesInput

    def clean(self, uploads: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ARG002  (Django's signature)
        """The files. Raises ValidationError with one sentence for each that cannot be taken."""
        given = [one for one in (uploads if isinstance(uploads, list | tuple) else [uploads]) if one]
        faults = [f"{one.name}: {refused_in_words(fault)}" for one in given if (fault := _fault_of(one))]
        if faults:
            raise ValidationError(faults)
        return given


class SourcesForm(forms.Form):
    """Files, addresses of pages and feeds, or both."""

    uploads = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Text files, saved web pages, RSS or Atom feeds; at most 10 MB each."),
    )
    addresses = WrittenField(
        label=_("Addresses of pages or feeds"),
        required=False,
        max_length=5000,
        help_text=_("One address a line."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a form without sources, or with more than are read together."""
        given = super().clean() or {}
        count = len(given.get("uploads", [])) + len(given.get("addresses", "").split())
        if not count and not self.errors:
            raise ValidationError(_("A file or an address is needed."))
        if count > MOST_SOURCES:
            raise ValidationError(_("At most 20 files and addresses can be imported together."))
        return given

    def clean_addresses(self) -> str:
        """Raises ValidationError for an address longer than one is kept."""
        given: str = self.cleaned_data["addresses"]
        if any(len(one) > LONGEST_ADDRESS for one in given.split()):
            raise ValidationError(_("One of the addresses is too long."))
        return given

    def sources(self) -> list[GivenSource]:
        """What was given, to be read."""
        files = [GivenSource(one.name or "", one.read()) for one in self.cleaned_data["uploads"]]
        addresses = [GivenSource(one, address=one) for one in self.cleaned_data["addresses"].split()]
        return [*files, *addresses]


class EntryForm(forms.Form):
    """The guesses about one entry, to be looked through and changed."""

    include = forms.BooleanField(label=_("Save as a draft"), required=False, initial=True)
    title = WrittenField(
        label=_("Title"),
        max_length=LONGEST["title"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    lead = WrittenField(
        label=_("Lead"),
        max_length=LONGEST["lead"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language of the text"), choices=language_choices)
    published = forms.DateField(
        label=_("Published at the source on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)
    topic = WrittenField(
        label=_("Another topic"), required=False, max_length=200, widget=forms.TextInput(attrs={"list": "topic-names"})
    )

    def __init__(self, posted: Any = None, *, entry: Entry, labels: Mapping[str, str], language: str) -> None:
        """A form for ``entry``; ``labels`` name its guessed topics by public id in the reader's ``language``."""
        super().__init__(posted, prefix=entry.key, initial=_initial(entry))
        self.entry = entry
        self._language = language
        self._chosen_topic = ""
        topics = self.fields["topics"]
        assert isinstance(topics, forms.MultipleChoiceField)  # noqa: S101  (declared above)
        topics.choices = [(public_id, labels[public_id]) for public_id in entry.topics if public_id in labels]
        if entry.title_is_proposed:
            self.fields["title"].help_text = str(PROPOSALS[entry.proposal_is_of_teaser])
        self.fields["published"].help_text = str(ORIGINS[entry.published_origin])

    def clean_title(self) -> str:
        """The title as one line: its field shows two, so that it is seen whole."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_topic(self) -> str:
        """The topic written by name. Raises ValidationError when no topic has that name."""
        written = str(self.cleaned_data["topic"]).strip()
        found = suggest(written, self._language, limit=1) if written else []
        if written and not found:
            raise ValidationError(_("No topic has this name."))
        self._chosen_topic = found[0].public_id if found else ""
        return written

    def clean(self) -> dict[str, Any]:
        """Refuse an entry that is to be saved without a title."""
        given = super().clean() or {}
        if given.get("include") and not given.get("title"):
            self.add_error("title", _("A title is needed."))
        return given

    def choice(self) -> Choice:
        """What was decided."""
        given = self.cleaned_data
        own = (*given["topics"], *([self._chosen_topic] if self._chosen_topic else []))
        return Choice(
            title=given["title"],
            title_is_proposed=not self.entry.title and given["title"] == self.entry.proposed_title,
            lead=given["lead"],
            kind=Kind(given["kind"]),
            language=given["language"],
            published=given["published"],
            topics=tuple(dict.fromkeys(own)),
        )


def entry_forms(
    entries: Sequence[Entry], *, labels: Mapping[str, str], language: str, posted: Any = None
) -> list[EntryForm]:
    """A form for each entry, filled with its guesses or with what was ``posted``."""
    return [EntryForm(posted, entry=entry, labels=labels, language=language) for entry in entries]


def _initial(entry: Entry) -> dict[str, Any]:
    return {
        "include": True,
        "title": entry.title or entry.proposed_title,
        "lead": entry.lead,
        "kind": entry.kind.value,
        "language": entry.language,
        "published": entry.published,
        "topics": list(entry.topics),
    }


def _fault_of(file: UploadedFile[Any]) -> Refusal | None:
    if not file.size:
        return Refusal.EMPTY
    return Refusal.TOO_LARGE if file.size > MAX_BYTES else None
