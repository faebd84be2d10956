"""Words people type about announcements."""

from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from multaqa.features.announcements.audiences import OFFICES
from multaqa.features.announcements.commands import Plan
from multaqa.features.announcements.models import LONGEST_REASON, LONGEST_TITLE, Announcement, AnnouncementText, Whom
from multaqa.features.announcements.queries.desk import people_called
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.languages.api import language_choices
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import kept_choices
from multaqa.lib.bidi import html_lang
from multaqa.lib.digits import to_western
from multaqa.ui.api import WrittenField

LONGEST_BODY = 10_000  # characters; a page of print has about three thousand
LONGEST_LIST = 20_000  # characters of names or addresses


class BeginningForm(forms.Form):
    """The language in which an announcement is written first."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the original"), choices=language_choices)


class WordsForm(forms.Form):
    """An announcement in one language; the revisions say what the writer read."""

    title = WrittenField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE, required=False)
    body = WrittenField(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST_BODY,
        required=False,
    )
    title_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    body_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AnnouncementText.FIELDS:
            self.fields[name].widget.attrs |= {"lang": html_lang(language), "dir": "auto"}

    def let_win_over(self, theirs: AnnouncementText) -> None:
        """Say that someone else wrote meanwhile; sent again, this form's words replace ``theirs``."""
        said = _("Someone else has changed this text since it was opened. It is shown below; saving again keeps yours.")
        self.add_error(None, said)
        revisions = {f"{name}_revision": str(theirs.revisions.get(name, 0)) for name in theirs.FIELDS}
        self.data = {**dict(self.data.items()), **revisions}

    @property
    def seen(self) -> dict[str, int]:
        """The revisions that the writer read."""
        return {name: self.cleaned_data[f"{name}_revision"] for name in AnnouncementText.FIELDS}

    @property
    def values(self) -> dict[str, str]:
        """What she wrote."""
        return {name: self.cleaned_data[name] for name in AnnouncementText.FIELDS}


class TranslationForm(WordsForm):
    """A sent announcement in one more language, whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AnnouncementText.FIELDS:
            self.fields[name].required = True
            del self.fields[f"{name}_revision"]


class MomentField(forms.DateTimeField):
    """A day and hour in the writer's time zone, in any digits."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> Any:
        """The moment that was typed."""
        return super().to_python(to_western(value) if isinstance(value, str) else value)


