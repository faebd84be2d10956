"""What a member writes in her profile, and to whom she shows it."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.commands import SaidName, SaidOfHerself
from multaqa.features.membership.models import PARTS, Gender, Level, Member, Shown
from multaqa.features.membership.models.said import LONGEST_FUNCTION, LONGEST_NAME, LONGEST_WORDS
from multaqa.features.membership.queries.naming import language_named
from multaqa.features.membership.spoken_languages import OTHER_LANGUAGES
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.taxonomy.api import kept_choices, terms_of
from multaqa.lib.fold import sort_key
from multaqa.ui.api import FilteredChoices, WrittenField

MOST_NAMES: Final = 4
MOST_LANGUAGES: Final = 10

type Sent = QueryDict | None


class WrittenNameForm(forms.Form):
    """A name in one script."""

    form_of_address = WrittenField(label=_("Form of address"), max_length=60, required=False)
    given = WrittenField(label=_("Given names"), max_length=LONGEST_NAME, required=False)
    family = WrittenField(label=_("Family name"), max_length=LONGEST_NAME, required=False)
    family_first = forms.BooleanField(label=_("The family name stands first"), required=False)

    def clean(self) -> dict[str, Any]:
        """A name has a letter."""
        said: dict[str, Any] = super().clean() or {}
        whole = f"{said.get('given', '')}{said.get('family', '')}"
        if whole and not any(letter.isalpha() for letter in whole):
            raise ValidationError(_("A name holds at least one letter."))
        return said

    def is_empty(self) -> bool:
        """Whether no name was written."""
        return not (self.cleaned_data.get("given") or self.cleaned_data.get("family"))


class OwnNameForm(WrittenNameForm):
    """The name in her own script, which there must be."""

    def clean(self) -> dict[str, Any]:
        """It is not empty."""
        said = super().clean()
        if not (said.get("given") or said.get("family")):
            raise ValidationError(_("A profile has a name in the script of its owner."))
        return said


class SpokenForm(forms.Form):
    """A language that she works in, and how well."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    level = forms.TypedChoiceField(label=_("Level"), required=False, coerce=int, choices=Level.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", "—"), *spoken_choices(get_language() or "en")]  # type: ignore[attr-defined]  # a ChoiceField


class FunctionForm(forms.Form):
    """What she does there, in any of the six languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in CODES:
            self.fields[code] = WrittenField(label=name_of(code), max_length=LONGEST_FUNCTION, required=False)


class WordsForm(forms.Form):
    """Her subjects, what she can help with and needs help with, and her gender if she gives it."""

    terms = forms.MultipleChoiceField(label=_("Expertise"), required=False, widget=FilteredChoices)
    offers = WrittenField(
        label=_("I can help with"), max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    needs = WrittenField(
        label=_("I need help with"), max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    gender = forms.ChoiceField(
        label=_("Gender"),
        required=False,
        choices=[("", pgettext_lazy("gender", "Not given")), *Gender.choices],
        help_text=_("For counts alone; nobody is shown it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["terms"].choices = kept_choices(get_language() or "en")  # type: ignore[attr-defined]  # a MultipleChoiceField


class ShownForm(forms.Form):
    """To whom each part is shown."""

    is_listed = forms.BooleanField(
        label=_("The directory lists me"),
        required=False,
        help_text=_("Unlisted, the profile opens only from its own address, for whom the name is shown to."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part] = forms.TypedChoiceField(label=_("Shown to"), coerce=_circle, choices=Shown.choices)

    def circles(self) -> dict[str, Shown]:
        """The circle of each part."""
        return {part: Shown(self.cleaned_data[part]) for part in PARTS}


class ProfileForms:
    """The forms of one page, sent together."""

    def __init__(self, member: Member, sent: Sent) -> None:
        names = [_name_of(name) for name in member.names.all()][:MOST_NAMES]
        spoken = [{"language": row.language, "level": row.level} for row in member.languages.all()][:MOST_LANGUAGES]
        self.names = [
            (WrittenNameForm if place else OwnNameForm)(sent, prefix=f"name-{place}", initial=initial)
            for place, initial in enumerate(_filled_up(names, MOST_NAMES))
        ]
        self.function = FunctionForm(sent, prefix="function", initial=member.function)
        rows = _filled_up(spoken, min(len(spoken) + 3, MOST_LANGUAGES) if sent is None else MOST_LANGUAGES)
        self.languages = [
            SpokenForm(sent, prefix=f"language-{place}", initial=initial) for place, initial in enumerate(rows)
        ]
        self.words = WordsForm(sent, prefix="words", initial=_words_of(member))
        self.shown = ShownForm(sent, prefix="shown", initial=_circles_of(member))

    def every(self) -> Sequence[forms.Form]:
        """All forms of the page, in its order."""
        return (*self.names, self.function, *self.languages, self.words, self.shown)

    def is_valid(self) -> bool:
        """Whether all are; each is asked, so that every mistake is named at once."""
        answers = [form.is_valid() for form in self.every()]
        return all(answers)

    def faulty(self) -> list[forms.Form]:
        """Those with a mistake."""
        return [form for form in self.every() if form.errors]

    def said(self) -> SaidOfHerself:
        """What she wrote, as a command takes it."""
        words = self.words.cleaned_data
        return SaidOfHerself(
            names=[SaidName(**form.cleaned_data) for form in self.names if not form.is_empty()],
            function={code: text for code, text in self.function.cleaned_data.items() if text},
            languages={
                form.cleaned_data["language"]: Level(form.cleaned_data["level"] or Level.WORKS)
                for form in self.languages
                if form.cleaned_data.get("language")
            },
            terms=list(terms_of(words["terms"]).values()),
            offers=words["offers"],
            needs=words["needs"],
            gender=words["gender"],
        )


def spoken_choices(language: str) -> list[tuple[str, str]]:
    """The languages that are offered, ours first, the others by their names in ``language``."""
    others = [(code, language_named(code, language)) for code in OTHER_LANGUAGES]
    ours = [(code, language_named(code, language)) for code in CODES]
    return [*ours, *sorted(others, key=lambda choice: sort_key(choice[1]))]


def _circle(value: Any) -> Shown:
    return Shown(int(value))


def _filled_up(rows: Sequence[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    return [*rows, *({} for _place in range(size - len(rows)))]


def _name_of(name: Any) -> dict[str, Any]:
    return {field: getattr(name, field) for field in ("form_of_address", "given", "family", "family_first")}


def _words_of(member: Member) -> dict[str, Any]:
    terms = [term.public_id for term in member.terms.all()]
    return {"terms": terms, "offers": member.offers, "needs": member.needs, "gender": member.gender}


def _circles_of(member: Member) -> dict[str, Any]:
    circles: dict[str, Any] = {part: getattr(member, f"{part}_shown") for part in PARTS}
    return circles | {"is_listed": member.is_listed}
