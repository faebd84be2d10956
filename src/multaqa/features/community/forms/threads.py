"""What people write in communities: threads, replies, edits; and what facilitators do to threads."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.places import tells_of_a_weak_place
from multaqa.features.community.sources import LONGEST_TITLE, harmless, problem_in
from multaqa.foundation.access.api import Label
from multaqa.foundation.files.api import UploadField
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.taxonomy.api import KeptChoices
from multaqa.ui.api import FilteredChoices, WrittenField

_BY_ITSELF: Final = ("", _("Found from the text"))
_ASKED: Final = {"kept": _("Send as it is"), "amber": _("Send under TLP:AMBER")}


class SourceField(WrittenField):
    """The text of a post: made harmless, then refused only for what its writer can mend."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea({"rows": 6, "dir": "auto"})
        super().__init__(widget=widget, required=False, strip=False, **options)

    def to_python(self, value: Any) -> str:
        """The text, with deceiving characters named instead of kept."""
        return super().to_python(harmless(value or ""))

    def validate(self, value: Any) -> None:
        """Raise ValidationError for none or too much of it."""
        super().validate(value)
        if problem := problem_in(value):
            raise ValidationError(str(problem), code="limits")


class ReplyForm(forms.Form):
    """A reply: its text, its language if the writer says it, what it answers, a file."""

    source = SourceField(label=_("Reply"))
    language = forms.ChoiceField(label=_("Language of the text"), required=False)
    answers = forms.CharField(widget=forms.HiddenInput, required=False)
    file = UploadField(label=_("File to attach"), required=False)
    sent_as = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [_BY_ITSELF, *((code, name_of(code)) for code in CODES)]  # type: ignore[attr-defined]  # the stubs know no choices
        self.present_label = label

    @property
    def must_ask(self) -> bool:
        """Whether its writer is to be asked once: it names a place with a weakness, and is not closed yet."""
        asked = self.data.get(self.add_prefix("sent_as")) in _ASKED
        close: bool = self.present_label not in {Label.CLEAR, Label.GREEN}
        words = f"{self.cleaned_data.get('title', '')}\n{self.cleaned_data['source']}"
        return not asked and not close and tells_of_a_weak_place(words)

    @property
    def is_closed_now(self) -> bool:
        """Whether its writer, being asked, chose TLP:AMBER."""
        return bool(self.cleaned_data["sent_as"] == "amber")


class ThreadForm(ReplyForm):
    """A new thread: its title and first post, its label, for whom it is, what it is about."""

    title = WrittenField(label=_("Title"), max_length=LONGEST_TITLE, widget=forms.TextInput({"dir": "auto"}))
    label = forms.ChoiceField(label=_("Label"), choices=[(label.value, label.value) for label in Label])
    audience = forms.ChoiceField(label=_("Who will read it"), required=False)
    topics = forms.MultipleChoiceField(label=_("Topics"), required=False, widget=FilteredChoices)
    field_order: tuple[str, ...] = ("title", "source", "label", "audience", "topics", "language", "file")

    def __init__(
        self,
        *args: Any,
        audiences: Iterable[tuple[str, str]] = (),
        topics: KeptChoices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].label = _("Text")
        self.fields["audience"].choices = list(audiences)  # type: ignore[attr-defined]  # the stubs know no choices
        self.fields["topics"].choices = list(topics)  # type: ignore[attr-defined]  # the stubs know no choices
        self.present_label = str(self["label"].value() or "")


class IntroductionForm(forms.Form):
    """What a new member says of herself."""

    title = WrittenField(label=_("Title"), max_length=LONGEST_TITLE, widget=forms.TextInput({"dir": "auto"}))
    source = SourceField(label=_("Text"))


class EditForm(forms.Form):
    """A post written anew; ``seen`` is the revision from which its writer began."""

    source = SourceField(label=_("Text"))
    language = forms.ChoiceField(label=_("Language of the text"), choices=[(code, name_of(code)) for code in CODES])
    seen = forms.IntegerField(widget=forms.HiddenInput)


class LabelForm(forms.Form):
    """A stricter label than the present one."""

    label = forms.ChoiceField(label=_("New label"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, stricter: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].choices = [(label, label) for label in stricter]  # type: ignore[attr-defined]  # the stubs know no choices


class SplitForm(forms.Form):
    """The title of a thread to be made of some posts, and which ones."""

    title = WrittenField(label=_("Title of the new thread"), max_length=LONGEST_TITLE)
    posts = forms.MultipleChoiceField(label=_("Posts to take out"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, posts: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posts"].choices = list(posts)  # type: ignore[attr-defined]  # the stubs know no choices


class OtherThreadForm(forms.Form):
    """Another thread or place, chosen from what is offered."""

    other = forms.ChoiceField(label=_("Where to"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = list(others)  # type: ignore[attr-defined]  # the stubs know no choices