class PlanForm(forms.Form):
    """To whom, how, and when."""

    whom = forms.ChoiceField(label=gettext_lazy("To whom"), choices=Whom.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Which language"), choices=language_choices, required=False)
    office = forms.ChoiceField(label=gettext_lazy("Which office"), choices=list(OFFICES.items()), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Which topic"), required=False)
    kept = forms.MultipleChoiceField(
        label=gettext_lazy("Chosen by name"), widget=forms.CheckboxSelectMultiple, required=False
    )
    named = WrittenField(
        label=gettext_lazy("Names or e-mail addresses to add"),
        help_text=gettext_lazy("One to a line."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=LONGEST_LIST,
        required=False,
    )
    for_visitors = forms.BooleanField(
        label=gettext_lazy("Also for visitors of the site"),
        help_text=gettext_lazy("Stands above every page, also without an account, until its end. Only for everyone."),
        required=False,
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("Urgent"),
        help_text=gettext_lazy(
            "Mailed whatever people chose, and above every page until marked as read. A second person confirms it."
        ),
        required=False,
    )
    reason = WrittenField(
        label=gettext_lazy("Why it is urgent"),
        help_text=gettext_lazy("For the second person and for the log; the receivers do not read it."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        max_length=LONGEST_REASON,
        required=False,
    )
    begins_at = MomentField(label=gettext_lazy("To be sent"), help_text=gettext_lazy("Empty: at once."), required=False)
    ends_at = MomentField(
        label=gettext_lazy("End"), help_text=gettext_lazy("From then on it stands above no page."), required=False
    )

    def __init__(
        self, *args: Any, announcement: Announcement, chosen: Iterable[Person], by: Person, **kwargs: Any
    ) -> None:
        people = list(chosen)
        kwargs["initial"] = _planned(announcement, people)
        super().__init__(*args, **kwargs)
        self._by, self._chosen = by, {person.public_id: person for person in people}
        self._added: list[Person] = []
        names = shown_names(people, reader=by)
        _choices(self, "kept", [(person.public_id, names[person.pk]) for person in people])
        topics = [
            (public_id, label) for _top, below in kept_choices(get_language() or "ar") for public_id, label in below
        ]
        _choices(self, "topic", topics)
        if announcement.corrects_id is not None:
            for name in (*_WHOM, "for_visitors"):
                del self.fields[name]
        elif not people:
            del self.fields["kept"]

    def clean_named(self) -> str:
        """The names and addresses, each of which must be one person's."""
        self._added = []
        for line in filter(None, map(str.strip, self.cleaned_data["named"].splitlines())):
            found = people_called(line, by=self._by)
            if len(found) == 1:
                self._added += found
            else:
                self.add_error("named", _no_one(line) if not found else _several(line))
        return str(self.cleaned_data.get("named", ""))

    def clean_ends_at(self) -> Any:
        """An end that has not passed."""
        ends_at = self.cleaned_data["ends_at"]
        if ends_at is not None and ends_at <= timezone.now():
            raise forms.ValidationError(_("This moment has passed."))
        return ends_at

    def clean(self) -> dict[str, Any]:
        """What one choice asks of another."""
        values = super().clean() or {}
        begins_at, ends_at = values.get("begins_at"), values.get("ends_at")
        if begins_at and ends_at and ends_at <= begins_at:
            self.add_error("ends_at", _("The end lies before the sending."))
        if values.get("urgent") and not values.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("An urgent announcement needs a reason."))
        if values.get("for_visitors"):
            self._check_visitors(values)
        return values

    def says_whom(self) -> bool:
        """Whether whom it reaches is right; the rest may still be missing."""
        return not _WHOM.intersection(self.errors)

    def plan(self) -> Plan:
        """What was chosen, without what is wrong."""
        values = self.cleaned_data
        whom = Whom(values.get("whom") or Whom.ALL)
        details = {Whom.LANGUAGE: "language", Whom.OFFICE: "office", Whom.TOPIC: "topic"}
        kept = [self._chosen[public_id] for public_id in values.get("kept", [])]
        return Plan(
            whom=whom,
            detail=values[details[whom]] if whom in details else "",
            named=[*kept, *self._added],
            for_visitors=values.get("for_visitors", False),
            **{name: values[name] for name in ("urgent", "reason", "begins_at", "ends_at") if name in values},
        )

    def _check_visitors(self, values: dict[str, Any]) -> None:
        if values.get("whom") != Whom.ALL:
            self.add_error("for_visitors", _("Only what is for everyone can be for visitors as well."))
        if not values.get("ends_at") and "ends_at" not in self.errors:
            self.add_error("ends_at", _("For visitors an end is needed, for they cannot put it away."))


class WithdrawalForm(forms.Form):
    """Why an announcement is taken back."""

    reason = WrittenField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For the log; the receivers do not read it."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        max_length=LONGEST_REASON,
    )


_WHOM: Final = frozenset({"whom", "language", "office", "topic", "kept", "named"})


def _planned(announcement: Announcement, chosen: list[Person]) -> dict[str, Any]:
    names = ("whom", "for_visitors", "urgent", "reason", "begins_at", "ends_at")
    detail = announcement.whom_detail
    planned = {name: getattr(announcement, name) for name in names}
    return planned | {
        "language": detail,
        "office": detail,
        "topic": detail,
        "kept": [each.public_id for each in chosen],
    }


def _choices(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def _no_one(line: str) -> str:
    return _("Nobody is found here by this name or address: %(line)s") % {"line": line}


def _several(line: str) -> str:
    return _("Several people have this name; the e-mail address tells them apart: %(line)s") % {"line": line}
