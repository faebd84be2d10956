"""What stewards type on the pages of offices."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.languages.api import language_choices
from multaqa.foundation.people.api import Person, Reader, Role, duty_of_role, word_of_office
from multaqa.ui.api import DayField, WrittenField
from multaqa.web.auditing.forms import AboutAPerson, PersonField


class AddressOrPersonField(PersonField):
    """A person by name or id, or any address of mail: of an address it is never told whether somebody has it."""

    def clean(self, value: Any) -> "Person | str | None":  # type: ignore[override]  # an address is nobody yet
        """The one person meant, or the address in lower case. Raises ValidationError for neither."""
        text: str = forms.CharField.clean(self, value).strip()
        if "@" not in text:
            return super().clean(text)
        validate_email(text)
        return text.lower()


class OfficeForm(AboutAPerson):
    """Who is to hold which role, why, and until when."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = AddressOrPersonField(
            reader=reader,
            label=_("Name or e-mail address"),
            help_text=_(
                "Somebody known here by name holds the office at once. An address gets a letter with a link that "
                "accepts the office, whether or not it has an account."
            ),
        )
        self.fields["role"] = forms.ChoiceField(label=_("Office"), choices=_roles, widget=forms.RadioSelect)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the letter"), choices=language_choices, initial=get_language
        )
        self.fields["until"] = DayField(
            label=_("Last day"), required=False, help_text=_("Empty: until somebody ends it.")
        )
        self.fields["reason"] = WrittenField(
            label=_("Reason"), max_length=300, help_text=_("Kept on record, and told to the person.")
        )

    def clean_until(self) -> datetime | None:
        """The end of the last day. Raises ``ValidationError`` for a day that is over."""
        day = self.cleaned_data["until"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise ValidationError(_("This day is over."))
        if day.year > timezone.localdate().year + 50:
            raise ValidationError(_("This day is too far away."))
        midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone())
        return midnight.astimezone(UTC)


def _roles() -> list[tuple[str, str]]:
    return [(role.value, f"{_begun(word_of_office(role))}: {duty_of_role(role)}") for role in Role]


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
