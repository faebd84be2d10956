"""What people type about terms."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.taxonomy.models import Term
from multaqa.foundation.taxonomy.queries import active_terms, choices, tree_choices
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.lib.bidi import direction_of, html_lang
from multaqa.lib.labels import Labels
from multaqa.ui.api import WrittenField

_LONGEST = 300
type Synonyms = Iterable[tuple[str, str]]


class _WordsField(WrittenField):
    """A name or a definition: signs alone say nothing, and are not kept."""

    def validate(self, value: Any) -> None:
        """Raise ValidationError for signs and spaces alone."""
        super().validate(value)
        if value and not any(map(str.isalnum, value)):
            raise ValidationError(_("At least one letter or digit is needed here."))


class ProposalForm(forms.Form):
    """A new term: its name in one language at least, where it belongs, and why it is needed."""

    parent = forms.ChoiceField(label=gettext_lazy("Wider term"), required=False)
    reason = WrittenField(
        label=gettext_lazy("What is it needed for?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = _parent_field(choices(language))
        for code in (language, *(code for code in CODES if code != language)):
            self.fields[f"name_{code}"] = _name_field(code, required=False)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "parent", "reason"])

    def clean(self) -> dict[str, Any]:
        """Ask for one name."""
        values = super().clean() or {}
        if not _labels(values, "name_"):
            self.add_error(next(iter(self.fields)), _("A term needs a name in at least one language."))
        return values

    @property
    def labels(self) -> Labels:
        """The names that were given, by language."""
        return _labels(self.cleaned_data, "name_")

    @property
    def parent_term(self) -> Term | None:
        """The wider term that was chosen."""
        return active_terms().filter(public_id=self.cleaned_data["parent"]).first()


class NamesForm(forms.Form):
    """All names of a term: in each language its name, its other names (a line each) and its definition."""

    def __init__(
        self, *args: Any, term: Term, synonyms: Iterable[tuple[str, str]], language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lines: dict[str, list[str]] = {code: [] for code in CODES}
        for code, name in synonyms:
            lines.setdefault(code, []).append(name)
        for code in CODES:
            self.fields[f"name_{code}"] = _name_field(code, required=code in term.labels)
            self.fields[f"others_{code}"] = _lines_field(code)
            self.fields[f"definition_{code}"] = _definition_field(code)
            self.initial[f"name_{code}"] = term.labels.get(code, "")
            self.initial[f"others_{code}"] = "\n".join(lines[code])
            self.initial[f"definition_{code}"] = term.definition.get(code, "")
        if term.scheme_id == OURS:
            self.fields["parent"] = _parent_field(tree_choices(language, without=term))
            self.initial["parent"] = term.parent.public_id if term.parent else ""

    @property
    def labels(self) -> Labels:
        """The names that were given, by language."""
        return _labels(self.cleaned_data, "name_")

    @property
    def definition(self) -> Labels:
        """The definitions that were given, by language."""
        return _labels(self.cleaned_data, "definition_")

    @property
    def others(self) -> dict[str, list[str]]:
        """The other names of each language."""
        return {code: self.cleaned_data[f"others_{code}"].splitlines() for code in CODES}

    @property
    def has_parent(self) -> bool:
        """True where the form asks for the wider term: in our own vocabulary."""
        return "parent" in self.fields

    @property
    def parent_term(self) -> Term | None:
        """The wider term that was chosen."""
        return active_terms().filter(public_id=self.cleaned_data["parent"]).first()


class MergerForm(forms.Form):
    """The term that takes another one's place, among those that were found."""

    def __init__(self, *args: Any, found: Iterable[Term], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ChoiceField(
            label=_("Merge into"),
            widget=forms.RadioSelect,
            choices=[(term.public_id, term.label(language)) for term in found],
        )


def _labels(values: dict[str, Any], prefix: str) -> Labels:
    given = {code: str(values.get(prefix + code, "")).strip() for code in CODES}
    return {code: text for code, text in given.items() if text}


def _name_field(code: str, *, required: bool) -> _WordsField:
    label = _("Name (%(language)s)") % {"language": name_of(code)}
    return _WordsField(label=label, required=required, max_length=_LONGEST, widget=forms.TextInput(_marks(code)))


def _lines_field(code: str) -> WrittenField:
    label = _("Other names, a line each (%(language)s)") % {"language": name_of(code)}
    return WrittenField(label=label, required=False, widget=forms.Textarea({"rows": 3, **_marks(code)}))


def _definition_field(code: str) -> _WordsField:
    label = _("Definition (%(language)s)") % {"language": name_of(code)}
    widget = forms.Textarea({"rows": 2, **_marks(code)})
    return _WordsField(label=label, required=False, max_length=1000, widget=widget)


def _parent_field(found: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Wider term"), required=False, choices=[("", _("None: a term at the top")), *found]
    )


def _marks(code: str) -> dict[str, str]:
    return {"lang": html_lang(code), "dir": direction_of(code)}
