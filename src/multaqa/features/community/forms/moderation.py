"""What is said against a post, what is decided about it, an appeal and its answer."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.commands.measures import LONGEST_PAUSE, Decision
from multaqa.features.community.models import WORDS_LENGTH, Measure, Rule
from multaqa.features.community.sources import LONGEST
from multaqa.ui.api import WrittenField

Kind = Measure.Kind
_ACTS: Final = {
    Kind.HIDDEN: _("Hiding the post"),
    Kind.EDITED: _("Changing its text"),
    Kind.WARNED: _("A warning to the author"),
    Kind.SLOWED: _("A pause between the author's posts here"),
    Kind.SUSPENDED: _("No taking part here until a day"),
}


def _lines() -> forms.Textarea:
    return forms.Textarea({"rows": 4, "dir": "auto"})


class FlagForm(forms.Form):
    """Which rule a post breaks, and what else is to be said."""

    rule = forms.ChoiceField(label=_("What is wrong with it"), choices=Rule.choices, widget=forms.RadioSelect)
    words = WrittenField(
        label=_("What those who decide should know"), widget=_lines(), max_length=WORDS_LENGTH, required=False
    )


class DecisionForm(forms.Form):
    """What is done about a post or its author, and why."""

    kind = forms.ChoiceField(label=_("What is done"), widget=forms.RadioSelect)
    rule = forms.ChoiceField(label=_("Rule"), choices=Rule.choices)
    reason = WrittenField(
        label=_("Reason"),
        help_text=_("The author is told it in these words, with the rule in the author's language."),
        widget=_lines(),
        max_length=WORDS_LENGTH,
    )
    source = WrittenField(
        label=_("New text, where the text is changed"),
        widget=forms.Textarea({"rows": 8, "dir": "auto"}),
        max_length=LONGEST,
        strip=False,
        required=False,
    )
    minutes = forms.IntegerField(
        label=_("Minutes between two posts, for a pause"), min_value=1, max_value=LONGEST_PAUSE, required=False
    )
    until = forms.DateField(
        label=_("Last day of a pause or suspension"), widget=forms.DateInput({"type": "date"}), required=False
    )

    def __init__(self, *args: Any, kinds: Collection[Measure.Kind] = tuple(Kind), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, _ACTS[kind]) for kind in kinds]  # type: ignore[attr-defined]  # the stubs know no choices
        if Kind.EDITED not in kinds:
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for a pause without minutes, and for a pause or suspension without an end."""
        values = super().clean() or {}
        kind = values.get("kind")
        if kind == Kind.SLOWED and not values.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", ValidationError(_("The minutes of the pause are needed."), code="required"))
        if kind in {Kind.SLOWED, Kind.SUSPENDED} and not values.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError(_("The last day is needed."), code="required"))
        return values

    @property
    def decision(self) -> Decision:
        """What was decided; a day ends where whoever decides is."""
        values = self.cleaned_data
        return Decision(
            kind=Kind(values["kind"]),
            rule=Rule(values["rule"]),
            reason=values["reason"],
            source=values.get("source") or "",
            minutes=values.get("minutes"),
            until=_end_of(values["until"]) if values.get("until") else None,
        )


class AppealForm(forms.Form):
    """Why a decision is wrong."""

    words = WrittenField(
        label=_("Why the decision is wrong"),
        help_text=_("Somebody else than who decided reads it."),
        widget=_lines(),
        max_length=WORDS_LENGTH,
    )


class AnswerForm(forms.Form):
    """What becomes of an appeal, and what is answered."""

    grants = forms.ChoiceField(
        label=_("Answer to the appeal"),
        choices=[("yes", _("The decision is taken back")), ("no", _("The decision stands"))],
        widget=forms.RadioSelect,
    )
    answer = WrittenField(
        label=_("Reason"), help_text=_("Whoever appealed reads it."), widget=_lines(), max_length=WORDS_LENGTH
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))
