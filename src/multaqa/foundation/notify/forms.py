"""Words people type about mail."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.api import Card
from multaqa.foundation.notify.kinds import kinds
from multaqa.foundation.notify.models import Manner, Rhythm
from multaqa.foundation.people.api import Person, language_choices
from multaqa.lib.bidi import isolate
from multaqa.lib.digits import show_digits

_HOURS: Final = range(24)


class MannerForm(forms.Form):
    """How often mail comes, at which hour, and when not."""

    rhythm = forms.ChoiceField(
        label=_("How often notices come by mail"),
        choices=Rhythm,
        widget=forms.RadioSelect,
        help_text=_("Mentions, questions asked of you and private messages come at once, unless “Never” is chosen."),
    )
    only_direct = forms.BooleanField(label=_("Only when I am asked directly"), required=False)
    hour = forms.TypedChoiceField(label=_("Hour of the digest"), coerce=int)
    weekday = forms.TypedChoiceField(label=_("Day of the weekly digest"), coerce=int, choices=WEEKDAYS)
    quiet_from = forms.TypedChoiceField(label=_("No mail from"), coerce=int, required=False, empty_value=None)
    quiet_until = forms.TypedChoiceField(label=_("No mail until"), coerce=int, required=False, empty_value=None)

    def __init__(self, sent: QueryDict | None, *, manner: Manner) -> None:
        names = ("rhythm", "only_direct", "hour", "weekday", "quiet_from", "quiet_until")
        super().__init__(sent, initial={name: getattr(manner, name) for name in names})
        hours = [(hour, show_digits(f"{hour:02}:00", get_language() or "ar")) for hour in _HOURS]
        self.fields["hour"].choices = hours  # type: ignore[attr-defined]  # a choice field of django-stubs is generic
        for name in ("quiet_from", "quiet_until"):
            self.fields[name].choices = [("", _("No quiet hours")), *hours]  # type: ignore[attr-defined]  # a choice field, as the one before it

    def clean(self) -> dict[str, Any]:
        """Both ends of the quiet hours, or neither."""
        cleaned = super().clean() or {}
        begin, end = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if (begin is None) != (end is None) or (begin is not None and begin == end):
            raise ValidationError({"quiet_until": _("Quiet hours need a beginning and another hour as their end.")})
        return cleaned

    def manner(self, person: Person) -> Manner:
        """What a person chose, as a row that is not kept yet."""
        return Manner(person=person, **self.cleaned_data)


class SourcesForm(forms.Form):
    """How often mail comes from each source of a person's, such as a community."""

    def __init__(self, *args: Any, cards: Sequence[Card], chosen: Mapping[str, Rhythm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sources = {_field(card.ref): card.ref for card in cards}
        usual = ("", pgettext_lazy("how often mail comes", "As chosen above"))
        for card in cards:
            self.fields[_field(card.ref)] = forms.ChoiceField(
                label=isolate(card.title),
                choices=[usual, *Rhythm.choices],
                required=False,
                initial=chosen.get(card.ref, ""),
            )

    def rhythms(self) -> dict[str, Rhythm | None]:
        """For each source how often; None for as often as everything else."""
        given = {ref: self.cleaned_data[field] for field, ref in self._sources.items()}
        return {ref: Rhythm(value) if value else None for ref, value in given.items()}


class MailChoicesForm(forms.Form):
    """One tick for what goes out by mail under one name: kinds that are called the same are chosen together."""

    def __init__(self, *args: Any, choices: dict[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_label: dict[str, list[str]] = {}
        for name in choices:
            by_label.setdefault(str(kinds()[name].label), []).append(name)
        self._kinds = {_field(names[0]): names for names in by_label.values()}
        for label, names in by_label.items():
            wanted = any(choices[name] for name in names)
            self.fields[_field(names[0])] = forms.BooleanField(label=label, required=False, initial=wanted)

    def choices(self) -> dict[str, bool]:
        """For each kind whether it is wanted."""
        return {name: self.cleaned_data[field] for field, names in self._kinds.items() for name in names}


class TestMailForm(forms.Form):
    """In which language the test is to be sent."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices)


def _field(name: str) -> str:
    return name.replace(".", "-").replace(":", "-")
