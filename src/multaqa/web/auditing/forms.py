"""What auditors and officers type."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.api import LONGEST
from multaqa.foundation.facts.api import Wanted, facts_wanted, known_facts
from multaqa.foundation.people.api import Person, Reader
from multaqa.ui.api import DayField, WrittenField
from multaqa.web.auditing.finding import people_found, refs_found
from multaqa.web.auditing.telling import kind_in_words

LONGEST_REASON: Final = 500
_ADDRESSES: Final = {"dir": "auto", "autocomplete": "off"}


class PersonField(forms.CharField):
    """A person by name, address of mail or id, as far as the reader may know of her; several found are offered."""

    def __init__(self, *, reader: Reader, **kwargs: Any) -> None:
        super().__init__(max_length=200, widget=forms.TextInput(_ADDRESSES), **kwargs)
        self.reader = reader
        self.offered: list[Person] = []

    def clean(self, value: Any) -> Person | None:
        """The one person meant. Raises ValidationError when it is nobody or more than one."""
        text = super().clean(value)
        if not text:
            return None
        self.offered = list(people_found(text, reader=self.reader))
        if not self.offered:
            raise ValidationError(_("Nobody of this name, address or id is known."))
        if len(self.offered) > 1:
            raise ValidationError(_("Several people are meant: the choice is below."))
        return self.offered[0]


class ThingField(forms.CharField):
    """A thing by its permanent address, its reference or its id; whether it exists is not told."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=500, widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> str:
        """The reference meant, "" for none. Raises ValidationError for what cannot be one."""
        text = super().clean(value)
        refs = refs_found(text) if text else []
        if text and not refs:
            raise ValidationError(_("This is neither an address nor an id. The address of the thing's page will do."))
        return _likeliest(refs)


class AboutAPerson(forms.Form):
    """A form with a field ``person``."""

    @property
    def people_offered(self) -> list[Person]:
        """Whom the typed name may mean, where it could not be taken; else nobody."""
        field = self.fields["person"]
        return field.offered if isinstance(field, PersonField) and self.errors.get("person") else []


class FactSearch(AboutAPerson):
    """Which facts an auditor looks for."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = PersonField(reader=reader, required=False, label=_("Person"))
        self.fields["thing"] = ThingField(required=False, label=_("Thing"))
        choices = _kinds(get_language(), len(known_facts()))
        self.fields["kind"] = forms.ChoiceField(required=False, label=_("What happened"), choices=choices)
        self.fields["since"] = DayField(required=False, label=_("From the day"))
        self.fields["until"] = DayField(required=False, label=_("To the day"))

    def wanted(self, *, kinds: tuple[str, ...] = ()) -> Wanted:
        """What is looked for; what was typed wrongly narrows nothing."""
        values = getattr(self, "cleaned_data", {})
        person, until = values.get("person"), values.get("until")
        return Wanted(
            person=person.pk if person else None,
            thing=values.get("thing") or "",
            kinds=kinds or ((values["kind"],) if values.get("kind") else ()),
            since=_midnight(values.get("since")),
            until=_midnight(until + timedelta(days=1)) if until and until < date.max else None,
        )


class ReadersQuestion(AboutAPerson):
    """Who can, or on a past day could, read a thing."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"] = ThingField(label=_("Thing"))
        self.fields["person"] = PersonField(reader=reader, required=False, label=_("Person"))
        self.fields["on"] = DayField(required=False, label=_("On a past day"))

    def moment(self) -> datetime | None:
        """The end of the day asked about; None for today and later."""
        day = self.cleaned_data.get("on")
        return _midnight(day + timedelta(days=1)) if day and day < localdate() else None


class ReadingQuestion(AboutAPerson):
    """Asking that a person may read one thing for oversight."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"] = ThingField(label=_("Thing"))
        self.fields["person"] = PersonField(reader=reader, label=_("Who would read"))
        self.fields["until"] = DayField(label=_("Until the day"), help_text=_("At most 30 days from now."))
        self.fields["reason"] = _reason()

    def clean_until(self) -> datetime:
        """The end of that day. Raises ValidationError for one that is past or too far."""
        day: date = self.cleaned_data["until"]
        if not localdate() <= day < localdate() + LONGEST:
            raise ValidationError(_("The end must lie between today and 30 days from now."))
        end = _midnight(day + timedelta(days=1))
        if end is None:  # a day in that span has a next one
            raise ValidationError(_("The end must lie between today and 30 days from now."))
        return end


class ExportQuestion(forms.Form):
    """Why facts are taken out of the log, and in which form."""

    FORMS: Final = (("csv", _("Table (CSV)")), ("jsonl", _("JSON Lines")))
    form = forms.ChoiceField(label=_("Form"), choices=FORMS, initial="csv", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = _reason()


@lru_cache(maxsize=16)
def _kinds(_language: str | None, _known: int) -> tuple[tuple[str, str], ...]:
    """Every kind of fact in words of the active language: a hundred sentences, which the program says once for all."""
    words = sorted((kind_in_words(kind), kind) for kind in known_facts())
    return ("", pgettext("kinds of facts", "All")), *((kind, said) for said, kind in words)


def _reason() -> WrittenField:
    area = forms.Textarea({"rows": 3, "dir": "auto"})
    return WrittenField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=area, help_text=_("It is recorded, and auditors read it.")
    )


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, get_current_timezone()).astimezone(UTC) if day else None


def _likeliest(refs: list[str]) -> str:
    """Of the references that an id alone may mean, the first of which something is told."""
    told = (ref for ref in refs if len(refs) > 1 and facts_wanted(Wanted(thing=ref), limit=1))
    return next(told, refs[0] if refs else "")
